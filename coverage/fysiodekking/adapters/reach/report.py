"""The report as text of 80 columns: what is reached as a table, and what nobody has looked at yet as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from fysiodekking.adapters.reach.files import Written
from fysiodekking.adapters.reach.gaps import GapText, group_words, in_words
from fysiodekking.adapters.reach.words import Words
from fysiodekking.explain.text import wrapped
from fysiodekking.model.decision import Verdict
from fysiodekking.model.printable import clean, escaped, printable
from fysiodekking.model.vocabulary import Ground
from fysiodekking.reach.cases_against_targets import Reach
from fysiodekking.reach.what_a_case_reaches import OF_LAW, OF_PACKAGE, Target, Topic

_NAME: Final = 30
_LINE: Final = 58


def report(reach: Reach, lang: str = "nl") -> str:
    """Return the report on how far cases reach.

    :param lang: ``nl`` or ``en``.
    """
    words = Words(lang)
    if not reach.cases:
        return words.say("none") + "\n"
    law = [] if reach.only_packages else [*_law(reach, words)]
    parts = [_heading(words.say("title")), law, [*_packages(reach, words)]]
    parts += [[wrapped(note)] for note in _notes(reach, words)]
    parts += [_heading(words.say("gaps")), *_gaps(reach, words)]
    return printable("\n\n".join("\n".join(part) for part in parts if part) + "\n")


def files_written(done: Written, folder: str, lang: str) -> str:
    """Say how many case files were written, and where."""
    words = Words(lang)
    kept = words.number("kept", done.kept, kept=done.kept) if done.kept else ""
    return words.number("files", done.written, written=done.written, folder=escaped(folder), kept=kept)


def _heading(text: str) -> list[str]:
    return [text, "-" * len(text)]


# --- the table ------------------------------------------------------------------------------------------------------


def _law(reach: Reach, words: Words) -> Iterator[str]:
    title = words.say("law", day=words.catalogue.day(reach.on))
    yield f"{title:<{_LINE}}{words.say('reached'):>12}{words.say('all'):>8}".rstrip()
    for topic in OF_LAW:
        done, there = reach.count(topic)
        yield f"  {words.say(topic):<{_LINE - 2}}{done:>12}{there:>8}"


def _packages(reach: Reach, words: Words) -> Iterator[str]:
    if not reach.packages:
        return
    yield _row(words.say("package"), (words.say(topic) for topic in OF_PACKAGE))
    for package in reach.packages:
        name = clean(package)
        if len(name) > _NAME:
            yield name
            name = ""
        yield _row(name, (_share(reach, topic, package) for topic in OF_PACKAGE))
    yield wrapped(words.say("packages.note"), "  ", "  ")


def _row(name: str, cells: Iterable[str]) -> str:
    return f"{name:<{_NAME}}{''.join(f'{cell:>12}' for cell in cells)}".rstrip()


def _share(reach: Reach, topic: Topic, package: str) -> str:
    done, there = reach.count(topic, package)
    return f"{done} / {there}" if there else "-"


def _notes(reach: Reach, words: Words) -> Iterator[str]:
    if any(name != terms.id for terms, name in reach.labels.items()):
        yield words.say("apart")
    if reach.others:
        yield words.share("others", reach.others, reach.cases)
    if reach.unchecked:
        yield words.share("unchecked", reach.unchecked, reach.cases)
    if reach.unmeasured:
        yield words.say("unmeasured", packages=", ".join(map(clean, reach.unmeasured)))
    elsewhere = [*reach.elsewhere.grounds.items(), *reach.elsewhere.reasons.items()]
    if elsewhere:
        yield words.say("elsewhere", those=", ".join(f"{name} ({last})" for name, last in elsewhere))


# --- the list -------------------------------------------------------------------------------------------------------


def _gaps(reach: Reach, words: Words) -> Iterator[list[str]]:
    """Yield the gaps of each package, ground and rule; where no more than the ordinary answer was seen, one line."""
    gaps = [in_words(gap, words) for gap in reach.gaps]
    if not gaps:
        nothing_measured = reach.only_packages and not reach.packages
        yield [words.say("gaps.no_package" if nothing_measured else "gaps.none")]
    order = list(dict.fromkeys((gap.of_package, gap.group) for gap in gaps))
    gaps.sort(key=lambda each: order.index((each.of_package, each.group)))
    looked_at = {_about(target) for target in reach.reached if target.topic is Topic.RULE and not _is_ordinary(target)}
    untouched = []
    for (of_package, group), those in groupby(gaps, key=lambda each: (each.of_package, each.group)):
        if of_package:
            yield [words.say("of_package", package=clean(group)), *map(_gap, those)]
        elif group in looked_at:
            yield [wrapped(group_words(group, words)), *map(_gap, those)]
        else:
            count = len(list(those))
            untouched.append(words.say("untouched.count", what=group_words(group, words), count=count))
    if untouched:
        yield [words.say("untouched"), *(wrapped(each, "- ", "  ") for each in untouched)]


def _about(target: Target) -> str:
    return target.subject or target.rule


def _is_ordinary(target: Target) -> bool:
    """Tell whether a verdict is the one that nearly every case gets: a ground refuses, any other rule is met."""
    return target.what == (Verdict.REFUSED if _about(target) in set(Ground) else Verdict.MET)


def _gap(gap: GapText) -> str:
    sentence = wrapped(f"[{gap.mark}] {gap.sentence}", "- ", "  ")
    return f"{sentence}\n{wrapped('; '.join(gap.codes), '  = ', '    ')}"
