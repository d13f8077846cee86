from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise, permutations
from xml.etree import ElementTree as ET

import pytest

from fysiodekking.explain.plan import as_svg
from fysiodekking.explain.plan.labels import Label, beside, centred, cut, placed, stacked, width_of
from fysiodekking.explain.plan.marks import shapes_for
from fysiodekking.explain.plan.picture import MOST, NARROW, WIDE, inline
from fysiodekking.explain.plan.rows import Sheet
from fysiodekking.explain.plan.story import Kind, kind_of
from fysiodekking.explain.plan.words import PlanWords, words_of
from fysiodekking.model.decision import Payer
from fysiodekking.model.plan import Plan
from plans import PICTURE, planned

SVG = "{http://www.w3.org/2000/svg}"
COMMAND = "fysiodekking plan docs/images/plan.toml --sessions 26 --lang en --format svg"


def sums_of(row: ET.Element) -> list[list[tuple[float, float]]]:
    """The points at which the area of what was paid turns, of each area of a row."""
    found = []
    for path in row.findall("path"):
        if path.get("class") == "sum":
            x, y, points = 0.0, 0.0, []
            for letter, numbers in re.findall(r"([MHV])([\d. ]+)", path.get("d", "")):
                match letter, [float(number) for number in numbers.split()]:
                    case "M", [x, y]:
                        pass
                    case "H", [x]:
                        points.append((x, y))
                    case "V", [y]:
                        points.append((x, y))
            found.append(points)
    return found


def drawn(made: Plan, words: PlanWords, sheet: Sheet) -> ET.Element:
    return ET.fromstring(inline(made, words, sheet, "wide"))  # noqa: S314 - our own picture


def rows_of(picture: ET.Element) -> Iterator[ET.Element]:
    yield from picture.findall("svg")


def room_of(text: ET.Element) -> tuple[float, float]:
    """The room of a text, by the estimate of its width."""
    x, wide = float(text.get("x", "0")), width_of(text.text or "")
    left = {"middle": x - wide / 2, "end": x - wide}.get(text.get("text-anchor", "start"), x)
    return left, left + wide


@pytest.mark.parametrize("sheet", [WIDE, NARROW], ids=["wide", "narrow"])
class TestEveryPicture:
    def test_has_a_mark_for_each_session(self, made: Plan, words: PlanWords, sheet: Sheet) -> None:
        """Each session has one mark, of its payer, that says what it is."""
        marks = [mark for row in rows_of(drawn(made, words, sheet)) for mark in row.findall("g")]
        assert [mark.get("class") for mark in marks] == [kind_of(step).name for step in made.steps]
        for step, mark in zip(made.steps, marks, strict=True):
            assert words.catalogue.day(step.date) in (mark.findtext("title") or "")

    def test_lays_no_label_on_another(self, made: Plan, words: PlanWords, sheet: Sheet) -> None:
        """Texts on one line keep apart, and none leaves the paper."""
        for row in rows_of(drawn(made, words, sheet)):
            texts = [each for each in row.findall("text") if each.get("class") != "asks"]
            for text in texts:
                left, right = room_of(text)
                assert left >= -0.5, text.text
                assert right <= sheet.width + 0.5, text.text
            for one, other in combinations(texts, 2):
                if abs(float(one.get("y", "0")) - float(other.get("y", "0"))) < 10:
                    (a, b), (c, d) = room_of(one), room_of(other)
                    assert b <= c or d <= a, (one.text, other.text)

    def test_draws_no_line_through_a_text(self, made: Plan, words: PlanWords, sheet: Sheet) -> None:
        """The line of a flag runs beside every flag that it passes, and below its own where that has no other room."""
        for row in rows_of(drawn(made, words, sheet)):
            texts = [text for text in row.findall("text") if text.get("class") in {"flag", "new"}]
            for line in (path for path in row.findall("path") if path.get("class") in {"limit", "year"}):
                x, top = map(float, re.findall(r"[\d.]+", line.get("d", ""))[:2])
                for text in texts:
                    left, right = room_of(text)
                    assert not left < x < right or float(text.get("y", "0")) <= top, text.text

    def test_stays_on_its_paper(self, made: Plan, words: PlanWords, sheet: Sheet) -> None:
        """The area of what was paid begins and ends on the paper."""
        for row in rows_of(drawn(made, words, sheet)):
            for area in sums_of(row):
                assert 0 <= area[0][0] <= area[-1][0] <= sheet.width + 0.1


class TestArea:
    def test_rises_with_what_the_patient_pays(self) -> None:
        """A session that costs nothing lifts it by nothing; half the amount lifts it half as high."""
        ((*_, end),) = (sums_of(row) for row in rows_of(drawn(planned("annex"), words_of("en"), WIDE)))
        heights = list(dict.fromkeys(y for _, y in end))
        steps = [before - after for before, after in pairwise(heights)]
        assert len(steps) == 13
        assert steps[-1] == pytest.approx(steps[0] * 17.5 / 42.5, abs=0.2)

    def test_ends_where_the_sum_is_not_known(self) -> None:
        """Nothing is drawn of what nobody knows."""
        rows = rows_of(drawn(planned("amount-unknown"), words_of("en"), WIDE))
        assert [area for row in rows for area in sums_of(row)] == []

    def test_unknown_amounts_are_asked_for(self) -> None:
        """Where the payer is known and the amount is not, a question mark stands above the line."""
        rows = list(rows_of(drawn(planned("amount-unknown"), words_of("en"), WIDE)))
        asks = [text.text for row in rows for text in row.findall("text") if text.get("class") == "asks"]
        assert asks == ["?", "?"]


