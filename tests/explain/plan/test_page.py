from __future__ import annotations

import html
import re

import cases
from fysiodekking.explain.plan import as_html, as_svg
from fysiodekking.explain.plan.story import document
from fysiodekking.explain.plan.table import tabulated
from fysiodekking.explain.plan.words import PlanWords
from fysiodekking.model.plan import Plan
from fysiodekking.series import plan
from plans import limit, package, planned


class TestPage:
    def test_loads_nothing(self, made: Plan, lang: str) -> None:
        """Only links lead out of it."""
        page = as_html(made, lang)
        assert f'<html lang="{lang}">' in page
        assert not re.search(r"\bsrc=|url\(|@import|<script|<link", page)
        assert set(re.findall(r'<(\w+)[^>]* href="http', page)) <= {"a"}

    def test_begins_with_the_answer(self, made: Plan, words: PlanWords) -> None:
        """The heading is the answer; the picture and all else come behind it."""
        page = as_html(made, words.catalogue.lang)
        heading = html.unescape(page.partition("<h1>")[2].partition("</h1>")[0]).replace("\u00a0", " ")
        assert heading == document(made, words).answer
        assert page.index("<h1>") < page.index("<svg")

    def test_the_picture_has_words(self, made: Plan, words: PlanWords) -> None:
        """Who cannot see the picture hears the answer, and where the same facts stand."""
        page = as_html(made, words.catalogue.lang)
        called = html.escape(words.say("picture", answer=document(made, words).answer))
        assert page.count(f'role="img" aria-label="{called}" viewBox=') == page.count('<svg class="picture') == 2

    def test_the_table_has_what_the_picture_has(self, made: Plan, words: PlanWords) -> None:
        """Who cannot see the picture reads the same in a table with a head for each column and row."""
        page = as_html(made, words.catalogue.lang)
        apart = page.partition(f"<details><summary>{words.say('each')}")[2] or page
        rows = re.findall(r"<tr[^>]*>(<th scope=\"row\".*?)</tr>", apart)
        shown = [tuple(map(html.unescape, re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row))) for row in rows]
        expected = tabulated(made, words.naming(made.steps[0].decision.about.packages)).rows
        assert [tuple(cell.replace("\u00a0", " ") for cell in row) for row in shown] == list(expected)

    def test_marks_where_the_payer_changes(self) -> None:
        """The row at which another one begins to pay is set apart, in the table of runs and in that of each session."""
        assert as_html(planned("annex"), "nl").count('<tr class="changed">') == 2 * 2

    def test_escapes_what_the_caller_wrote(self) -> None:
        """Nothing that a caller names becomes a tag."""
        tag = package("<b>nine", limit("year", 1))
        made = plan(cases.case(packages=[tag]), 2)
        assert "<b>" not in as_html(made, "en")
        assert "&lt;b&gt;nine used up" in as_html(made, "en")
        assert "<b>" not in as_svg(made, "en")
