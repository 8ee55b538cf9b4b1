"""How much of one text stands in another: sentences copied, and things taken up in other words.

A sentence is copied where it stands again with other years and figures. A thing is taken up where the words that tell
it (not 加强, 推进, 工作 …) stand together in a sentence. Both are looked up in indexes: the cost is linear in the
texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from rulelaw.document.types import BlockKind
from rulelaw.report.types import Report
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["Likeness", "Passages", "Sentence", "masked", "sentences"]

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?")
_FIGURE = re.compile(r"[0-9][0-9,.]*|[〇零一二三四五六七八九十百千万亿两]+")
_DRESS = re.compile(r"[\W_]+")


def _words(text: str) -> list[str]:
    return text.split()


#: Words of plans and functions, which any report may use of anything: they tell nothing of what is planned.
EMPTY_WORDS = tuple(
    _words("""
    加强 推进 推动 持续 做好 做实 做强 做优 落实 完善 健全 强化 深化 细化 深入 全面 进一步 继续 不断 着力
    切实 认真 扎实 积极 有效 有力 有序 稳步 大力 充分 注重 突出 聚焦 紧盯 围绕 坚持 提升 提高 增强 加大 加快
    开展 组织 实施 施行 建立 建强 建设 建成 构建 打造 制定 制订 修订 出台 印发 规范 优化 创新 探索 促进 保障
    确保 实现 完成 巩固 拓展 抓好 抓实 抓紧 压紧 压实 筑牢 夯实 树牢 贯彻 执行 履行 严格 严肃 从严 新增 争取
    力争 引导 统筹 协调 配合 结合 运用 利用 通过 根据 按照 对照 对标 针对 依托 依据 充实 扩大 逐步 分批 定期
    及时 主动 广泛 普遍 常态化 长效 高质量 走深走实 落地见效 落到实处 提质增效 见行见效 入脑入心 落地 到位
    圆满 总体 主要 重点 关键 核心 基础 相关 有关 各类 各项 各级 一批 系列 多种 形式 方式 方面 方法 途径 渠道
    环节 过程 领域 重要 重大 法治 法治政府 法治建设 依法 依法行政 依法治理 行政 行政执法 执法 工作 制度 机制
    体制 体系 能力 水平 力度 质量 质效 效能 效果 成效 实效 效率 意识 素养 素质 思维 情况 任务 目标 要求 措施
    举措 问题 责任 职责 主体 作用 氛围 环境 基层 群众 社会 人员 干部 全市 全县 全区 全省 全局 全镇 全体 我市
    我县 我区 我局 我镇 我委 本市 本县 本局 年度 今年 明年 来年 下一步 下一年 习近平 新时代 中国特色
    社会主义 思想 二十大 十九大 精神 政府 人民 部门 单位 国家 发展 加以 予以 进行 以及 的 了 和 与 及 等 在
    对 将 要 把 以 为 是 并 更 向 从 到 让 使 由 按 其 不 也 都 各 我们 该 此 这 那 着 地 得 于 而 或 被 所
    之 动态 调整 明确 统一 配备 聘请 编制 编印 设立 成立 开设 举办 召开 邀请 参加 增加 减少 多元 常态 全员 全覆盖 一线
    """)
)
#: Words of the trade: they stand in every report, so that meeting one again says little.
TRADE_WORDS = frozenset(
    _words("""
    培训 宣传 普法 案件 处罚 许可 复议 诉讼 管理 服务 监督 监管 审查 审核 检查 学习 教育 活动 企业 法律 法规
    政策 文件 规章 信息 数据 办理 事项 平台 领导 队伍 专项 治理 指导 督促 督察 督查 考核 评估 矛盾 纠纷 化解
    安全 城市 机关 党组 党委 会议 推行 标准 流程 程序 清单 方案 办法 规定 意见 内容 计划 业务 改革 公开 决策
    证据 合法 公正 文明 理念 成果 打算 思路 安排 实践 实际 典型 专题 主题 联合 协同 联动 衔接 专业 示范 创建
    试点 系统 综合 办案 宣讲 讲座 诉求 风险 防范 网上 线上
    """)
)
_EMPTY = re.compile(alternation(EMPTY_WORDS))
_RUN = re.compile(r"[一-龥]{2,}|[A-Za-z]{2,}")

# A pair of characters that stands in more sentences than this tells nothing by itself.
_COMMON = 32
# What a character weighs by the number of sentences that its pair stands in, and in a word of the trade.
_WEIGHTS = ((2, 12), (4, 9), (8, 6), (16, 4), (_COMMON, 3))
_RARE = 12
_TRADE = 3
# What tells less than a word of its own beside those of the trade cannot be looked for.
_LEAST = 2 * _RARE


@frozen
class Sentence:
    """A sentence of a report.

    :ivar words: its words, folded.
    :ivar span: where it stands, without surrounding space.
    """

    words: str
    span: Span


def sentences(report: Report, kinds: Iterable[BlockKind] = (BlockKind.PARAGRAPH,)) -> Iterator[Sentence]:
    """Give the sentences (up to 。;!? or the block's end) of a report's blocks of these kinds, in order.

    A heading in the line of its paragraph is a sentence of its own. A report without a text has none.

    >>> import rulelaw as rl
    >>> [sentence.words for sentence in sentences(rl.parse("全年普法20场。办案3件。"))]
    ['全年普法20场。', '办案3件。']
    """
    flow = report.source.flow
    wanted = frozenset(kinds)
    for block in report.document.blocks:
        if block.kind not in wanted:
            continue
        begin, end = flow.at(block.span.start), flow.at(block.span.end)
        for match in _SENTENCE.finditer(flow.text, begin, end):
            words = match.group()
            start = match.start() + len(words) - len(words.lstrip())
            if words.strip():
                yield Sentence(words.strip(), flow.span(start, start + len(words.strip())))


def masked(words: str) -> str:
    """Give ``words`` with years and figures masked, and without white space and punctuation.

    >>> masked("2021年，开展普法活动 20 场。") == masked("2022年开展普法活动1,200场；")
    True
    """
    return _DRESS.sub("", _FIGURE.sub("0", words))


@frozen
class Likeness:
    """What comes nearest to some words.

    :ivar share: how much of what the words tell stands there, 0 to 100 per cent.
    :ivar index: which passage it is; ``None`` where no passage shares anything.
    """

    share: Decimal
    index: int | None


class Passages:
    """Passages to look things up in: an index of the pairs of characters of their telling words.

    >>> passages = Passages(["新版裁量基准自7月起执行。", "夜市普法受到欢迎。"])
    >>> passages.nearest("修订裁量基准")
    Likeness(share=Decimal('100'), index=0)
    """

    def __init__(self, words: Sequence[str]) -> None:
        """Take the passages; each keeps its place in the sequence as its index."""
        self._places: dict[str, list[int]] = {}
        for index, passage in enumerate(words):
            for run in _telling(passage):
                for i in range(len(run) - 1):
                    places = self._places.setdefault(run[i : i + 2], [])
                    if not places or places[-1] != index:
                        places.append(index)

    def nearest(self, words: str) -> Likeness | None:
        """Give the passage that tells most of ``words``, the first of equals; ``None`` where the words tell nothing.

        The share counts characters: one is found where a pair that it belongs to is found, so that pairs across two
        words do not count against the words. A pair found in many passages weighs less.
        """
        told: dict[int, int] = {}
        whole = own = 0
        for run in _telling(words):
            pairs = [run[i : i + 2] for i in range(len(run) - 1)]
            found = [self._places.get(pair, []) for pair in pairs]
            weights = _weights(pairs, found)
            whole += sum(weights)
            own += sum(weight for weight in weights if weight > _TRADE)
            last: dict[int, int] = {}
            for i, places in enumerate(found):
                if len(places) > _COMMON:
                    continue
                for index in places:
                    first = 0 if last.get(index) == i - 1 else weights[i]
                    told[index] = told.get(index, 0) + first + weights[i + 1]
                    last[index] = i
        if own < _LEAST:
            return None
        if not told:
            return Likeness(Decimal(0), None)
        index, most = max(told.items(), key=lambda item: (item[1], -item[0]))
        return Likeness((Decimal(most) * 100 / whole).quantize(Decimal(1)), index)


def _telling(words: str) -> list[str]:
    """Give the runs of characters that tell something: without empty words, figures and punctuation."""
    return _RUN.findall(_EMPTY.sub(" ", _FIGURE.sub(" ", words)))


def _weights(pairs: Sequence[str], found: Sequence[Sequence[int]]) -> list[int]:
    """Weigh each character of a run by the known pairs it belongs to; a pair across two words is known to none."""
    known = [_weight(pair, len(places)) for pair, places in zip(pairs, found, strict=True)]
    weights = []
    for left, right in zip([None, *known], [*known, None], strict=True):
        if left is None and right is None:
            weights.append(_RARE)
        else:
            weights.append(max(left or 0, right or 0))
    return weights


def _weight(pair: str, count: int) -> int | None:
    """Weigh a pair that stands in ``count`` passages; ``None`` for one that is no word as far as is known."""
    if pair in TRADE_WORDS:
        return _TRADE
    if count == 0:
        return None
    return next((weight for most, weight in _WEIGHTS if count <= most), 0)
