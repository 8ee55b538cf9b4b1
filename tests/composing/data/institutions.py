"""Normative documents, legislation, fair competition, decisions, legality review and counsel."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..facts import Scope, count, percentage
from ..model import Subtopic, Topic


def draw_rules(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures on normative documents; a small body may have issued none."""
    issued = 0 if scope.size < 0.4 and rng.random() < 0.4 else rng.randint(2, 16)
    joint = rng.randint(1, issued - 1) if issued > 1 else 0
    filed = issued if rng.random() < 0.7 else max(issued - 1, 0)
    timely = filed
    kept, gone, changed = rng.randint(3, 70), rng.randint(1, 40), rng.randint(1, 16)
    measures = rng.randint(4, 60)
    kinds = issued > 1 and scope.kind in ("province", "city", "county", "joint")
    upper = rng.randint(1, issued - 1) if kinds else 0
    adjusted = rng.randint(0, 3)
    return {
        "normative.issued": issued,
        **({"x.normative_government": upper, "x.normative_department": issued - upper} if kinds else {}),
        "x.normative_joint": joint,
        "x.normative_own": issued - joint if joint else 0,
        "normative.reviewed": issued,
        "normative.filed": filed,
        **({"normative.review_rate": Decimal(100)} if issued else {}),
        **(
            {"normative.filing_rate": percentage(filed, issued, 1 if filed < issued else 0)} if issued else {}
        ),
        **({"normative.timely_filing_rate": percentage(timely, filed, 0)} if filed else {}),
        "normative.cleaned": kept + gone + changed,
        "normative.retained": kept,
        "normative.repealed": gone,
        "normative.amended": changed,
        "normative.post_evaluated": rng.randint(1, 6),
        "competition.reviewed": measures,
        "x.competition_adjusted": adjusted,
        "x.competition_kept": measures - adjusted,
        "legislation.consultations": rng.randint(4, 90),
    }


DOCUMENTS = Subtopic(
    "documents",
    ("规范性文件管理", "行政规范性文件监督管理", "制度建设"),
    (
        "全年制定规范性文件{normative.issued:件}，均经合法性审查，审核率{normative.review_rate:%}",
        "出台{normative.issued:件}规范性文件，报送备案{normative.filed:件}，报备率{normative.filing_rate:%}",
        "印发规范性文件{normative.issued:件}（联合印发{x.normative_joint:件}、单独印发{x.normative_own:件}）",
        "全年报送备案规范性文件{normative.filed:件}，报备率、报备及时率均为"
        "{normative.filing_rate+normative.timely_filing_rate:%}",
        "对{normative.reviewed:件}规范性文件草案开展合法性审查，合法性审核率为{normative.review_rate:%}",
        "完成规范性文件合法性审查{normative.reviewed:件}",
        "{normative.filed:份}规范性文件按时报备，报备及时率{normative.timely_filing_rate:%}",
        "规范性文件备案{normative.filed:件}，未收到上级机关的纠正意见",
        "政府规范性文件{x.normative_government:件}、部门规范性文件{x.normative_department:件}经审查后印发",
        "以{org}名义出台规范性文件{normative.issued:件}，制发程序完整",
        "{0:未制定规范性文件:normative.issued}，一般性公文从严控制数量",
        "落实“应审尽审”，{normative.reviewed:份}规范性文件送审稿全部出具审查意见，规范性文件合法性审核率{normative.review_rate:%}",
        "全年向备案机关报备规范性文件{normative.filed:份}，报备率为{normative.filing_rate:%}、报备及时率为{normative.timely_filing_rate:%}",
    ),
    (
        "落实{law:documents37}，严格执行评估论证、公开征求意见、合法性审核、集体审议决定等程序",
        "规范性文件统一登记、统一编号、统一印发，文件解读与文件同步发布",
        "印发{own:行政规范性文件管理办法}，明确起草单位和审核机构的责任边界",
    ),
)

