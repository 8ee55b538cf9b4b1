"""Reconsideration, litigation, mediation, arbitration and petitions."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..facts import Scope, count, percentage
from ..model import Subtopic, Topic


def draw(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures on disputes; small bodies often have no cases at all."""
    quiet = scope.size < 0.5 and rng.random() < 0.35
    found: dict[str, Decimal | int] = {}
    found |= _reconsideration(rng, scope, quiet)
    found |= _litigation(rng, scope, quiet and rng.random() < 0.7)
    found["disputes.total"] = found["reconsideration.cases"] + found["litigation.cases"]
    full, part = count(rng, scope, 6, 160), count(rng, scope, 20, 600)
    taken = count(rng, scope, 120, 5000) + 20
    settled = taken - rng.randint(1, max(2, taken // 20))
    labour = count(rng, scope, 30, 900) + 12
    petitions = count(rng, scope, 40, 900) + 12
    letters = rng.randint(3, petitions - 3)
    ended = petitions - rng.choice((0, 1, 2))
    return found | {
        "mediation.organizations": count(rng, scope, 12, 260) + 1,
        "mediation.mediators": full + part,
        "mediation.mediators_full_time": full,
        "mediation.mediators_part_time": part,
        "mediation.cases": taken,
        "mediation.successes": settled,
        "x.mediation_failed": taken - settled,
        "x.mediation_family": rng.randint(5, taken - 1),
        "mediation.success_rate": percentage(settled, taken, rng.choice((1, 2))),
        "arbitration.cases": labour,
        "x.arbitration_closed": labour - rng.randint(1, 6),
        "petition.cases": petitions,
        "x.petition_letters": letters,
        "x.petition_visits": petitions - letters,
        "x.petition_closed": ended,
        "petition.closure_rate": percentage(ended, petitions, 0 if ended == petitions else 1),
    }


def _reconsideration(rng: Random, scope: Scope, quiet: bool) -> dict[str, Decimal | int]:
    if quiet:
        return {"reconsideration.cases": 0}
    upheld, corrected, withdrawn = (
        count(rng, scope, 2, 40),
        rng.choice((0, 1, 2, 4)),
        count(rng, scope, 1, 16),
    )
    closed = upheld + corrected + withdrawn
    pending = rng.choice((0, 0, 1, 2, 4))
    refused = rng.choice((0, 1, 2, 3))
    accepted = closed + pending
    return {
        "reconsideration.cases": accepted,
        "x.reconsideration_applied": accepted + refused,
        "reconsideration.accepted": accepted,
        "reconsideration.rejected": refused,
        "reconsideration.closed": closed,
        "reconsideration.pending": pending,
        "reconsideration.upheld": upheld,
        "reconsideration.corrected": corrected,
        "reconsideration.withdrawn": withdrawn,
        "reconsideration.closure_rate": Decimal(100),
        "reconsideration.correction_rate": percentage(corrected, closed, 1),
    }


def _litigation(rng: Random, scope: Scope, quiet: bool) -> dict[str, Decimal | int]:
    if quiet:
        return {"litigation.cases": 0}
    won, lost, withdrawn = count(rng, scope, 2, 30), rng.choice((0, 0, 0, 1, 2)), count(rng, scope, 1, 9)
    closed = won + lost + withdrawn
    pending = rng.choice((0, 1, 2, 5))
    heard = won + lost
    appeared = heard - rng.choice((0, 0, 0, 1))
    effective = won + lost
    return {
        "litigation.cases": closed + pending,
        "litigation.closed": closed,
        "litigation.pending": pending,
        "litigation.won": won,
        "litigation.lost": lost,
        "litigation.withdrawn": withdrawn,
        "litigation.loss_rate": percentage(lost, closed, 1),
        "x.heard_cases": heard,
        "litigation.head_appearances": appeared,
        "litigation.head_appearance_rate": percentage(appeared, heard, 0 if appeared == heard else 1),
        "x.effective_judgments": effective,
        "litigation.judgment_execution_rate": Decimal(100),
    }


RECONSIDERATION = Subtopic(
    "reconsideration",
    ("行政复议", "行政复议工作", "发挥行政复议主渠道作用"),
    (
        "共收到行政复议申请{x.reconsideration_applied:件}，受理{reconsideration.accepted:件}，"
        "不予受理{reconsideration.rejected:件}",
        "受理行政复议案件{reconsideration.accepted:件}，已审结{reconsideration.closed:件}，"
        "尚未审结{reconsideration.pending:件}",
        "审结行政复议案件{reconsideration.closed:件}，其中维持和驳回{reconsideration.upheld:件}、"
        "纠错{reconsideration.corrected:件}、撤回终止{reconsideration.withdrawn:件}",
        "行政复议案件{reconsideration.cases:件}（维持、驳回{reconsideration.upheld:件}，"
        "被纠错{reconsideration.corrected:件}，撤回终止{reconsideration.withdrawn:件}，"
        "正在审理{reconsideration.pending:件}）",
        "审结行政复议案件{reconsideration.closed:宗}，直接纠错{reconsideration.corrected:宗}，"
        "纠错率{reconsideration.correction_rate:%}",
        "办理行政复议案件{reconsideration.cases:件}，{0:未发生被纠错案件:reconsideration.corrected}",
        "全年发生行政复议案件{reconsideration.cases:宗}，比上年{more:reconsideration.cases}"
        "{reconsideration.cases@diff:宗}",
        "行政复议案件{reconsideration.closed:件}审结，法定期限内结案率{reconsideration.closure_rate:%}",
        "{reconsideration.closed:件}复议案件全部在法定期限内办结，结案率为{reconsideration.closure_rate:%}",
        "已审结的{reconsideration.closed:宗}行政复议案件中，纠错{reconsideration.corrected:宗}，"
        "复议纠错率为{reconsideration.correction_rate:%}",
        "行政复议直接纠错{reconsideration.corrected:件}，纠错率为{reconsideration.correction_rate:%}",
        "共受理{reconsideration.accepted:件}行政复议申请，涉及行政处罚和信息公开等领域",
        "行政复议撤回终止{reconsideration.withdrawn:件}，调解和解贯穿办案全过程",
        "行政复议决定维持或者驳回申请{reconsideration.upheld:件}",
        "依法不予受理行政复议申请{reconsideration.rejected:件}，告知书说明了救济途径",
        "尚有{reconsideration.pending:件}行政复议案件在法定期限内审理",
        "全年{0:无行政复议案件:reconsideration.cases}",
        "{0:未发生行政复议和行政诉讼案件:reconsideration.cases+litigation.cases}",
        "依法决定不予受理行政复议申请{reconsideration.rejected:宗}",
    ),
    (
        "坚持“能调尽调”，把调解和解贯穿行政复议全过程，力求定分止争、事心双解",
        "按照{law:reconsideration}要求，畅通受理渠道，改进书面审理方式",
        "对案件反映出的执法问题开展类案分析，督促整改到位",
    ),
)

LITIGATION = Subtopic(
    "litigation",
    ("行政应诉", "行政应诉工作", "依法应诉、自觉履行裁判"),
    (
        "发生行政诉讼案件{litigation.cases:件}，已审结{litigation.closed:件}、未审结{litigation.pending:件}",
        "审结行政诉讼案件{litigation.closed:件}，胜诉{litigation.won:件}、败诉{litigation.lost:件}、"
        "原告撤诉{litigation.withdrawn:件}，败诉率{litigation.loss_rate:%}",
        "行政诉讼案件{litigation.cases:件}，其中胜诉{litigation.won:件}、败诉{litigation.lost:件}、"
        "撤诉{litigation.withdrawn:件}、尚未审结{litigation.pending:件}",
        "行政诉讼案件{litigation.cases:宗}，{0:未发生败诉案件:litigation.lost}",
        "参与行政诉讼{litigation.cases:件}，较上年{more:litigation.cases}{litigation.cases@diff:件}",
        "开庭审理的{x.heard_cases:件}案件中，负责人出庭{litigation.head_appearances:件}，"
        "出庭应诉率{litigation.head_appearance_rate:%}",
        "行政机关负责人出庭应诉{litigation.head_appearances:次}",
        "{x.heard_cases:件}开庭案件的行政机关负责人出庭率为{litigation.head_appearance_rate:%}",
        "负责人出庭应诉{litigation.head_appearances:人次}，做到出庭又出声",
        "{x.effective_judgments:件}生效裁判全部履行，执行率{litigation.judgment_execution_rate:%}",
        "应履行的生效裁判{x.effective_judgments:件}，裁判执行率为{litigation.judgment_execution_rate:%}",
        "法院判决驳回诉讼请求{litigation.won:件}，裁定准许撤诉{litigation.withdrawn:件}",
        "行政诉讼案件审结{litigation.closed:件}，胜诉{litigation.won:件}",
        "行政诉讼败诉{litigation.lost:件}，败诉率为{litigation.loss_rate:%}，逐案剖析原因",
        "原告撤诉{litigation.withdrawn:件}，争议得到实质性化解",
        "至年底未审结行政诉讼案件{litigation.pending:件}",
        "{0:未发生行政诉讼案件:litigation.cases}",
        "行政诉讼{0:无败诉案件:litigation.lost}，府院联动机制运行良好",
        "行政机关负责人出庭应诉率为{litigation.head_appearance_rate:%}（开庭{x.heard_cases:件}，出庭{litigation.head_appearances:件}）",
        "审结的{litigation.closed:宗}行政诉讼案件中，败诉{litigation.lost:宗}，行政诉讼败诉率{litigation.loss_rate:%}",
    ),
    (
        "出庭前召开案情会商会，庭后制作分析报告，做到办理一案、规范一片",
        "对人民法院的司法建议、人民检察院的检察建议逐件研究、按期回复",
        "落实{law:litigation}，组织执法骨干旁听庭审，以案促改",
    ),
)

TOTALS = Subtopic(
    "totals",
    ("行政争议化解",),
    (
        "行政争议案件共{disputes.total:件}，包括行政复议{reconsideration.cases:件}、行政诉讼{litigation.cases:件}",
        "全年行政争议案件{disputes.total:宗}（行政复议{reconsideration.cases:宗}，行政诉讼{litigation.cases:宗}）",
        "处理行政争议案件总计{disputes.total:件}",
    ),
    (
        "设立行政争议协调化解中心，案前、案中、案后调解有机衔接",
        "推动“一案一分析、一案一建议”，从源头减少争议",
    ),
)

MEDIATION = Subtopic(
    "mediation",
    ("多元化解矛盾纠纷", "人民调解", "诉源治理"),
    (
        "{all}建有调解组织{mediation.organizations:个}，调解员{mediation.mediators:名}"
        "（专职{mediation.mediators_full_time:名}、兼职{mediation.mediators_part_time:名}）",
        "共有人民调解组织{mediation.organizations:个}",
        "{mediation.organizations:家}调解组织实现村社和重点行业领域覆盖",
        "现有调解员{mediation.mediators:人}，按专长建立名册",
        "在册人民调解员{mediation.mediators:名}，年度补贴足额发放",
        "配备专职调解员{mediation.mediators_full_time:名}",
        "{mediation.mediators_full_time:名}专职调解员驻所办公，兼职调解员{mediation.mediators_part_time:名}随叫随到",
        "选聘兼职调解员{mediation.mediators_part_time:人}",
        "受理调解案件{mediation.cases:件}，调解成功{mediation.successes:件}，成功率{mediation.success_rate:%}",
        "{mediation.cases:件}进入调解的纠纷中，{mediation.successes:件}成功化解，调解成功率为{mediation.success_rate:%}",
        "调解矛盾纠纷{mediation.cases:起}，调解成功{mediation.successes:起}、其余{x.mediation_failed:起}引导依法维权",
        "人民调解受理纠纷{mediation.cases:件}，其中邻里、婚姻家庭纠纷{x.mediation_family:件}",
        "全年受理矛盾纠纷调解{mediation.cases:件~}",
        "纠纷调解成功率{mediation.success_rate:%}",
        "成功调解各类纠纷{mediation.successes:件}，协议履行情况定期回访",
    ),
    (
        "坚持和发展新时代“枫桥经验”，小事不出村、大事不出镇、矛盾不上交",
        "推行调解“首席制”，让乡贤能人和退休法官进驻调解室",
        "山林、宅基地等易发纠纷按季排查，联合勘界、现场调处",
    ),
)

PETITIONS = Subtopic(
    "petitions",
    ("信访法治化", "信访和劳动仲裁"),
    (
        "受理信访事项{petition.cases:件}，办结{x.petition_closed:件}，办结率{petition.closure_rate:%}",
        "办理群众信访{petition.cases:件}（来信{x.petition_letters:件}、来访{x.petition_visits:件}）",
        "信访总量{petition.cases:件}，同比{up:petition.cases}{petition.cases@growth:%}",
        "{petition.cases:件}信访事项按期办结率为{petition.closure_rate:%}",
        "受理劳动人事争议仲裁案件{arbitration.cases:件}，审结{x.arbitration_closed:件}",
        "立案处理劳动争议仲裁{arbitration.cases:宗}",
        "收到群众来信来访{petition.cases:件}，信访办结率{petition.closure_rate:%}",
        "办理劳动人事争议仲裁案件{arbitration.cases:件}",
    ),
    (
        "按照{law:petition}，推进预防、受理、办理、监督追责和维护秩序法治化",
        "领导干部接访下访，信访积案“一案一策”包案化解",
    ),
)

TOPIC = Topic(
    "disputes",
    (
        "依法化解社会矛盾纠纷",
        "有效预防和化解行政争议",
        "健全多元化解机制，促进和谐稳定",
        "推进诉源治理，维护群众权益",
    ),
    (TOTALS, RECONSIDERATION, LITIGATION, MEDIATION, PETITIONS),
    draw,
    (
        "disputes.total = reconsideration.cases + litigation.cases",
        "x.reconsideration_applied = reconsideration.accepted + reconsideration.rejected",
        "reconsideration.accepted = reconsideration.closed + reconsideration.pending",
        "reconsideration.closed = reconsideration.upheld + reconsideration.corrected + reconsideration.withdrawn",
        "reconsideration.cases = reconsideration.upheld + reconsideration.corrected + "
        "reconsideration.withdrawn + reconsideration.pending",
        "reconsideration.correction_rate = reconsideration.corrected / reconsideration.closed",
        "litigation.cases = litigation.closed + litigation.pending",
        "litigation.closed = litigation.won + litigation.lost + litigation.withdrawn",
        "litigation.cases = litigation.won + litigation.lost + litigation.withdrawn + litigation.pending",
        "litigation.loss_rate = litigation.lost / litigation.closed",
        "litigation.head_appearance_rate = litigation.head_appearances / x.heard_cases",
        "mediation.mediators = mediation.mediators_full_time + mediation.mediators_part_time",
        "mediation.cases > x.mediation_family",
        "mediation.cases = mediation.successes + x.mediation_failed",
        "mediation.success_rate = mediation.successes / mediation.cases",
        "petition.closure_rate = x.petition_closed / petition.cases",
        "petition.cases = x.petition_letters + x.petition_visits",
    ),
)
