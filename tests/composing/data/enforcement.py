"""Enforcement staff, penalties, permits, inspections, reviews of decisions and of files, publication."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..facts import Scope, count, open_rate, percentage
from ..model import Subtopic, Topic


def draw(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures on enforcement."""
    due = count(rng, scope, 40, 900) + 4
    held = due - rng.choice((0, 0, 1, 2, 3))
    simple, general = count(rng, scope, 20, 900), count(rng, scope, 20, 700)
    penalties = simple + general
    warned = rng.randint(1, general)
    permits = count(rng, scope, 60, 4000) + 2
    first = rng.randint(1, permits - 1)
    penalty_files, permit_files = rng.randint(20, 120), rng.randint(10, 80)
    good = rng.randint(5, penalty_files)
    filed = penalties + count(rng, scope, 2, 80)
    tasks = rng.randint(12, 80)
    drawn = count(rng, scope, 100, 2500) + 10
    major = rng.randint(6, 160)
    reviewed = major - rng.choice((0, 0, 0, 1))
    inspected = count(rng, scope, 400, 9000) + 30
    corrected = rng.randint(5, inspected // 2)
    return {
        "enforcement.officers_required": due,
        "enforcement.officers_certified": held,
        "enforcement.certification_rate": percentage(held, due, rng.choice((1, 2))),
        "enforcement.officers_new": rng.randint(1, max(1, held // 3)),
        "enforcement.penalties": penalties,
        "x.penalties_simple": simple,
        "x.penalties_general": general,
        "x.penalties_warned": warned,
        "enforcement.fines": Decimal(count(rng, scope, 300, 90000) + 11) * 100,
        "enforcement.permits": permits,
        "x.permits_first": first,
        "x.permits_changed": permits - first,
        "enforcement.coercions": 0 if rng.random() < 0.2 else rng.randint(2, 40),
        "enforcement.inspections": inspected,
        "x.inspections_corrected": corrected,
        "enforcement.cases_filed": filed,
        "enforcement.criminal_referrals": 0 if rng.random() < 0.3 else rng.randint(2, 18),
        "enforcement.random_inspections": tasks,
        "x.random_objects": drawn,
        "enforcement.major_decisions_reviewed": reviewed,
        "x.major_decisions": major,
        "enforcement.major_review_rate": percentage(reviewed, major, 0 if reviewed == major else 1),
        "enforcement.casefile_reviews": rng.randint(2, 6),
        "enforcement.casefiles_reviewed": penalty_files + permit_files,
        "enforcement.casefiles_reviewed_penalty": penalty_files,
        "enforcement.casefiles_reviewed_permit": permit_files,
        "x.casefiles_good": good,
        "x.casefiles_other": penalty_files + permit_files - good,
        "enforcement.publicity_rate": Decimal(100),
        "enforcement.penalties_disclosed": penalties,
        "enforcement.permits_disclosed": permits,
        "enforcement.mobile_rate": open_rate(rng, 90, 100),
        "enforcement.random_coverage_rate": open_rate(rng, 85, 100),
        "enforcement.task_completion_rate": open_rate(rng, 90, 100),
        "enforcement.credit_rule_rate": open_rate(rng, 70, 100),
        "enforcement.lenient_items": rng.randint(6, 90),
        "enforcement.violations_published": rng.randint(2, 24),
    }


OFFICERS = Subtopic(
    "officers",
    ("执法队伍建设", "执法人员管理", "持证上岗"),
    (
        "{all}应持证执法人员{enforcement.officers_required:人}，已持证{enforcement.officers_certified:人}，"
        "持证率{enforcement.certification_rate:%}",
        "应当持有执法证件的{enforcement.officers_required:名}人员中，{enforcement.officers_certified:名}已取得证件，"
        "执法持证率为{enforcement.certification_rate:%}",
        "现有持证执法人员{enforcement.officers_certified:名}",
        "持有行政执法证件的工作人员达{enforcement.officers_certified:人}",
        "新增持证执法人员{enforcement.officers_new:名}",
        "{enforcement.officers_new:名}人员通过资格考试新取得执法证件",
        "全年新申领行政执法证{enforcement.officers_new:人}，考试由上级统一组织",
        "行政执法人员持证率为{enforcement.certification_rate:%}（{enforcement.officers_certified:人}/"
        "{enforcement.officers_required:人}）",
    ),
    (
        "严格执行执法人员资格管理，未取得证件的一律不得单独执法",
        "统一着装、亮证执法、文明用语，首问负责、一次告知成为常态",
        "{we}推行“一级带一级”的传帮带，老队员带新队员、骨干带全员",
    ),
)

PENALTIES = Subtopic(
    "penalties",
    ("严格规范公正文明执法", "行政处罚和行政许可", "重点领域执法"),
    (
        "作出行政处罚决定{enforcement.penalties:件}（简易程序{x.penalties_simple:件}、一般程序{x.penalties_general:件}）",
        "全年立案查处各类违法案件{enforcement.cases_filed:件}，罚没款{enforcement.fines:元}",
        "实施行政处罚{enforcement.penalties:件}，其中处以警告、通报批评{x.penalties_warned:件}",
        "实施行政处罚{enforcement.penalties:宗}，其中适用简易程序{x.penalties_simple:宗}，"
        "其余{x.penalties_general:宗}适用一般程序",
        "办理行政处罚案件{enforcement.penalties:件}，较上年的{enforcement.penalties@prev:件}"
        "{up:enforcement.penalties}{enforcement.penalties@growth:%}",
        "行政处罚案件由上年的{enforcement.penalties@prev:件}{to:enforcement.penalties}{enforcement.penalties:件}",
        "立案查处违法案件{enforcement.cases_filed:起}",
        "新立案件{enforcement.cases_filed:件}，全部录入办案平台",
        "罚没金额{enforcement.fines:元}，全部上缴国库",
        "收缴罚没款{enforcement.fines:元}，罚缴分离制度得到落实",
        "办理行政许可{enforcement.permits:件}，其中首次申请{x.permits_first:件}、变更延续{x.permits_changed:件}",
        "行政许可首次申请、变更延续分别为{x.permits_first:件}、{x.permits_changed:件}，合计{enforcement.permits:件}",
        "全年作出行政许可决定{enforcement.permits:件}",
        "{enforcement.permits:件}行政许可在承诺时限内办结，同比{up:enforcement.permits}{enforcement.permits@growth:%}",
        "实施行政强制措施{enforcement.coercions:件}",
        "依法采取行政强制{enforcement.coercions:起}，解除及时、手续完备",
        "全年{0:未实施行政强制:enforcement.coercions}",
        "向公安机关移送涉嫌犯罪案件{enforcement.criminal_referrals:件}",
        "移送公安机关追究刑事责任案件{enforcement.criminal_referrals:起}，行刑衔接更加顺畅",
        "年内{0:无移送涉嫌犯罪案件:enforcement.criminal_referrals}",
        "落实轻微违法不予处罚清单{enforcement.lenient_items:项}",
        "“首违不罚”清单列明{enforcement.lenient_items:项}情形，执法既有力度又有温度",
        "向社会公布重大违法行为{enforcement.violations_published:起}",
        "曝光重大违法典型案件{enforcement.violations_published:件}",
        "公布不予行政处罚事项清单，涉及轻微违法行为{enforcement.lenient_items:项}",
    ),
    (
        "严格执行{law:penalty}，对当事人的陈述和申辩认真复核，符合听证条件的告知到位",
        "落实{law:three}，执法公示、全过程记录和法制审核同步推进",
        "推进柔性执法，采取提醒、约谈、指导等方式督促当事人自行改正",
        "围绕群众反映强烈的问题开展专项整治，根据{law:penalty}第三十三条细化裁量情形",
        "{day}启动“守护”专项行动，重点区域实行网格化排查",
        "落实{law:quality3}，整治逐利执法、任性执法等突出问题",
    ),
)

INSPECTIONS = Subtopic(
    "inspections",
    ("事中事后监管", "“双随机、一公开”监管", "创新监管方式"),
    (
        "开展行政检查{enforcement.inspections:家次}，其中责令改正{x.inspections_corrected:家次}",
        "全年检查监管对象{enforcement.inspections:户次}，发现问题当场反馈",
        "累计实施执法检查{enforcement.inspections:次}，检查结果录入平台",
        "组织“双随机、一公开”抽查{enforcement.random_inspections:批次}，抽取检查对象{x.random_objects:户}",
        "实施双随机抽查任务{enforcement.random_inspections:个}，结果公示及时",
        "跨部门双随机联合抽查{enforcement.random_inspections:次}，“进一次门、查多项事”",
        "双随机抽查事项覆盖率{enforcement.random_coverage_rate:%}",
        "掌上执法率从上年的{enforcement.mobile_rate@prev:%}{to:enforcement.mobile_rate}{enforcement.mobile_rate:%}，"
        "{lift:enforcement.mobile_rate}{enforcement.mobile_rate@points:个百分点}",
        "掌上执法率{enforcement.mobile_rate:%}，双随机抽查事项覆盖率{enforcement.random_coverage_rate:%}，"
        "应用信用规则率{enforcement.credit_rule_rate:%}",
        "检查人员运用移动终端办案，掌上执法率为{enforcement.mobile_rate:%}",
        "抽查任务应用信用规则率达{enforcement.credit_rule_rate:%}",
        "监管任务完成率{enforcement.task_completion_rate:%}",
        "年度抽查计划有序实施，检查任务完成率为{enforcement.task_completion_rate:%}",
        "双随机抽查事项覆盖率为{enforcement.random_coverage_rate:%}、抽查任务完成率为{enforcement.task_completion_rate:%}",
        "行政检查掌上执法率达{enforcement.mobile_rate:%}，检查中应用信用规则率为{enforcement.credit_rule_rate:%}",
    ),
    (
        "依托“互联网+监管”系统实施信用分级分类监管，对守信者“无事不扰”",
        "综合运用“四不两直”和非现场监管，减少对正常经营活动的干扰",
        "入企检查统一扫码登记，重复检查、多头检查明显减少",
    ),
)

REVIEWS = Subtopic(
    "reviews",
    ("行政执法监督", "案卷评查", "执法质量监督"),
    (
        "开展案卷评查{enforcement.casefile_reviews:次}，评查案卷{enforcement.casefiles_reviewed:卷}，"
        "其中行政处罚案卷{enforcement.casefiles_reviewed_penalty:卷}、行政许可案卷"
        "{enforcement.casefiles_reviewed_permit:卷}",
        "评查行政执法案卷{enforcement.casefiles_reviewed:件}（行政处罚{enforcement.casefiles_reviewed_penalty:件}，"
        "行政许可{enforcement.casefiles_reviewed_permit:件}）",
        "抽取{enforcement.casefiles_reviewed:卷}案卷集中评查，按等次分，优秀{x.casefiles_good:卷}、"
        "合格{x.casefiles_other:卷}",
        "组织行政执法案卷评查{enforcement.casefile_reviews:次}",
        "先后{enforcement.casefile_reviews:次}开展案卷交叉评查，问题清单反馈到人",
        "评查行政处罚案卷{enforcement.casefiles_reviewed_penalty:宗}",
        "行政许可案卷评查{enforcement.casefiles_reviewed_permit:卷}，文书质量逐年改善",
        "重大执法决定法制审核{enforcement.major_decisions_reviewed:件}",
        "作出重大行政执法决定{x.major_decisions:件}，经法制审核{enforcement.major_decisions_reviewed:件}，"
        "审核率{enforcement.major_review_rate:%}",
        "应当审核的重大执法决定{x.major_decisions:件}，重大执法决定法制审核率为{enforcement.major_review_rate:%}",
        "公示行政处罚信息{enforcement.penalties_disclosed:条}，行政许可信息{enforcement.permits_disclosed:条}，"
        "双公示率{enforcement.publicity_rate:%}",
        "通过信用网站公示行政处罚信息{enforcement.penalties_disclosed:条}",
        "{enforcement.permits_disclosed:条}行政许可信息按时公示",
        "行政执法公示率{enforcement.publicity_rate:%}，其中公开行政许可信息{enforcement.permits_disclosed:条}",
        "完成重大行政执法决定法制审核{enforcement.major_decisions_reviewed:件}，重大执法决定法制审核率为{enforcement.major_review_rate:%}",
        "双公示专栏公布行政处罚信息{enforcement.penalties_disclosed:条}，行政处罚公示率{enforcement.publicity_rate:%}",
    ),
    (
        "行政执法监督与12345热线、信访渠道贯通，对苗头性问题发出提示函",
        "建立执法监督联系点，聘请企业代表担任监督员，实地听取意见",
        "音像记录设备统一管理，执法文书格式统一规范",
    ),
)

TOPIC = Topic(
    "enforcement",
    (
        "严格规范公正文明执法",
        "规范行政执法，提升执法公信力",
        "强化监管执法，维护公平秩序",
        "坚持执法为民，深化执法改革",
    ),
    (OFFICERS, PENALTIES, INSPECTIONS, REVIEWS),
    draw,
    (
        "enforcement.certification_rate = enforcement.officers_certified / enforcement.officers_required",
        "enforcement.penalties = x.penalties_simple + x.penalties_general",
        "enforcement.penalties > x.penalties_warned",
        "enforcement.permits = x.permits_first + x.permits_changed",
        "enforcement.casefiles_reviewed = enforcement.casefiles_reviewed_penalty + "
        "enforcement.casefiles_reviewed_permit",
        "enforcement.casefiles_reviewed = x.casefiles_good + x.casefiles_other",
        "enforcement.major_review_rate = enforcement.major_decisions_reviewed / x.major_decisions",
        "enforcement.inspections > x.inspections_corrected",
    ),
)