CLEANING = Subtopic(
    "cleaning",
    ("规范性文件清理", "定期清理评估"),
    (
        "清理规范性文件{normative.cleaned:件}，其中继续有效{normative.retained:件}、"
        "废止失效{normative.repealed:件}、修改{normative.amended:件}",
        "全面梳理现行规范性文件{normative.cleaned:件}，结果为保留{normative.retained:件}，"
        "废止和宣布失效{normative.repealed:件}，拟修订{normative.amended:件}",
        "对{normative.cleaned:件}规范性文件逐件清理，分别作出继续有效（{normative.retained:件}）、"
        "废止或者失效（{normative.repealed:件}）、修改（{normative.amended:件}）的处理",
        "纳入清理范围的规范性文件共{normative.cleaned:件}",
        "经清理，继续有效的规范性文件{normative.retained:件}，目录向社会公布",
        "公布废止、失效规范性文件{normative.repealed:件}",
        "修改与上位法不一致的规范性文件{normative.amended:件}",
        "需要修改的规范性文件{normative.amended:件}已列入制定计划",
        "开展规范性文件后评估{normative.post_evaluated:件}",
        "{normative.post_evaluated:件}规范性文件实施后评估，评估报告作为修改依据",
    ),
    (
        "坚持立改废并举，“僵尸文件”及时退出，文件目录随清随更",
        "对实施满一定年限的文件开展“回头看”，听取利害关系人意见",
    ),
)

COMPETITION = Subtopic(
    "competition",
    ("公平竞争审查", "参与立法和制度征求意见"),
    (
        "开展公平竞争审查{competition.reviewed:件}，其中作出调整{x.competition_adjusted:件}、"
        "原样通过{x.competition_kept:件}",
        "对{competition.reviewed:份}涉企政策措施进行公平竞争审查",
        "全年公平竞争审查增量文件{competition.reviewed:件}，审查意见随文归档",
        "对上级和其他单位的法规、文件征求意见稿提出答复{legislation.consultations:件}",
        "办理法律法规规章草案征求意见{legislation.consultations:件}，意见多数被采纳",
        "回复{legislation.consultations:件}立法和文件征求意见函",
    ),
    (
        "涉及经营者的政策措施未经公平竞争审查不得提交审议",
        "建立立法联系点，从基层一线收集对法规草案的意见",
    ),
)


