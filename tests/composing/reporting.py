"""One report being written: the page around it, its parts, and the way from draft to page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random

from .data import prose
from .facts import Facts, Relation
from .layout import lay_out
from .model import Subtopic, Topic
from .places import Issuer
from .style import Style
from .truth import Composed, Masthead, Place
from .writing import NUMBERS, Draft, Teller, taken_by

PARTS = ("measures", "shortcomings", "causes", "first_responsible", "plan")
TITLES = (
    "关于{year}年度法治政府建设情况的报告",
    "{year}年法治政府建设年度报告",
    "{year}年度法治政府建设工作情况报告",
    "关于{year}年法治政府建设工作的报告",
)
DAY_FORMS = ("{y}-{m:02}-{d:02}", "{y}年{m}月{d}日", "{y}/{m:02}/{d:02}")


@dataclass
class Reporting:
    """A report under way: who tells what in which style."""

    rng: Random
    style: Style
    issuer: Issuer
    teller: Teller
    topics: tuple[Topic, ...]
    general: list[str] = field(default_factory=list)
    traded: set[str] = field(default_factory=set)

    @classmethod
    def begun(
        cls, rng: Random, style: Style, who: Issuer, topics: tuple[Topic, ...], facts: Facts
    ) -> Reporting:
        """A report about to be written."""
        relations = tuple(Relation.read(r) for t in topics for r in t.relations)
        teller = Teller(rng, style, who, facts, style.year, relations, Draft())
        teller.spirit = rng.choice(prose.SPIRIT[style.year])
        return cls(rng, style, who, teller, topics)

    @property
    def draft(self) -> Draft:
        return self.teller.draft

    def _fresh(self, lines: Iterable[str]) -> list[str]:
        """The templates that an earlier report has not told."""
        return [line for line in lines if line not in self.teller.stale]

    def compose(self, name: str) -> Composed:
        """Write the report."""
        signed = datetime.date(self.style.year + 1, 1, 5) + datetime.timedelta(self.rng.randint(0, 72))
        published = signed + datetime.timedelta(self.rng.randint(1, 9))
        general = self._fresh(prose.GENERAL)
        self.general = self.rng.sample(general, len(general))
        title = self._front(signed, published)
        start = self.draft.length
        if self.rng.random() < 0.3:
            self._paragraph_start()
            self.draft.add(self.issuer.words["upper"] + "：\n")
        # Where neither title, metadata nor signature names the issuer, the opening must: a footer's host is no issuer.
        style = self.style
        told = (
            style.title in ("one", "two")
            or style.before == "metadata"
            or style.published in ("signature", "both")
        )
        self._paragraph(self.rng.choice([o for o in self._fresh(prose.OPENINGS) if told or "{issuer}" in o]))
        self._body()
        body = (start, self.draft.length)
        self._back(signed)
        day = {"page": published, "both": published, "signature": signed}.get(self.style.published)
        return self._finish(name, title, day, body)

    # --- the page around the report

    def _front(self, signed: datetime.date, published: datetime.date) -> str | None:
        style, draft, rng = self.style, self.draft, self.rng
        form = rng.choice(DAY_FORMS)
        if style.before in ("breadcrumbs", "metadata"):
            draft.add(
                rng.choice(
                    (
                        "首页 > 政务公开 > 法治政府建设\n\n",
                        "您现在的位置：首页 >> 信息公开 >> 法治政府建设年度报告 >> 正文\n\n",
                    )
                )
            )
        if style.before == "metadata":
            draft.add(
                f"| 索 引 号 | 00{rng.randint(1000000, 9999999)}/{style.year + 1}-{rng.randint(1, 400):05} |\n"
            )
            draft.add(f"| 发布机构 | {self.issuer.name} |\n| 成文日期 | ")
            draft.add_day(signed, form, "signed")
            draft.add(" |\n| 发布日期 | ")
            draft.add_day(published, form, "published")
            draft.add(" |\n| 有 效 性 | 有效 |\n\n")
        title = self._title()
        if style.before == "byline":
            draft.add(rng.choice(("发布时间：", "发布日期：", "日期：")))
            draft.add_day(published, form, "published")
            draft.add(f" {rng.randint(8, 17):02}:{rng.randint(0, 59):02}" if rng.random() < 0.5 else "")
            draft.add(
                rng.choice(
                    (
                        "　来源：本站　浏览次数：\n\n",
                        "  信息来源：办公室  字体：[大 中 小]\n\n",
                        "　【字体：大 中 小】\n\n",
                    )
                )
            )
        return title

    def _title(self) -> str | None:
        style, draft = self.style, self.draft
        if style.title == "absent":
            return None
        form = self.rng.choice(TITLES)
        if style.title == "short":
            form = "{year}年度法治政府建设年度报告"
        start = draft.length
        if style.title != "short":
            draft.add(self.issuer.titled)
        if style.title == "two" and not form.startswith("关于"):
            draft.add("\n")
        before, after = form.split("{year}")
        draft.add(before)
        draft.add_year("title", style.year)
        if style.title == "two" and form.startswith("关于"):
            cut = after.index("法治")
            after = after[:cut] + "\n" + after[cut:]
        draft.add(after)
        title = draft.text[start:].replace("\n", "")
        draft.add("\n\n")
        return title

    def _back(self, signed: datetime.date) -> None:
        style, draft, rng = self.style, self.draft, self.rng
        if style.published in ("signature", "both"):
            draft.add(f"\n{self.issuer.titled}\n")
            draft.add_day(signed, "{y}年{m}月{d}日", "signed")
            draft.add("\n")
        if style.after != "none":
            draft.add(
                f"\n【打印本页】【关闭窗口】\n主办单位：{self.issuer.name}　联系电话：0{rng.randint(511, 599)}-"
            )
            draft.add(f"{rng.randint(60000000, 89999999)}\n")
        if style.after == "long":
            number = rng.randint(13000000, 23999999)
            draft.add(f"网站标识码：33{rng.randint(10000000, 99999999)}　备案号：岭ICP备{number}号-1\n")
            draft.add(f"岭公网安备33{rng.randint(10**11, 10**12 - 1)}号　政务服务便民热线：12345\n")
            draft.add("上一篇：没有了\n")

    # --- the report's own parts

    @contextmanager
    def _part(self, *names: str) -> Iterator[None]:
        start, outer = self.draft.length, self.teller.part
        self.teller.part = names[0]
        yield
        self.teller.part = outer
        for name in names:
            self.draft.parts.setdefault(name, []).append((start, self.draft.length))

    def _body(self) -> None:
        order = ["measures", "first_responsible", "shortcomings", "plan"]
        if self.style.first_inside:
            order.remove("first_responsible")
        elif self.rng.random() < 0.4:
            order[1], order[2] = order[2], order[1]
        for number, part in enumerate(order):
            with self._part(part):
                {
                    "measures": self._measures,
                    "first_responsible": self._first,
                    "shortcomings": self._shortcomings,
                    "plan": self._plan,
                }[part](number)

    def _heading(self, number: int, choices: tuple[str, ...]) -> None:
        """A heading of the first level on a line of its own."""
        self._paragraph_start()
        title = self.rng.choice(choices)
        roles = {"{year}": "body", "{next}": "plan"}
        year = self.style.year
        mark = NUMBERS[number] + "、"
        start = self.draft.length
        self.draft.add_heading(
            mark, number + 1, title.replace("{year}", str(year)).replace("{next}", str(year + 1)), 1
        )
        for slot, role in roles.items():
            if slot in title:
                at = start + len(mark) + title.index(slot)
                self.draft.years.setdefault(role, []).append((at, at + 4))
        self.draft.add("\n")

    def _measures(self, number: int) -> None:
        self._heading(number, prose.MEASURES_HEADINGS)
        chosen = [
            t for t in self.topics if t.code in ("enforcement", "disputes", "hrss") or self.rng.random() < 0.8
        ]
        for place, topic in enumerate(chosen):
            self._section(place, self.rng.choice(topic.headings), topic)
        if self.style.first_inside:
            with self._part("first_responsible"):
                self._sub_heading(len(chosen), self.rng.choice(prose.FIRST_HEADINGS))
                self._first_text()

    def _sub_heading(self, number: int, title: str) -> bool:
        """A heading of the second level; gives whether the text goes on in the same line."""
        self._paragraph_start()
        scheme = self.style.headings
        run_in = scheme in ("run_in", "bare_run_in")
        if scheme == "flat":
            self.draft.add(f"{NUMBERS[number]}是{title}。")
            return True
        numbered = scheme in ("classic", "run_in")
        mark = f"（{NUMBERS[number]}）" if numbered else ""
        self.draft.add_heading(mark, number + 1 if numbered else None, title, 2, run_in=run_in)
        self.draft.add("。" if run_in else "\n")
        return run_in

    def _section(self, number: int, title: str, topic: Topic) -> None:
        rng, style = self.rng, self.style
        going_on = self._sub_heading(number, title)
        subtopics = list(topic.subtopics)
        if len(subtopics) > 2 and rng.random() < 0.5:
            subtopics.remove(rng.choice(subtopics))
        items = "none" if style.headings == "flat" else style.items
        told = [(s, lines) for s in subtopics if (lines := self._choose(s))]
        if style.third:
            for place, (subtopic, lines) in enumerate(told):
                self._paragraph_start()
                name = rng.choice(subtopic.titles)
                self.draft.add_heading(f"{place + 1}{style.third_mark[1:]}", place + 1, name, 3, run_in=True)
                self.draft.add("。")
                self._sentences(lines)
            return
        if not going_on:
            self._paragraph_start()
        if items == "semicolons":
            lines = [line for _, chosen in told for line in chosen][: len(NUMBERS)]
            for place, line in enumerate(lines):
                self.draft.add(f"{NUMBERS[place]}是")
                self.teller.tell(line)
                self.draft.add("；" if place + 1 < len(lines) else "。")
            self._end_paragraph()
            return
        for place, (subtopic, lines) in enumerate(told):
            if items != "none" and len(told) > 1:
                if items == "paragraphs" and place:
                    self._paragraph_start()
                self.draft.add(f"{NUMBERS[place]}是")
                self.draft.add(f"{rng.choice(subtopic.titles)}。" if rng.random() < 0.3 else "")
                self._sentences(lines, ends=items == "paragraphs" or place + 1 == len(told))
            else:
                if place and rng.random() < 0.5:
                    self._end_paragraph()
                    self._paragraph_start()
                self._sentences(lines, ends=place + 1 == len(told))

    def _choose(self, subtopic: Subtopic) -> list[str]:
        """Templates for a sub-topic that do not tell one figure twice, prose between them."""
        rng, teller = self.rng, self.teller
        before = set(teller.used)
        chosen: list[str] = []
        lines = self._fresh(subtopic.lines)
        for line in rng.sample(lines, len(lines)):
            if len(chosen) < 4 and teller.fits(line):
                chosen.append(line)
                # Taken now, so that a later choice cannot tell the same figure again; told later.
                teller.used |= taken_by(line)
        if not chosen and teller.used == before and rng.random() < 0.5:
            return []
        general = self._fresh(subtopic.prose)
        more = [p for p in rng.sample(general, len(general)) if teller.fits(p)][: rng.randint(1, 2)]
        if self.general and rng.random() < 0.15:
            more.append(self.general.pop())
        if self.issuer.function and rng.random() < 0.2:
            trade = [t for t in self._fresh(prose.TRADE[self.issuer.function]) if t not in self.traded]
            if trade:
                self.traded.add(trade[0])
                more.append(trade[0])
        mixed = chosen + more
        rng.shuffle(mixed)
        return mixed

    def _first(self, number: int) -> None:
        self._heading(number, prose.FIRST_HEADINGS)
        self._first_text(own_line=True)

    def _first_text(self, *, own_line: bool = False) -> None:
        rng = self.rng
        if own_line or self.style.headings not in ("run_in", "bare_run_in", "flat"):
            self._paragraph_start()
        more = self._fresh(prose.FIRST_MORE)
        self._sentences(
            [
                rng.choice(self._fresh(prose.FIRST_RESPONSIBLE)),
                *rng.sample(more, min(rng.randint(2, 4), len(more))),
            ]
        )

    def _shortcomings(self, number: int) -> None:
        rng, draft = self.rng, self.draft
        self._heading(number, prose.SHORTCOMINGS_HEADINGS)
        self._paragraph_start()
        self.teller.tell(rng.choice(self._fresh(prose.SHORTCOMING_OPENINGS)))
        lacks = [pair for pair in prose.SHORTCOMINGS if pair[0] not in self.teller.stale]
        chosen = rng.sample(lacks, min(rng.randint(4, 6), len(lacks)))
        separate = self.style.items == "paragraphs"
        for place, (lack, cause) in enumerate(chosen):
            if separate:
                self._end_paragraph(anchor=False)
                self._paragraph_start()
            draft.add(f"{NUMBERS[place]}是{lack}")
            self.teller.told.add(lack)
            if place == 0 or rng.random() < 0.8:
                draft.parts.setdefault("causes", []).append(draft.add(cause))
            last = place + 1 == len(chosen)
            draft.add("；" if self.style.items == "semicolons" and not last else "。")
        self._end_paragraph(anchor=False)

    def _plan(self, number: int) -> None:
        rng, draft = self.rng, self.draft
        self._heading(number, prose.PLAN_HEADINGS)
        self._paragraph_start()
        self.teller.tell(rng.choice(self._fresh(prose.PLAN_OPENINGS)))
        chosen = rng.sample(self._fresh(prose.PLANS), rng.randint(4, 6))
        for place, line in enumerate(chosen):
            if self.style.items == "paragraphs":
                self._end_paragraph(anchor=False)
                self._paragraph_start()
            draft.add(f"{NUMBERS[place]}是")
            self.teller.tell(line)
            last = place + 1 == len(chosen)
            draft.add("；" if self.style.items == "semicolons" and not last else "。")
        self._end_paragraph(anchor=False)

    # --- paragraphs

    def _paragraph(self, line: str) -> None:
        self._paragraph_start()
        self.teller.tell(line)
        self._end_paragraph(anchor=False)

    def _paragraph_start(self) -> None:
        if self.draft.last not in ("\n", ""):
            self.draft.add("\n")
        if self.style.blank_lines and self.draft.pieces and self.draft.text[-2:] != "\n\n":
            self.draft.add("\n")
        self.draft.add(self.style.indent)

    def _sentences(self, lines: list[str], *, ends: bool = True) -> None:
        for line in lines:
            self.teller.tell(line)
            self.draft.add("。")
        if ends:
            self._end_paragraph()

    def _end_paragraph(self, *, anchor: bool = True) -> None:
        if anchor and self.teller.part == "measures":
            self.draft.anchors.append(self.draft.length)
        if self.draft.last != "\n":
            self.draft.add("\n")

    # --- from draft to page

    def _finish(self, name: str, title: str | None, day: datetime.date | None, body: Place) -> Composed:
        draft, style = self.draft, self.style
        whole = [
            *(h.span for h in draft.headings),
            *(q.span for q in draft.quantities),
            *(c.span for c in draft.citations),
            *(c.number_span for c in draft.citations if c.number_span),
            *(d.span for d in draft.dates),
            *(p for places in draft.years.values() for p in places),
        ]
        text, moved = lay_out(draft.text, style, body, whole)
        at = moved.span

        def surface(place: Place) -> str:
            start, end = at(place)
            return text[start:end]

        bases = {i.total for i in draft.identities if i.relation == "ratio"}
        # A full rate without its base in the same sentence deserves a question.
        bare = any(
            q.value == 100 and q.unit == "%" and q.part == "measures" and q.span not in bases
            for q in draft.quantities
        )
        owed = (*(("S020",) if title is None or style.title == "short" else ()), *(("F009",) if bare else ()))
        # A joint name is printed by the title and over the date; elsewhere the government stands for both.
        joint = style.title in ("one", "two") or style.published in ("signature", "both")
        masthead = Masthead(
            title=title,
            issuer=self.issuer.titled if joint else self.issuer.name,
            level=self.issuer.level,
            year=style.year,
            published=day,
        )
        return Composed(
            name=name,
            text=text,
            masthead=masthead,
            parts={p: tuple(at(s) for s in draft.parts.get(p, ())) for p in PARTS},
            headings=tuple(
                replace(h, text=surface(h.span), span=at(h.span), number=at(h.number) if h.number else None)
                for h in draft.headings
            ),
            quantities=tuple(replace(q, text=surface(q.span), span=at(q.span)) for q in draft.quantities),
            identities=tuple(
                replace(i, total=at(i.total), parts=tuple(at(p) for p in i.parts)) for i in draft.identities
            ),
            changes=tuple(
                replace(c, change=at(c.change), before=at(c.before), after=at(c.after)) for c in draft.changes
            ),
            citations=tuple(
                replace(
                    c,
                    title=surface(c.span),
                    span=at(c.span),
                    number_span=at(c.number_span) if c.number_span else None,
                )
                for c in draft.citations
            ),
            dates=tuple(replace(d, span=at(d.span)) for d in draft.dates),
            years={role: tuple(at(p) for p in places) for role, places in draft.years.items()},
            anchors=tuple(at((a, a))[0] for a in draft.anchors),
            owed=owed,
        )
