"""Leading bodies at study and in session, training and examinations."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..facts import Scope, count, open_rate, percentage, round_count
from ..model import Subtopic, Topic


def draw(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures on study, meetings, training and examinations."""
    due = count(rng, scope, 120, 900) + 5
    sat = due - rng.choice((0, 0, 1, 2, 3))
    passed = sat - rng.choice((0, 0, 1, 2))
    digits = rng.choice((1, 2))
    sessions = rng.randint(4, 30)
    own = rng.randint(1, sessions - 1)
    return {
        "leadership.study_sessions": rng.randint(3, 16),
        "leadership.work_meetings": rng.randint(2, 9),
        "training.sessions": sessions,
        "x.training_new_law": own,
        "x.training_other": sessions - own,
        "training.participants": round_count(rng, scope, 300, 4000),
        "training.hours": rng.choice((40, 45, 48, 60, 62, 64)),
        "x.exam_due": due,
        "x.exam_sat": sat,
        "x.exam_passed": passed,
        "training.exam_participation_rate": percentage(sat, due, digits),
        "training.exam_pass_rate": percentage(passed, sat, digits),
        "x.excellent_rate": open_rate(rng, 70, 95),
        "x.legal_reports": rng.randint(8, 60),
    }


STUDY = Subtopic(
    "study",
    ("领导干部学法", "抓住“关键少数”", "党组织集体学法"),
    (
        "{body}理论学习中心组开展法治专题学习{leadership.study_sessions:次}，研究法治建设工作{leadership.work_meetings:次}",
        "落实会前学法制度，{body}全年集体学法{leadership.study_sessions:次}",
        "全年组织领导班子会前学法{leadership.study_sessions:次}，学法内容与当次议题挂钩",
        "{leadership.study_sessions:次}中心组集体学法覆盖宪法、行政处罚和行政复议等重点内容",
        "{body}先后{leadership.work_meetings:次}专题听取法治建设情况汇报",
        "召开会议专题研究部署法治政府建设{leadership.work_meetings:次}，议定事项逐件督办",
        "全年{body}会议研究法治议题{leadership.work_meetings:次}，党内法规学习同步推进",
        "组织{x.legal_reports:名}领导干部完成年度述法，民主评议结果记入考核档案",
    ),
    (
        "班子成员按季度认领学法篇目，第一议题制度与“三会一课”结合推进",
        "把党内法规和国家法律列入干部教育培训计划，做到学用结合、以考促学",
        "法治建设成效与领导班子考核、干部选拔任用相挂钩，“一岗双责”层层压实",
        "{day}，{body}第8次会前学法以{law:penalty}为题，{legal}作了辅导",
        "对照{law:supervision}要求，把年度任务分解到责任单位，按月调度、按季通报",
        "法治建设协调小组下设立法、执法、司法、守法普法等小组，各司其职、上下联动",
    ),
)

TRAINING = Subtopic(
    "training",
    ("法治培训", "提升法治素养", "强化教育培训"),
    (
        "举办法治专题培训{training.sessions:期}，培训{training.participants:人次~}",
        "全年开展法治讲座、业务研讨等培训{training.sessions:场次}",
        "{training.sessions:场}法治培训先后开讲，参训干部{training.participants:人次~}",
        "举办培训班{training.sessions:期}，其中新法解读{x.training_new_law:期}、执法实务{x.training_other:期}",
        "参加法治培训的机关干部和执法骨干{training.participants:人次~}",
        "法治轮训覆盖{training.participants:人次~}，培训档案逐人建立",
        "执法人员人均参加培训{training.hours:学时}",
        "行政执法人员年度培训达{training.hours:学时}，未完成者不得参加证件审验",
        "每名执法人员全年完成公共法律和业务知识培训{training.hours:学时}",
    ),
    (
        "采用案例教学、庭审观摩和岗位练兵相结合的方式，让干部听得懂、用得上",
        "新入职人员先训后岗，跟班学习期间不单独承担执法任务",
        "把{law:penalty}{law:permit}列为必修课程，授课人从业务骨干中选拔",
        "依托“法治夜学”平台，把课堂搬到所队和村社，破解工学矛盾",
    ),
)

EXAM = Subtopic(
    "exam",
    ("学法用法考试", "以考促学"),
    (
        "组织学法用法考试，应参考{x.exam_due:人}，实际参考{x.exam_sat:人}，"
        "参考率{training.exam_participation_rate:%}",
        "参加年度学法考试{x.exam_sat:人}，合格{x.exam_passed:人}，合格率为{training.exam_pass_rate:%}",
        "{x.exam_due:名}干部列入学法考试名单，{x.exam_sat:名}按时应考，"
        "参考率达到{training.exam_participation_rate:%}",
        "组织{x.exam_sat:人}参加国家工作人员学法考试，参考率、通过率均为"
        "{training.exam_participation_rate+training.exam_pass_rate:%}",
        "{x.exam_due:名}在编人员登录平台学习并考试，参考率及合格率"
        "{training.exam_participation_rate+training.exam_pass_rate:%}",
        "学法考试通过率{training.exam_pass_rate:%}（{x.exam_sat:人}参考，{x.exam_passed:人}通过）",
        "无纸化学法考试优秀率{x.excellent_rate:%}，成绩向所在单位反馈",
    ),
    (
        "考试内容突出岗位特点，题库由{legal}会同业务科室共同编写",
        "对考试成绩靠后的单位点对点提醒，补课情况纳入平时考核",
    ),
)

TOPIC = Topic(
    "leadership",
    (
        "加强组织领导，压实法治建设责任",
        "强化政治引领，提升法治思维",
        "坚持党的领导，健全推进机制",
        "深学笃行，抓牢关键少数",
    ),
    (STUDY, TRAINING, EXAM),
    draw,
    (
        "training.sessions = x.training_new_law + x.training_other",
        "training.exam_participation_rate = x.exam_sat / x.exam_due",
        "training.exam_pass_rate = x.exam_passed / x.exam_sat",
    ),
)
