"""Practices found in sentences and reports: which, how strongly, and where."""

from decimal import Decimal

import pytest
from attrs import evolve

import rulelaw as rl
from rulelaw.codebook.types import Practice
from rulelaw.observations.practising import find_practices
from rulelaw.report.types import Part

#: For each practice sentences that tell of it (+) and sentences that look like it and do not (-), all composed.
WORDINGS = """\
first-responsible
+ 区长带头履行法治政府建设第一责任人职责，多次过问复议案件。
+ 局主要领导对法治建设重要工作亲自部署、重大问题亲自过问。
+ 严格落实“第一责任人”制度，一把手抓法治成为常态。
+ 党组书记认真履行推进法治建设第一责任人职责，全年主持专题会3次。
+ 党政主要负责人带头讲法治课2次。
- 校长为新生讲法治课。
- 督促工地项目经理当好消防安全第一责任人。
- 主要负责人带队检查汛期值守。
leading-group
+ 及时调整充实局法治政府建设领导小组成员，办公室设在法规科。
+ 依法治县委员会全年召开全体会议2次。
+ 成立以党委书记为组长的法治建设工作专班。
+ 健全依法行政领导机构，分管领导任副组长。
- 成立校园食品安全工作领导小组，统筹日常检查。
- 学习贯彻中央全面依法治国委员会的部署。
work-reports-heard
+ 县政府常务会议听取依法行政工作汇报2次。
+ 召开法治政府建设推进会，安排年度重点任务。
+ 党委会议定期研究解决法治建设中的重大问题。
+ 坚持法治工作与业务工作同部署、同检查、同落实。
- 召开防汛抗旱调度会，落实值班制度。
- 坚决落实上级关于法治政府建设的重大决策部署。
annual-work-plan
+ 年初制定依法行政工作计划，把任务分解到科室。
+ 出台局2022年普法依法治理工作要点。
+ 细化法治政府建设年度重点任务32项，逐项明确责任单位。
+ 印发《2024年度法治建设工作方案》。
- 编制年度防汛抢险工作方案。
- 印发招商引资任务清单。
duty-list
+ 编制领导干部应知应会法律法规清单，共列入28部。
+ 对照第一责任人职责清单逐条抓落实。
+ 建立主要负责人履责清单并向社会公布。
+ 细化一把手抓法治责任清单12条。
- 动态调整权责清单。
- 梳理安全隐患任务清单。
performance-review-of-law
+ 组织各镇主要负责人开展现场述法，9名书记登台述法。
+ 将学法用法情况作为领导干部年度述职的必述内容。
+ 专题述法实现部门全覆盖。
+ 推行述职述廉述法“三述”合一。
- 信访人可当面陈述法律诉求。
- 述职会议通报了重点项目进度。
assessment-weight
+ 把法治建设成效作为领导班子政绩考核的重要内容。
+ 法治政府建设占年度考核分值的5分。
+ 普法工作列入目标责任考评体系。
+ 行政诉讼败诉情况纳入部门年度绩效考核。
- 列入省级重点项目名录。
- 将考核结果作为岗位晋升的依据。
leaders-study
+ 县政府常务会议坚持会前学法制度，全年学法12次。
+ 领导班子集体学习行政处罚法2次。
+ 把习近平法治思想纳入党组理论学习中心组学习内容。
+ 抓住“关键少数”，落实领导干部学法制度。
+ 建立领导干部应知应会党内法规和国家法律清单，学习5次。
- 党组研究干部任免事项。
- 编印窗口人员应知应会业务手册。
- 学生集体学习校规。
law-staff
+ 加强法治工作队伍建设，选调法律专业干部3名。
+ 每个基层所配备专兼职法制员。
+ 设立政策法规科，配备专职人员2人。
+ 鼓励干部考取法律职业资格，现有15人持证。
- 法规科组织召开座谈会。
- 消防队伍新增人员20名。
one-stop-service
+ 政务服务事项“一网通办”率达到98%。
+ 设置综合窗口18个，实行“前台综合受理、后台分类审批”。
+ 梳理“高效办成一件事”主题清单，推行一次办好。
+ 全程网办事项占比由70%提高到92%。
- 设立矛盾纠纷一站式调解中心。
- 食堂窗口改造完成。
licence-reform
+ 涉企经营许可事项全部纳入证照分离改革清单。
+ 推行“一业一证”，发放综合许可证42张。
+ 以承诺制办理施工许可审批9件。
+ 取消许可事项3项，2项审批改为备案。
- 签订廉洁承诺书150份。
- 换发新版营业执照。
proof-reduction
+ 深入推进减证便民，取消村居证明36项。
+ 清理各类“奇葩证明”“循环证明”。
+ 创建“无证明城市”，电子材料免提交。
+ 精简申请材料120份，压减率达45%。
- 案件证据证明力不足。
- 减免证照工本费。
power-list
+ 完成部门权力清单、责任清单的动态管理。
+ 编制行政许可事项清单，逐项明确实施主体。
+ 调整权责事项17项并向社会公布。
+ 梳理行政职权，划清部门边界。
- 编制采购清单。
- 公布普法责任清单。
service-guides
+ 认领公共服务事项96项，逐项编制实施清单。
+ 推进政务服务标准化、规范化、便利化。
+ 修订办事指南，公开流程图。
+ 三级窗口统一服务标准和办事流程。
- 编印旅游指南。
- 统一制服、佩戴标识。
cross-region-service
+ 教师资格认定等8项实现“跨省通办”。
+ 设立异地通办窗口，受理外地业务260件。
+ 社保业务“全城通办”。
+ 与邻市签订协议，推行跨区域通办。
- 跨市公交线路开通。
- 侦办跨省案件2起。
delegation
+ 赋权镇街行政处罚事项128项。
+ 推动执法重心下移，力量下沉。
+ 人社业务延伸到村(社区)办理，设立代办点60个。
+ 承接省级下放事项14项。
- 放权威的数据给公众。
- 货车下放卸货。
e-certificates
+ 签发电子营业执照3200份。
+ 证照数据共享互认，免于重复提交。
+ 审批全程使用电子签章。
+ 推广应用电子许可证。
- 电子商务监管平台上线。
- 更换纸质证照500本。
service-evaluation
+ 组织政务服务满意度测评，满意度为98.6%。
+ 设置评价器45台，主动接受办事人评价。
+ 对办事群众回访1200人次，满意度98%。
+ 开展窗口行风评议2次。
- 专家评价该项目。
- 群众满意是我们的追求。
business-environment
+ 出台优化营商环境措施50条。
+ 为民营企业开展“法治体检”86家次。
+ 依法平等保护民营企业合法权益。
+ 设立营商环境监测点30个。
- 改善村庄人居环境。
- 对经营户收取摊位费。
hotline
+ 市民热线办件按时答复率100%。
+ 接诉即办，全年受理群众诉求5600件。
+ 整合12333咨询热线，接听电话3万个。
+ 处理市长信箱来信220封。
- 高铁热线客流增长。
- 公布举报电话。
legislation-input
+ 起草地方性法规草案1部，报送审稿2件。
+ 对上级征求意见的法规规章反馈意见35条。
+ 承担政府立法项目2个，组织立法听证会。
+ 推动《燃气管理条例》制定，草案已提请审议。
- 宣传新修订的法律法规。
- 依据法律规定责令改正。
rules-evaluation
+ 完成2部政府规章的实施情况评估。
+ 地方性法规后评估报告提交人大。
+ 委托高校对条例开展实施效果评估。
+ 开展规章评估，为修订提供依据。
- 对项目开展环境影响评估。
- 评估员工绩效。
document-review
+ 凡制发规范性文件，一律先经合法性审核。
+ 出具规范性文件合法性审查意见7份。
+ 严格规范性文件制定程序，落实“三统一”制度。
+ 对拟出台的政策文件开展合法性审核20件次。
- 组织规范性文件专项清理。
- 审查建设工程图纸。
document-filing
+ 印发后15日内将规范性文件报市政府备案。
+ 接收下级报备文件22件，备案审查率100%。
+ 新出台的规范性文件2件，均在门户网站公布。
+ 做到有件必备、有备必审。
- 完成企业登记备案。
- 向社会公布举报电话。
document-cleanup
+ 完成涉及行政处罚内容的文件清理，修改4件。
+ 公布继续有效的规范性文件目录。
+ 对不合时宜的红头文件予以废止，共9份。
+ 梳理现行有效规范性文件83份。
- 清理乱堆乱放。
- 注销失效许可证15张。
document-evaluation
+ 文件实施满一年即组织实施情况评估。
+ 完成规范性文件实施后评估报告3份。
+ 委托第三方对惠企政策开展效果评估。
+ 建立规范性文件动态评估机制。
- 开展地质灾害评估。
- 评估文物价值。
competition-review
+ 未经公平竞争审查的文件一律不得出台。
+ 清理妨碍统一市场和公平竞争的政策措施5件。
+ 落实公平竞争审查制度，开展增量、存量文件审查。
+ 自查妨碍统一大市场建设的规定。
- 维护市场公平竞争秩序。
- 学生公平竞争上岗。
decision-procedure
+ 严格履行公众参与、专家论证、风险评估等重大决策程序。
+ 落实“三重一大”集体讨论制度。
+ 编制决策事项目录并动态调整。
+ 对2项重大决策组织听证。
- 为个人理财决策提供参考。
- 开展公众参与的植树活动。
decision-legal-review
+ 对提交县政府常务会议的议题出具合法性审核意见56件。
+ 法规科列席局长办公会，参与重大事项会商。
+ 建立合法性审查机制，重大项目先审后批。
+ 组织疑难案件研讨5次。
- 审核项目资金拨付。
- 领导列席村民会议。
legal-counsel
+ 现有公职律师9名，参与涉法事务论证40余件。
+ 与律师事务所签订常年服务协议。
+ 外聘律师出具法律意见书33份。
+ 落实政府法律顾问全覆盖。
- 律师行业党建取得进展。
- 聘请农技顾问。
contract-review
+ 修订机关合同管理办法，落实备案制度。
+ 对招商协议开展合法性审核18件。
+ 重大合同一律由法律顾问审查把关。
+ 政府合同审查率100%。
- 审核劳动合同备案材料。
- 出具合同制员工名单。
three-systems
+ 配备执法记录仪120台，实现全过程记录。
+ 重大执法决定法制审核118件。
+ 编制音像记录事项清单。
+ 出台《行政处罚案件法制审核办法》。
- 完善会议记录制度。
- 记录企业用水量。
enforcement-publicity
+ “双公示”信息报送率、及时率均为100%。
+ 执法主体、执法人员信息在门户网站公开。
+ 向社会公布重大劳动保障违法行为5件。
+ 检查结果当日录入、当日公示。
- 公布中考成绩。
- 公开选拔干部。
certified-officers
+ 新申领执法证12个，注销离岗人员证件5个。
+ 组织执法资格考试，46人取得资格。
+ 开展执法人员清理，清退不合格人员3名。
+ 执法人员持证率98%。
- 持证残疾人就业补贴。
- 驾驶人员持证情况良好。
enforcement-training
+ 组织执法骨干轮训120人次。
+ 开展执法大练兵，比拼办案技能。
+ 全系统执法业务培训33场次。
+ 加大对执法人员的法律知识培训力度。
- 培训月嫂80人。
- 练兵备战马拉松赛。
casefile-review
+ 开展年度案卷评查2次，反馈问题36个。
+ 对已结案卷逐卷检查，评出优秀案卷10卷。
+ 组织跨区交叉案件评查。
+ 抽查执法案卷40份。
- 抽查学生作业。
- 法院案卷移交档案馆。
enforcement-responsibility
+ 对3起执法过错行为依规追责。
+ 梳理执法依据86部，分解到岗到人。
+ 建立执法尽职免责清单。
+ 明确执法人员责任，严格责任追究。
- 落实安全生产责任制。
- 追究肇事司机责任。
special-campaigns
+ 开展春季禁渔专项执法行动，查处案件7起。
+ 民生领域“铁拳”行动立案65件。
+ 清理整顿人力资源市场秩序。
+ 组织校外培训专项检查。
- 拨付专项经费。
- 编制专项规划。
joint-enforcement
+ 开展跨部门联合执法12次。
+ 与邻县签订执法协作协议。
+ 联合住建、税务等部门开展工地排查。
+ 建立协同执法机制。
- 联合举办书画展。
- 会同专家评审论文。
criminal-referral
+ 健全行刑衔接机制，召开联席会议2次。
+ 完善“两法衔接”信息共享平台。
+ 移送司法机关案件5起。
+ 落实行政执法与刑事司法衔接制度。
- 将物资移交社区。
- 病人移送医院。
lenient-enforcement
+ 推行包容审慎监管，29件案件首违不罚。
+ 推广说理式执法文书。
+ 坚持处罚与教育相结合，开展行政指导20次。
+ 对轻微违法行为免予处罚126件。
- 给予党内警告处分。
- 免除学费。
double-random
+ 实施双随机抽查任务58个。
+ 随机抽查事项覆盖率100%。
+ 跨部门“双随机”监管实现全覆盖。
+ 通过系统随机抽取检查对象150户。
- 随机应变处置险情。
- 抽查作业本。
credit-regulation
+ 完成企业守法诚信等级评价260家。
+ 修复失信信息53条，引导信用修复。
+ 实施守信激励、失信联合惩戒。
+ 将3户企业列入经营异常名录。
- 统一社会信用代码为91开头。
- 农村信用社助力春耕。
internet-regulation
+ 建成智慧监管平台，接入点位600个。
+ 全部使用移动执法终端办案。
+ 探索非现场执法，发现线索45条。
+ 上线执法办案系统，案件网上流转。
- 互联网企业座谈会。
- 网上购物节。
epidemic-control
+ 查处涉疫违法案件12起。
+ 依法审慎制定防疫措施，开展合法性审核。
+ 抗疫期间开辟绿色通道。
+ 面对新冠疫情，组建党员突击队。
- 防治小麦病虫害。
- 动物疫情防控演练。
emergency-response
+ 妥善处置突发事件2起。
+ 健全突发公共卫生事件应对机制。
+ 举行森林防火应急演练。
+ 提升应急处置能力，储备应急物资。
- 应急管理部门参加会议。
- 应届生突击复习。
reconsideration
+ 办结行政复议案件36件，纠错率5.6%。
+ 作为被申请人按时提交复议答复3件。
+ 未发生行政复议案件。
+ 深化行政复议体制改革，设立复议咨询窗口。
- 复核工程造价。
- 会议复议名单。
litigation
+ 一审行政应诉案件45件，已结41件。
+ 法院判决驳回原告诉讼请求8件。
+ 无行政诉讼案件。
+ 提升应诉能力，制定应诉工作规则。
- 检察机关提起公益诉讼案件。
- 民事诉讼案件由物业代理。
head-appearance
+ 局长带头出庭应诉2次。
+ 开庭案件均有行政首长出庭。
+ 出庭应诉率达到100%。
+ 落实行政机关负责人出庭应诉制度。
- 律师出庭代理。
- 家长出庭作证。
judgment-execution
+ 收到检察建议4份，全部按期回复。
+ 尊重并执行人民法院判决。
+ 复议决定履行率100%。
+ 建立司法建议台账，逐件落实。
+ 败诉案件履行到位率100%。
- 执行工程进度计划。
- 复盘败诉案件2件。
- 裁判员执裁比赛。
source-governance
+ 推进诉源治理，诉前化解争议45件。
+ 排查矛盾纠纷210起，化解率98%。
+ 把矛盾化解在基层、化解在萌芽状态。
+ 打造“枫桥式”人社所3个。
- 追溯食品源头，治理污染源头。
- 排查漏水管网。
mediation
+ 成立行政调解委员会，聘任调解员12名。
+ 完善多元化解机制。
+ 调处山林权属争议15起。
+ 推动诉调对接，设立工作室。
- 调整部门职责。
- 和解放路街道相邻。
labour-arbitration
+ 仲裁结案率97%，一裁终局率75%。
+ 推行劳动仲裁要素式办案。
+ 仲裁院立案受理案件860件。
+ 设立劳动争议巡回仲裁庭。
- 国际仲裁论坛举办。
- 裁减行政人员。
petition
+ 领导接访45次，包案化解积案8件。
+ 规范信访秩序，初信初访一次化解率96%。
+ 推进信访工作法治化。
+ 受理群众来信来访320批次。
- 暗访窗口作风。
- 采访先进典型。
information-disclosure
+ 深化政务公开，更新公开目录。
+ 收到信息公开申请19件，均按期答复。
+ 落实基层政务公开标准目录。
+ 举办政府开放日活动3场。
- 公开课展示。
- 公开赛举行。
policy-interpretation
+ 按照“谁起草谁解读”原则，同步解读文件。
+ 制作一图读懂18期，解读率100%。
+ 召开新闻发布会4场，回应社会关切。
+ 更新12345知识库政策答复口径。
- 专家讲解天文知识。
- 读懂孩子家长课堂。
proposals
+ 建议提案办结率、满意率均为100%。
+ 承办委员提案18件，全部按期答复。
+ 认真办理人大议案1件。
+ 办理市人大建议7件。
- 劳动争议案件增多。
- 提出合理化建议。
outside-supervision
+ 配合审计机关开展审计监督，整改问题12个。
+ 聘请特邀监督员20名。
+ 公布举报电话，畅通投诉渠道。
+ 参加电视问政2期。
- 监督工程质量。
- 接受献血者报名。
responsible-publicity
+ 制定部门普法责任清单15条。
+ 开展普法履职评议，3个单位参加。
+ 压实普法主体责任，执法全程普法。
+ 按照“谁主管谁普法”要求分解任务。
- 追究谁的责任。
- 岗位责任清单上墙。
publicity-plan
+ 获评“七五”普法先进单位。
+ 制定年度普法工作计划，列出20项任务。
+ 印发法治宣传教育第八个五年规划。
+ 完成“七五”普法总结验收。
- 五年规划项目开工。
- 完成第七个站点建设。
constitution-week
+ 新任干部举行宪法宣誓仪式2次。
+ 开展宪法宣传周系列活动。
+ 组织学生宪法晨读。
+ “学宪法 讲宪法”活动参与师生3万人次。
- 合法宣传产品功效。
- 12.4公里公路通车。
civil-code
+ 举办“美好生活·民法典相伴”主题宣传。
+ 发放民法典读本2000册。
+ 组织干部学习《民法典》。
+ 民法典宣传进乡村、进社区。
- 经典民谣传唱。
- 法典书局开业。
new-media
+ 拍摄普法短视频15部，点击量42万次。
+ 在门户网站开设法治宣传专栏。
+ 利用抖音、微博等新媒体普法。
+ 举办线上普法直播4场，观看3万人次。
- 网站改版上线。
- 视频会议室完成装修。
case-explaining
+ 组织80名干部旁听庭审。
+ 编写以案释法案例汇编。
+ 通报工伤认定典型案例5起。
+ 用身边案例讲解法律，开展警示教育。
- 立案查处12起。
- 备案登记。
visits
+ 开展“法律进乡村”活动40场次。
+ 干部上门宣传政策，服务企业120户。
+ 深入工地送法，发放手册。
+ 普法小分队进社区巡回宣讲。
- 推进乡村振兴项目。
- 促进企业投资。
staff-exams
+ 352名干部参加法律知识考试，全部合格。
+ 举办法治知识竞赛2场。
+ 动员干部参与宪法知识网上答题。
+ 旧法新规测试，学法参考率98.9%。
- 举办书法竞赛。
- 高考期间禁止噪声。
wage-arrears
+ 开展根治欠薪冬季专项行动。
+ 为320名农民工追发工资86万元。
+ 健全农民工工资支付保障机制。
+ 畅通讨薪投诉渠道，办结线索120条。
- 提高教师工资水平。
- 拖欠水费用户减少。
real-name-system
+ 收缴农民工工资保证金560万元。
+ 落实工资专户、总包代发制度。
+ 推进“无欠薪”县创建验收。
+ 工地维权告示牌设置率100%。
- 火车购票实名制。
- 保证金退还投标人。
warning-system
+ 建立劳动关系风险预警机制，预警企业36家。
+ 对工资支付异常企业发出预警12次。
+ 实行劳资隐患分级预警。
+ 失业动态预警系统上线。
- 地质灾害预警平台。
- 红黄蓝幼儿园开学。
harmonious-relations
+ 健全劳动关系三方协商机制。
+ 培育劳动关系协调员60名。
+ 举办构建和谐劳动关系培训。
+ 维护劳动关系总体和谐稳定。
- 家庭关系和谐。
- 三方评估机构。
collective-bargaining
+ 开展集体协商要约行动，覆盖职工3万人。
+ 推动行业性工资集体协商。
+ 签订女职工专项集体合同。
+ 指导企业开展工资协商18家。
- 村集体经济收入增长。
- 集体劳动体验。
new-employment
+ 推进新业态从业人员职业伤害保障。
+ 为外卖骑手开展用工指导。
+ 灵活就业人员参保补贴发放2100人。
+ 检查网约车平台用工情况。
- 培育电商新业态。
- 快递进村工程。
insurance-policies
+ 减免企业社保费1.2亿元。
+ 阶段性降低失业保险费率。
+ 社保缓缴惠及企业260家。
+ 落实一次性扩岗补助政策。
- 返还投标保证金。
- 商业保险推介会。
fund-safety
+ 开展社会保险基金管理问题专项整治。
+ 检查定点医药机构，查处骗保案件9起。
+ 稽核追回医保基金120万元。
+ 防控社保经办基金风险。
- 产业投资基金落户。
- 加强私募基金监管。
job-sharing
+ 开展企业间用工余缺调剂860人。
+ 发布共享员工合作指引。
+ 搭建员工调剂信息平台。
+ 组织余缺用工对接会。
- 共享充电宝计价。
- 调剂库存物资。
data-sharing
+ 打破信息孤岛，与7个部门互联互通。
+ 通过部门数据比对核实身份3.2万人。
+ 建立跨部门信息共享机制。
+ 公共数据平台归集信息90类。
- 共享农机服务。
- 统计数据发布。
staff-law-study
+ 邀请教授为机关干部举办法治讲座2场。
+ 建立工作人员学法制度，每月一学。
+ 干部职工法律知识学习常态化。
- 领导干部学法清单公布。
- 职工运动会举行。
court-coordination
+ 与县法院会商工伤类案件2次。
+ 邀请检察院座谈，研判执法风险。
+ 分析行政审判白皮书反映的问题。
- 医院联席会诊。
- 学院座谈会。
enforcement-oversight
+ 完善执法监督机制，聘请执法监督员15名。
+ 对下级机关开展执法督察，整改问题22个。
+ 构建县乡行政执法协调监督体系。
- 监理单位监督工程。
- 执法车辆更新。
discretion-benchmarks
+ 修订自由裁量标准，细化违法情节。
+ 公布行政许可裁量基准。
+ 规范裁量权行使，防止同案不同罚。
- 裁判标准培训。
- 量体裁衣式服务。
court-enforcement
+ 推进非诉执行工作，结案8件。
+ 依法向法院申请执行处罚决定，强制执行到位20万元。
+ 探索裁执分离模式。
- 执行八项规定精神。
- 强制检定计量器具。
integrity-risk
+ 公布廉政风险防控图。
+ 修订内控制度12项。
+ 健全权力运行制约监督机制。
- 风险投资论坛。
- 控制室内温度。
legal-aid
+ 建成公共法律服务站18个。
+ 12348热线接受咨询4500人次。
+ 设立农民工法律援助工作站。
- 对口援助边疆。
- 就业服务中心搬迁。
online-resolution
+ 上线“互联网+调解”平台。
+ 智慧仲裁庭投入使用，远程庭审25次。
+ 推广线上调解，足不出户化解纠纷。
- 线上购物纠错。
- 网上展厅开放。
employer-guidance
+ 督促企业依法用工，规范合同签订。
+ 开展中小企业用工体检60户。
+ 编印用工法律风险提示手册。
- 用工短缺缓解。
- 指导农户播种。
comprehensive-enforcement
+ 镇街实行一支队伍管执法，划转人员35名。
+ 组建交通运输综合行政执法队。
+ 完成综合执法体制调整。
- 综合楼竣工。
- 教育体制改革。
demonstration
+ 获评省级依法行政示范单位。
+ 申报法治政府建设示范项目2个。
+ 以示范创建带动法治建设。
- 示范农场开园。
- 全国文明城市创建。
law-inspection
+ 对6个部门开展法治政府建设专项督察。
+ 落实依法治市办督察反馈意见，法治建设短板逐项整改。
+ 督导基层法治建设任务落实。
- 督查项目进度。
- 食品安全督导。
adjudication
+ 公布行政裁决事项清单。
+ 探索自然资源行政裁决制度。
+ 受理权属裁决申请3件。
- 表决通过议程。
- 仲裁裁决案件执行。
inspection-limits
+ 推广“扫码入企”，亮码检查800次。
+ 编制行政检查计划，压减频次30%。
+ 做到无事不扰、有求必应。
- 体检码预约。
- 综合楼检查。
grassroots-law
+ 创建民主法治示范村12个。
+ 建成法治文化公园2处。
+ 聘任法治副校长436名。
- 文化广场舞比赛。
- 校长培训班。
"""