class TestShapes:
    def test_tell_payers_apart_without_colour(self) -> None:
        """Each payer has a shape of its own, and so have two packages and a payer on a condition."""
        kinds = [
            Kind(Payer.BASIC),
            Kind(Payer.BASIC, None, provided=True),
            Kind(Payer.PACKAGE, "first"),
            Kind(Payer.PACKAGE, "second"),
            Kind(Payer.PACKAGE, "third"),
            Kind(Payer.INSURED),
            Kind(Payer.NOBODY),
            Kind(None),
        ]
        shapes = shapes_for(kinds)
        assert len({shape(0, 0, 5) for shape in shapes.values()}) == len(kinds)

    def test_are_explained(self, made: Plan, words: PlanWords) -> None:
        """The legend names every payer of the plan."""
        legend = [text.text for text in drawn(made, words, WIDE).iter("text") if text.get("class") == "key"]
        assert {kind_of(step).called(words) for step in made.steps} <= set(legend)


class TestLongPlans:
    def test_stand_closer_in_fewer_rows(self) -> None:
        """Four hundred sessions take eight rows on a screen, and sixteen on a phone."""
        made, words = planned("annex-four-hundred"), words_of("nl")
        assert [len(list(rows_of(drawn(made, words, sheet)))) for sheet in (WIDE, NARROW)] == [8, 16]

    def test_the_first_are_drawn(self) -> None:
        """Of a plan without end the picture shows the beginning."""
        step = planned("one").steps[0]
        endless = Plan(steps=(step,) * (MOST + 1))
        assert sum(len(row.findall("g")) for row in rows_of(drawn(endless, words_of("nl"), WIDE))) == MOST


class TestLabels:
    def test_find_room_the_first_ones_first(self) -> None:
        """What lies on an earlier label is left out."""
        first, on_it, free = Label(0, "abc"), Label(10, "abc"), Label(60, "abc")
        assert placed([first, on_it, free]) == [first, free]
        assert stacked([(-5, first), (-4, on_it), (55, free)]) == [0, 1, 0]

    def test_no_line_runs_through_the_text_of_another(self) -> None:
        """A label beside an earlier line stands above it, and one below a line that is already drawn does not."""
        line, across, after = (20, Label(25, "x")), (90, Label(10, "a text", "end")), (200, Label(205, "x"))
        for order in permutations((line, across, after)):
            lanes = dict(zip(order, stacked(order), strict=True))
            assert (lanes[line], lanes[across]) == (0, 1)

    def test_stay_between_the_edges(self) -> None:
        """A label at the edge is moved, one beside a line goes to its other side, one without room is cut."""
        assert centred(0, "abc", 0, 100).left == 0
        assert centred(100, "abc", 0, 100).right == pytest.approx(100)
        assert beside(90, "abc", 0, 100).right < 90
        long = beside(50, "a label that is too long", 0, 100)
        assert long.text.endswith("…")
        assert long.left >= 0
        assert cut("abc", 100) == "abc"


class TestTheFile:
    def test_stands_alone(self, made: Plan, lang: str) -> None:
        """The picture as a file is well-formed, has words for who cannot see it, and loads nothing."""
        text = as_svg(made, lang)
        root = ET.fromstring(text)  # noqa: S314 - our own picture
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        assert root.get("aria-label")
        assert not re.search(r"href|url\(|@import|<script|http(?!://www\.w3\.org/2000/svg)", text)

    def test_its_sentence_can_be_read(self, made: Plan, lang: str) -> None:
        """A long one has several lines, none of which is small or goes over the edge; what is below moves down."""
        root = ET.fromstring(as_svg(made, lang))  # noqa: S314 - our own picture
        lines = [each for each in root.iterfind(f"{SVG}text") if each.get("class") == "title"]
        assert " ".join(str(each.text) for each in lines) == root.get("aria-label")
        for each in lines:
            size = float(each.get("font-size", 0))
            assert size >= 12
            assert width_of(str(each.text), size) <= WIDE.width + 0.01
        picture = root.find(f"{SVG}svg")
        assert picture is not None
        y, height = (float(picture.get(key, 0)) for key in ("y", "height"))
        assert y - float(lines[-1].get("y", 0)) == 20
        assert y + height == float(root.get("height", 0))

    def test_of_the_documentation_is_up_to_date(self) -> None:
        """The picture in the documentation is the one that is drawn today."""
        renew = f"renew it: {COMMAND} > docs/images/plan.svg"
        assert PICTURE.read_text("utf-8") == as_svg(planned("annex"), "en"), renew
