"""Oversight, disclosure, law popularization, and labour and social security."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..facts import Scope, count, open_rate, percentage, round_count
from ..model import Subtopic, Topic


def draw_oversight(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures on proposals and disclosure."""
    deputies, members = count(rng, scope, 4, 120), count(rng, scope, 5, 160)
    asked = 0 if scope.size < 0.4 and rng.random() < 0.4 else count(rng, scope, 4, 160) + 1
    answered = asked
    published = count(rng, scope, 300, 9000) + 20
    return {
        "x.readings": rng.randint(5, published // 2),
        "oversight.proposals": deputies + members,
        "x.proposals_congress": deputies,
        "x.proposals_cppcc": members,
        "oversight.proposal_completion_rate": Decimal(100),
        "disclosure.items_published": published,
        "disclosure.requests": asked,
        "x.requests_answered": answered,
        **({"disclosure.response_rate": percentage(answered, asked, 0)} if asked else {}),
    }


PROPOSALS = Subtopic(
    "proposals",
    ("自觉接受监督", "建议提案办理", "强化权力监督"),
    (
        "办理人大代表建议{x.proposals_congress:件}、政协提案{x.proposals_cppcc:件}，合计{oversight.proposals:件}，"
        "办结率{oversight.proposal_completion_rate:%}",
        "承办建议提案{oversight.proposals:件}，其中代表建议{x.proposals_congress:件}、委员提案{x.proposals_cppcc:件}",
        "{oversight.proposals:件}建议提案全部答复，办结率为{oversight.proposal_completion_rate:%}",
        "全年办理人大代表建议和政协委员提案{oversight.proposals:件}",
        "人大代表建议、政协委员提案共{oversight.proposals:件}，办结率达{oversight.proposal_completion_rate:%}",
    ),
    (
        "主动向人大及其常委会报告工作，认真听取政协委员和民主党派意见",
        "审计监督、财会监督和统计监督协同发力，重点岗位廉政风险逐项排查",
        "对人大执法检查和审议意见反馈的问题，建立台账、销号管理",
    ),
)

DISCLOSURE = Subtopic(
    "disclosure",
    ("政务公开", "政府信息公开", "深化政务公开"),
    (
        "主动公开政府信息{disclosure.items_published:条}，办理依申请公开{disclosure.requests:件}，"
        "答复率{disclosure.response_rate:%}",
        "主动公开政府信息{disclosure.items_published:条}，其中政策解读{x.readings:条}",
        "通过门户网站主动公开信息{disclosure.items_published:条}",
        "全年发布政府信息{disclosure.items_published:条}，政策解读与文件同步公开",
        "收到政府信息公开申请{disclosure.requests:件}，均按时答复，答复率为{disclosure.response_rate:%}",
        "收到公开申请{disclosure.requests:件}，依法答复{x.requests_answered:件}，答复率{disclosure.response_rate:%}",
        "{disclosure.requests:件}依申请公开事项依法答复，当事人满意",
        "受理依申请公开{disclosure.requests:宗}",
        "全年{0:未收到政府信息公开申请:disclosure.requests}",
    ),
    (
        "贯彻{law:disclosure}，把公开要求嵌入办文办会流程，推进“五公开”",
        "重大建设项目、公共资源配置和民生领域信息公开标准化目录动态调整",
        "公开咨询电话0{phone}，工作时间专人值守",
    ),
)


def draw_publicity(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures on law popularization."""
    school, village = rng.randint(4, 60), rng.randint(4, 80)
    return {
        "publicity.activities": school + village,
        "x.publicity_school": school,
        "x.publicity_village": village,
        "publicity.participants": round_count(rng, scope, 2000, 90000),
        "publicity.materials": round_count(rng, scope, 2000, 60000),
        "publicity.posts": count(rng, scope, 40, 900) + 3,
        "publicity.views": round_count(rng, scope, 20000, 900000),
        "publicity.followers": round_count(rng, scope, 3000, 90000),
        "publicity.cases_explained": rng.randint(3, 40),
        "publicity.enterprises_visited": count(rng, scope, 30, 900) + 2,
        "publicity.problems_solved": count(rng, scope, 12, 300) + 2,
        "x.legal_persons": count(rng, scope, 60, 900) + 2,
    }


ACTIVITIES = Subtopic(
    "activities",
    ("普法宣传", "落实普法责任制", "法治宣传教育"),
    (
        "开展普法活动{publicity.activities:场次}，受众{publicity.participants:人次~}，"
        "发放宣传资料{publicity.materials:份~}",
        "举办法治宣传活动{publicity.activities:场}（进校园{x.publicity_school:场}、进乡村{x.publicity_village:场}）",
        "全年组织普法宣讲{publicity.activities:场}，覆盖群众{publicity.participants:人次~}",
        "{publicity.activities:场}普法活动走进机关、企业和集市",
        "普法活动受众达{publicity.participants:人次~}",
        "发放普法手册{publicity.materials:册~}",
        "印发法治宣传资料{publicity.materials:份~}，方言版读本受到欢迎",
        "走访企业{publicity.enterprises_visited:家}，解决问题{publicity.problems_solved:个}",
        "深入{publicity.enterprises_visited:家}企业开展“法治体检”",
        "为企业和群众解决实际问题{publicity.problems_solved:件}，办理结果当面反馈",
        "培育“法律明白人”{x.legal_persons:名}，村社法治力量得到充实",
        "组织干部走访企业{publicity.enterprises_visited:户}，宣讲惠企法规政策",
        "协调解决基层和企业反映的问题{publicity.problems_solved:项}",
    ),
    (
        "落实“谁执法谁普法”责任制，在执法、服务全过程中释法说理",
        "以“12·4”国家宪法日为契机开展主题宣传，组织新任职人员宪法宣誓",
        "围绕“3·15”“4·15”“6·26”等节点，把法律送到田间地头",
        "按照“{puf}”普法规划要求，分层分类制定普法清单",
        "法治文化公园、法治书屋面向群众免费开放，法治小戏巡演深受欢迎",
        "组织学习{law:civil}，用身边案讲身边法",
    ),
)

MEDIA = Subtopic(
    "media",
    ("新媒体普法", "创新普法形式", "以案释法"),
    (
        "通过网站和微信公众号发布普法信息{publicity.posts:条}，点击量{publicity.views:次~}",
        "官方账号推送普法文章{publicity.posts:篇}",
        "{publicity.posts:条}普法短视频和图文在新媒体平台刊发",
        "普法作品阅读量{publicity.views:次~}",
        "线上普法浏览量突破常年水平，点击量{publicity.views:次~}",
        "官方公众号粉丝数{publicity.followers:人~}",
        "公众号关注人数增至{publicity.followers:人}",
        "发布以案释法典型案例{publicity.cases_explained:个}",
        "编发{publicity.cases_explained:个}以案释法案例，释法析理、警示教育",
        "选编行政执法以案释法案例{publicity.cases_explained:件}，在窗口滚动播放",
        "普法公众号粉丝数{publicity.followers:名~}，推文阅读点击量{publicity.views:次~}",
    ),
    (
        "开设“法治微课堂”专栏，用漫画、快板等形式解读法条",
        "联合融媒体中心开播直播访谈，业务科室负责同志轮流在线答疑",
    ),
)


def draw_hrss(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures of a labour and social-security department."""
    wan = 10000
    return {
        "hrss.wage_cases_filed": rng.randint(3, 60),
        "hrss.wage_cases_settled": rng.randint(20, 300),
        "hrss.wage_workers": count(rng, scope, 200, 6000) + 11,
        "hrss.wages_recovered": Decimal(rng.randint(12000, 900000)) * 100,
        "hrss.collective_agreements": rng.randint(20, 600),
        "hrss.collective_workers": round_count(rng, scope, 4000, 90000),
        "hrss.real_name_rate": open_rate(rng, 92, 100),
        "hrss.insurance_reduced": rng.randint(800, 90000) * wan,
        "hrss.insurance_deferred": rng.randint(200, 20000) * wan,
        "hrss.stabilization_refunds": rng.randint(300, 20000) * wan,
        "hrss.arrears_free_projects": rng.randint(12, 200),
        "hrss.warnings_yellow": rng.randint(2, 40),
        "hrss.warnings_red": rng.randint(2, 12),
        "arbitration.closure_rate": open_rate(rng, 92, 100),
    }


WAGES = Subtopic(
    "wages",
    ("根治欠薪", "劳动者权益保障"),
    (
        "欠薪案件立案{hrss.wage_cases_filed:件}，非立案化解{hrss.wage_cases_settled:件}，"
        "为{hrss.wage_workers:名}劳动者追回工资{hrss.wages_recovered:元}",
        "查处欠薪立案案件{hrss.wage_cases_filed:宗}",
        "通过协调非立案化解欠薪事项{hrss.wage_cases_settled:宗}",
        "欠薪案件涉及劳动者{hrss.wage_workers:人}，追回工资{hrss.wages_recovered:元}",
        "工程建设项目实名制覆盖率{hrss.real_name_rate:%}",
        "在建工程用工实名制管理覆盖率为{hrss.real_name_rate:%}",
        "通过无欠薪验收的项目{hrss.arrears_free_projects:个}",
        "{hrss.arrears_free_projects:个}工程项目完成无欠薪验收",
        "发出欠薪黄色预警{hrss.warnings_yellow:份}、红色预警{hrss.warnings_red:份}",
        "对风险项目送达黄色预警通知书{hrss.warnings_yellow:份}",
        "送达红色预警通知书{hrss.warnings_red:份}，督促总包单位先行清偿",
        "为劳动者追回工资{hrss.wages_recovered:元}，涉及劳动者{hrss.wage_workers:名}",
        "对欠薪案件立案{hrss.wage_cases_filed:起}，以非立案方式化解{hrss.wage_cases_settled:起}",
    ),
    (
        "贯彻{law:wages}，用工实名、专户发薪、总包代发等制度全面落地",
        "“三色预警”平台动态监测风险，早发现、早介入",
    ),
)

LABOUR = Subtopic(
    "labour",
    ("和谐劳动关系", "社保惠企政策"),
    (
        "签订集体协商协议{hrss.collective_agreements:份}，覆盖职工{hrss.collective_workers:人~}",
        "集体协商协议签订{hrss.collective_agreements:份}",
        "集体协商惠及职工{hrss.collective_workers:名~}",
        "劳动仲裁结案率{arbitration.closure_rate:%}",
        "仲裁案件审限内结案率为{arbitration.closure_rate:%}",
        "减免社会保险费{hrss.insurance_reduced:元}，缓缴{hrss.insurance_deferred:元}",
        "为企业减免社保费{hrss.insurance_reduced:元}",
        "阶段性缓缴社保费{hrss.insurance_deferred:元}",
        "发放稳岗返还资金{hrss.stabilization_refunds:元}",
        "失业保险稳岗返还{hrss.stabilization_refunds:元}，免申即享",
    ),
    ("以和谐劳动关系企业创建为抓手，指导企业依法用工、规范管理", "劳动争议“一窗通办”，小额案件快立快裁"),
)

OVERSIGHT = Topic(
    "oversight",
    (
        "强化监督制约，推进政务公开",
        "自觉接受监督，规范权力运行",
        "健全权力监督体系",
        "深化公开透明，主动接受监督",
    ),
    (PROPOSALS, DISCLOSURE),
    draw_oversight,
    (
        "oversight.proposals = x.proposals_congress + x.proposals_cppcc",
        "disclosure.items_published > x.readings",
        "disclosure.response_rate = x.requests_answered / disclosure.requests",
    ),
)

PUBLICITY = Topic(
    "publicity",
    (
        "加强法治宣传，营造法治氛围",
        "深入开展普法，弘扬法治精神",
        "落实普法责任，建设法治社会",
        "创新普法方式，提升法治素养",
    ),
    (ACTIVITIES, MEDIA),
    draw_publicity,
    ("publicity.activities = x.publicity_school + x.publicity_village",),
)

HRSS = Topic(
    "hrss",
    ("保障劳动者权益，构建和谐劳动关系", "稳就业惠民生，依法维护权益"),
    (WAGES, LABOUR),
    draw_hrss,
    (),
)