def wordings() -> list[tuple[str, str, bool]]:
    listed, code = [], ""
    for line in WORDINGS.splitlines():
        if line[1] == " ":
            listed.append((code, line[2:], line[0] == "+"))
        else:
            code = line
    return listed


def found(text: str, heading: str = "一、主要举措和成效") -> dict[str, int]:
    report = rl.parse(f"{heading}\n{text}" if heading else text)
    return {evidence.practice: evidence.grade for evidence in find_practices(report, rl.load_codebook())}


def test_every_practice_has_wordings() -> None:
    assert {code for code, _, _ in wordings()} == {practice.code for practice in rl.load_codebook().practices}


@pytest.mark.parametrize("practice", rl.load_codebook().practices, ids=lambda practice: practice.code)
def test_each_example_is_found_and_each_near_miss_is_not(practice: Practice) -> None:
    assert found(practice.example).get(practice.code, 0) >= 2
    assert practice.code not in found(practice.near_miss)


@pytest.mark.parametrize(("code", "sentence", "told"), wordings())
def test_composed_wordings(code: str, sentence: str, told: bool) -> None:
    assert (code in found(sentence)) is told


@pytest.mark.parametrize(
    ("sentence", "code", "grade"),
    [
        ("聘请法律顾问参与涉法事务论证。", "legal-counsel", 2),
        ("聘请法律顾问2名。", "legal-counsel", 3),
        ("未发生行政复议案件。", "reconsideration", 3),  # a zero told in words is a figure
        ("制定规范性文件3件，均经合法性审查。", "document-review", 3),  # the next clause takes the figure up
        ("开展案卷评查，发现问题后逐一反馈，全年评出优秀案卷8卷。", "casefile-review", 3),
        ("组织案卷评查。全年共抽取80卷。", "casefile-review", 3),  # the figure has a sentence of its own
        ("组织案卷评查。门前绿化新增花木80株。", "casefile-review", 2),
        ("要求分管负责人出庭应诉每年不少于1次。", "head-appearance", 2),  # a norm is no figure
        ("对照12项标准开展公平竞争审查。", "competition-review", 2),
        ("根据《湖区行政规范性文件备案审查办法》，文件管理有章可循。", "document-filing", 1),
        ("出台《重大执法决定法制审核办法》。", "three-systems", 2),
        ("尚未建立法律顾问制度。", "legal-counsel", 1),
    ],
)
def test_grades(sentence: str, code: str, grade: int) -> None:
    assert found(sentence)[code] == grade


