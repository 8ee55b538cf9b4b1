"""Government services, proofs, hot lines and satisfaction."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..facts import Scope, count, open_rate, percentage, round_count
from ..model import Subtopic, Topic


def draw(rng: Random, scope: Scope) -> dict[str, Decimal | int]:
    """Figures on service items, proofs, hot-line cases and satisfaction."""
    total = count(rng, scope, 300, 1200) + 20
    online = total - rng.randint(1, max(2, total // 10))
    onsite = total - online
    calls = count(rng, scope, 800, 9000) + 50
    consult = rng.randint(10, calls - 10)
    rated = calls - rng.randint(0, calls // 20)
    old = rng.randint(8, 20)
    return {
        "service.items": total,
        "service.items_online": online,
        "x.items_onsite": onsite,
        "service.online_rate": percentage(online, total, rng.choice((1, 2))),
        "service.items_one_visit": total - rng.randint(0, max(1, total // 20)),
        "service.items_cross_region": rng.randint(5, 160),
        "service.items_delegated": rng.randint(3, 90),
        "service.proof_items_commitment": rng.randint(6, 80),
        "service.proofs_removed": rng.randint(5, 120),
        "service.satisfaction_rate": open_rate(rng, 92, 100),
        "service.hotline_cases": calls,
        "x.hotline_consult": consult,
        "x.hotline_complaint": calls - consult,
        "x.hotline_rated": rated,
        "x.days_before": old,
        "x.days_now": rng.randint(2, old - 3),
        "x.one_thing": rng.randint(3, 24),
        "x.halls_served": round_count(rng, scope, 3000, 60000),
    }


ITEMS = Subtopic(
    "items",
    ("政务服务改革", "深化“放管服”改革", "提升政务服务效能"),
    (
        "梳理公布政务服务事项{service.items:项}，其中可网上办理{service.items_online:项}，网办率{service.online_rate:%}",
        "{service.items:项}政务服务事项中，{service.items_online:项}实现网上可办，网上可办率为{service.online_rate:%}",
        "对外提供的政务服务事项共{service.items:项}（网上办理{service.items_online:项}、只能窗口办理{x.items_onsite:项}）",
        "进驻大厅的政务服务事项达{service.items:项}",
        "网上办理事项扩大到{service.items_online:项}，办事指南同步更新",
        "可全程网上办理的事项有{service.items_online:项}",
        "政务服务网办率提升到{service.online_rate:%}",
        "群众办事“最多跑一次”事项{service.items_one_visit:项}",
        "“最多跑一次”事项清单扩充至{service.items_one_visit:项}，逐项编写简明指引",
        "纳入“最多跑一次”目录的事项共有{service.items_one_visit:项}",
        "实现“跨省通办”事项{service.items_cross_region:项}",
        "{service.items_cross_region:项}高频事项可以跨市通办，异地群众少跑了路",
        "推出跨域通办事项{service.items_cross_region:项}，通办窗口统一标识",
        "向基层下放审批服务事项{service.items_delegated:项}，同步培训承接人员",
        "承接上级下放权限{service.items_delegated:项}，做到接得住、管得好",
        "将{service.items_delegated:项}便民事项下放到镇街便民中心就近办理",
        "企业开办时间由{x.days_before:个工作日}压缩到{x.days_now:个工作日}",
        "上线“一件事一次办”集成服务{x.one_thing:个}",
    ),
    (
        "推行“一窗受理、集成服务”，把“群众跑腿”变为“数据跑路”",
        "全面清理“体外循环”和隐性门槛，收件清单之外的材料一份也不多要",
        "权责清单随机构职能调整动态更新，同步在政务服务网公布",
        "设立“办不成事”反映窗口，对老年人等群体提供帮办代办",
        "贯彻{law:business}，健全政企沟通机制，涉企政策出台前听取行业协会商会意见",
        "以“1+4”改革专班为牵引，“一网通办”“一照多址”等改革同步落地",
    ),
)

PROOFS = Subtopic(
    "proofs",
    ("减证便民", "告知承诺制"),
    (
        "{service.proof_items_commitment:项}证明事项实行告知承诺制，清理取消证明材料{service.proofs_removed:项}",
        "公布实行告知承诺制的证明事项{service.proof_items_commitment:项}",
        "证明事项告知承诺制目录列入{service.proof_items_commitment:项}，并向社会公开",
        "精简各类证明材料{service.proofs_removed:份}",
        "取消由村社开具的证明{service.proofs_removed:项}，“循环证明”得到纠正",
        "通过数据共享减少办事证明材料{service.proofs_removed:件}",
    ),
    (
        "对告知承诺办理的事项加强事后核查，失信者依规处理",
        "凡没有法律法规依据的证明一律取消，群众反映的问题件件有回音",
    ),
)

HOTLINE = Subtopic(
    "hotline",
    ("便民热线", "回应群众诉求"),
    (
        "办理12345政务服务便民热线工单{service.hotline_cases:件}，比上年的{service.hotline_cases@prev:件}"
        "{more:service.hotline_cases}{service.hotline_cases@diff:件}，"
        "{up:service.hotline_cases}{service.hotline_cases@growth:%}",
        "12345热线办件{service.hotline_cases:件}，同比{up:service.hotline_cases}{service.hotline_cases@growth:%}",
        "受理市民热线诉求{service.hotline_cases:件}，其中咨询类{x.hotline_consult:件}、投诉类{x.hotline_complaint:件}",
        "全年办结12345热线转办件{service.hotline_cases:件~}，群众满意率{service.satisfaction_rate:%}",
        "政务服务好评率为{service.satisfaction_rate:%}",
        "第三方测评显示，群众办事满意率达{service.satisfaction_rate:%}",
        "群众满意率由上年的{service.satisfaction_rate@prev:%}{to:service.satisfaction_rate}"
        "{service.satisfaction_rate:%}，{lift:service.satisfaction_rate}{service.satisfaction_rate@points:个百分点}",
        "服务窗口接待群众{x.halls_served:人次~}，服务满意率{service.satisfaction_rate:%}",
    ),
    (
        "“接诉即办”流程再优化，疑难工单由分管领导包案协调",
        "热线与网格平台互联互通，工单首接负责、限时办结、逐件回访",
    ),
)

TOPIC = Topic(
    "services",
    (
        "依法履行政府职能，优化营商环境",
        "深化改革创新，提升服务水平",
        "转变职能方式，便利企业群众",
        "聚焦便民利企，打造法治化营商环境",
    ),
    (ITEMS, PROOFS, HOTLINE),
    draw,
    (
        "service.online_rate = service.items_online / service.items",
        "service.items = service.items_online + x.items_onsite",
        "service.hotline_cases = x.hotline_consult + x.hotline_complaint",
        "service.items > service.items_online",
    ),
)