def draw_decisions(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures on major decisions, legality opinions, contracts and counsel."""
    documents, decisions, contracts, other = (
        rng.randint(2, 30),
        rng.randint(1, 12),
        count(rng, scope, 10, 160) + 1,
        rng.randint(1, 30),
    )
    outside, inside = rng.randint(2, 9), rng.randint(1, 9)
    return {
        "legality.opinions": documents + decisions + contracts + other,
        "x.legality_documents": documents,
        "x.legality_other": other,
        "legality.decisions_reviewed": decisions,
        "legality.contracts_reviewed": contracts,
        "decision.major": decisions,
        "counsel.advisers": outside,
        "x.adviser_firms": rng.randint(1, 3),
        "counsel.public_lawyers": inside,
        "counsel.legal_staff": count(rng, scope, 3, 30) + 1,
        "counsel.cases": rng.randint(2, 40),
        "counsel.opinions": rng.randint(6, 260),
        "x.heard": rng.randint(2, 9),
        "x.suggestions": rng.randint(11, 180),
    }


DECISIONS = Subtopic(
    "decisions",
    ("重大行政决策", "依法科学民主决策", "规范决策程序"),
    (
        "编制年度重大行政决策事项目录，列入{decision.major:项}",
        "全年作出重大行政决策{decision.major:件}，程序履行情况全部留痕",
        "{decision.major:项}重大行政决策事项向社会公布，接受群众监督",
        "对{legality.decisions_reviewed:件}重大行政决策开展合法性审查",
        "重大行政决策合法性审查{legality.decisions_reviewed:件}，未经审查不提交讨论",
        "就民生事项举行听证会{x.heard:场}，收集意见建议{x.suggestions:条}",
    ),
    (
        "严格执行{law:decision}，落实公众参与、专家论证、风险评估、合法性审查和集体讨论决定程序",
        "{org}第21次办公会议审议有关决策时，法律顾问列席并发表意见",
        "决策实施一段时间后组织评估，对效果不理想的及时调整",
        "凡属“三重一大”事项，一律集体研究、一律公开透明",
    ),
)

LEGALITY = Subtopic(
    "legality",
    ("合法性审查", "合法性审核把关", "筑牢法律审核防线"),
    (
        "出具合法性审查意见{legality.opinions:件}，包括规范性文件类{x.legality_documents:件}、"
        "重大行政决策{legality.decisions_reviewed:件}、合同协议{legality.contracts_reviewed:件}、"
        "其他事项{x.legality_other:件}",
        "全年提供合法性审查意见{legality.opinions:份}",
        "合法性审查意见书累计出具{legality.opinions:份}，采纳情况定期通报",
        "{legal}审查各类行政合同{legality.contracts_reviewed:份}",
        "对{legality.contracts_reviewed:份}合同、协议进行合法性审查，防范履约风险",
        "政府合同合法性审查{legality.contracts_reviewed:件}，送审材料逐件登记",
    ),
    (
        "合法性审查前移到起草环节，“带病文件”“带病合同”在会前消化",
        "制定{own:合同管理办法}，大额合同由{legal}初审、法律顾问复审",
    ),
)

COUNSEL = Subtopic(
    "counsel",
    ("法律顾问和公职律师", "法律顾问制度", "法治工作队伍"),
    (
        "聘请法律顾问{counsel.advisers:名}，现有公职律师{counsel.public_lawyers:名}",
        "外聘法律顾问{counsel.advisers:名}，来自{x.adviser_firms:家}律师事务所",
        "常年法律顾问{counsel.advisers:人}参与决策论证",
        "{all}公职律师{counsel.public_lawyers:人}，编入涉法事务工作专班",
        "共有{counsel.public_lawyers:名}公职律师在岗履职",
        "配备专职法制工作人员{counsel.legal_staff:名}",
        "{all}专职法制员{counsel.legal_staff:人}，具有法律专业背景者优先任用",
        "法律顾问代理案件{counsel.cases:件}",
        "{counsel.cases:件}涉诉案件由法律顾问代理或者参与代理",
        "法律顾问提出法律意见{counsel.opinions:条}",
        "全年由法律顾问出具法律意见书{counsel.opinions:份}，参与谈判和信访接待",
        "法律顾问代理行政、民事案件{counsel.cases:宗}，提供法律意见{counsel.opinions:件}",
        "{all}配备法制审核人员和法制员，其中专职法制人员{counsel.legal_staff:名}",
    ),
    (
        "法律顾问和公职律师列席重要会议，作用从“事后救火”转向“事前把脉”",
        "实行顾问履职考评，对不出力、不发声的按约解聘",
    ),
)

RULES = Topic(
    "rules",
    (
        "健全制度体系，规范文件管理",
        "加强制度供给，提高文件质量",
        "完善依法行政制度体系",
        "严把制度关口，夯实法治根基",
    ),
    (DOCUMENTS, CLEANING, COMPETITION),
    draw_rules,
    (
        "normative.cleaned = normative.retained + normative.repealed + normative.amended",
        "normative.issued = x.normative_joint + x.normative_own",
        "normative.filing_rate = normative.filed / normative.issued",
        "competition.reviewed = x.competition_adjusted + x.competition_kept",
    ),
)

DECIDING = Topic(
    "deciding",
    ("坚持科学民主依法决策", "规范决策行为，防范法律风险", "健全行政决策机制", "严格决策程序，强化法律支撑"),
    (DECISIONS, LEGALITY, COUNSEL),
    draw_decisions,
    (
        "legality.opinions = x.legality_documents + legality.decisions_reviewed + "
        "legality.contracts_reviewed + x.legality_other",
    ),
)