def test_figures_go_to_the_practice_they_stand_beside() -> None:
    grades = found("聘请法律顾问提供服务，全年收到行政复议申请12件，行政机关负责人带头出庭。")
    assert (grades["legal-counsel"], grades["reconsideration"], grades["head-appearance"]) == (2, 3, 2)


@pytest.mark.parametrize("heading", ["二、存在的问题和原因", "三、2024年工作打算"])
def test_what_is_planned_or_lacking_is_only_named(heading: str) -> None:
    text = "2023年，我局推进工作。\n一、主要举措\n召开会议2次。\n"
    grades = found(f"{text}{heading}\n法律顾问作用发挥不够，将组织案卷评查2次。", heading="")
    assert grades["legal-counsel"] == grades["casefile-review"] == 1


def test_a_law_that_is_studied_tells_nothing_of_what_it_orders() -> None:
    grades = found("组织干部学习《保障农民工工资支付条例》《中华人民共和国民法典》。")
    assert "wage-arrears" not in grades
    assert grades["civil-code"] == 2


def test_a_heading_with_text_below_is_an_action_and_one_without_a_name() -> None:
    report = "一、主要举措\n（一）落实法律顾问制度\n我局高度重视此项工作，成效明显。\n（二）开展案卷评查\n"
    grades = found(report + "（三）其他\n全局协同推进各项任务。", heading="")
    assert (grades["legal-counsel"], grades["casefile-review"]) == (2, 1)


def test_an_opening_that_frames_only_names() -> None:
    opening = "2023年，我局以构建和谐劳动关系为目标，推进依法行政，现将情况报告如下：\n"
    assert found(f"{opening}一、主要举措\n全局协同推进各项任务。", heading="")["harmonious-relations"] == 1


def test_the_strongest_place_comes_first_and_says_its_part() -> None:
    text = "一、主要举措\n建立法律顾问制度，完善内部规程。聘请法律顾问2名，提升水平。\n二、2024年工作打算\n用好法律顾问。"
    report = rl.parse(text)
    (counsel,) = [e for e in find_practices(report, rl.load_codebook()) if e.practice == "legal-counsel"]
    assert [span.of(text) for span in counsel.spans] == [
        "聘请法律顾问2名",
        "建立法律顾问制度",
        "用好法律顾问。",
    ]
    assert (counsel.grade, counsel.part) == (3, Part.MEASURES)


def test_spans_point_into_the_text_given() -> None:
    text = "一、主要举措\r\n聘请\u200b法律\u200b顾问２名，提升水平。\r\n"
    report = rl.parse(text)
    (counsel,) = [e for e in find_practices(report, rl.load_codebook()) if e.practice == "legal-counsel"]
    assert [span.of(text) for span in counsel.spans] == ["聘请\u200b法律\u200b顾问２名"]


def test_practices_come_in_the_order_of_the_codebook_and_with_the_observations() -> None:
    report = rl.parse("一、主要举措\n办理信访事项8件。聘请法律顾问2名。局长落实第一责任人职责。")
    codes = [evidence.practice for evidence in rl.observe(report).practices]
    order = [practice.code for practice in rl.load_codebook().practices]
    assert codes == sorted(codes, key=order.index)
    assert {"petition", "legal-counsel", "first-responsible"} <= set(codes)


def test_page_furniture_gives_no_evidence() -> None:
    assert "information-disclosure" not in found(
        "首页 > 政府信息公开 > 法治政府建设\n沙洲县水务局2022年法治政府建设年度报告\n2022年，我局推进依法行政。",
        heading="",
    )


def test_without_practices_or_text_nothing_is_found() -> None:
    bare = evolve(rl.load_codebook(), practices=())
    assert find_practices(rl.parse("聘请法律顾问2名。"), bare) == ()
    assert find_practices(rl.Report(), rl.load_codebook()) == ()


def test_a_users_own_practice_is_found() -> None:
    own = evolve(
        rl.load_codebook().practice("petition"), code="river-chief", cues=("河长制 巡河|落实",), not_cues=()
    )
    codebook = evolve(rl.load_codebook(), practices=(own,))
    (evidence,) = rl.observe(rl.parse("全面落实河长制，巡河120次。"), codebook=codebook).practices
    assert (evidence.practice, evidence.grade) == ("river-chief", 3)


def test_a_sentence_without_end_is_read_in_linear_time() -> None:
    piece = "审查合同3份，聘请法律顾问参与规范性文件清理、合法性审查，"
    report = rl.parse("一、主要举措\n" + piece * 3000)
    grades = {e.practice: e.grade for e in find_practices(report, rl.load_codebook())}
    assert grades["contract-review"] == 3
    assert all(quantity.value == Decimal(3) for quantity in report.quantities)
