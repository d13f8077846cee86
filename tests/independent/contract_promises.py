"""What has to hold of every case: the promises of the contract, each as a function that raises `Broken`.

A promise takes a case as a mapping, and a source of chance for what it tries beside it. It returns whether there was
anything to try. Nothing but the public surface of the library is used.
"""

from __future__ import annotations

import copy
import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from string import ascii_lowercase, digits
from typing import Any, Final, NamedTuple

import contract_classes
import contract_words as words
from contract_cases import Draw, Table, later

from fysiodekking import (
    Decision,
    InvalidCase,
    as_dict,
    case_from,
    compare_decisions,
    decide,
    decision_from,
    explain,
    json_line,
    receipt,
    what_would_change,
)
from fysiodekking.adapters.as_data import receipt_data
from fysiodekking.series import plan

PART_TABLES: Final = {
    "session": "Session",
    "provider": "Provider",
    "insured": "Insured",
    "basic": "BasicPolicy",
}
RANGES: Final = ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year")
SUPPOSITIONS: Final = frozenset({"law-unchanged", "package-renewed"})
LOWEST_DEDUCTIBLE: Final = 220_00
"""In cents: no mandatory deductible since 2012 was lower (that of 2012)."""
MOST_QUESTIONS: Final = 60
"""More facts than any case can miss."""
_ROW: Final = re.compile(r"history\[(\d+)\](?=\.|$)")


class Broken(AssertionError):
    """A promise that does not hold.

    :param kind: what is wrong, in the same words for every case of the kind.
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind = kind
        super().__init__(f"{kind}\n{detail}" if detail else kind)


def answer(case: Table) -> dict[str, Any]:
    """Decide a case; the decision as data."""
    return as_dict(decide(case_from(case)))


# --- 1: never raises, everything can be told and stored ---------------------------------------------------------------


def decides(case: Table, _: Random) -> bool:
    """`decide` and `as_dict` answer; what the answer says fits together."""
    built = case_from(case)
    decision = decide(built)
    data = as_dict(decision)
    _fits_together(case, data)
    if decide(built) != decision:
        raise Broken("deciding twice is not the same")
    return True


def judges_lines(case: Table, _: Random) -> bool:
    """Every extra line is judged, whatever becomes of the session."""
    lines = case["session"].get("extra_lines", [])
    told_ = [line["description"] for line in answer(case)["extra_lines"]]
    if told_ != [line.get("description", "") for line in lines]:
        raise Broken("extra lines were lost")
    return bool(lines)


def _cents(text: str) -> int:
    euros, cents = text.split(".")
    return int(euros) * 100 + int(cents)


def _fits_together(case: Table, data: dict[str, Any]) -> None:  # noqa: C901, PLR0912 - one branch for each sentence
    outcome, payer, amounts = data["outcome"], data["payer"], data["amounts"]
    if not data["reasons"]:
        raise Broken("reasons is empty")
    if outcome == "undetermined" and payer is not None:
        raise Broken("undetermined with a payer")
    if outcome in {"covered", "covered_if"} and payer not in {"basic", "package", None}:
        raise Broken("covered, and the insured or nobody pays")
    if outcome == "not_covered" and payer not in {"insured", "nobody", None}:
        raise Broken("not covered, and somebody pays")
    if (outcome == "covered_if") != bool(data["conditions"]) and not _refused_by_supposition(data):
        raise Broken(
            "covered_if without conditions, or conditions without covered_if", f"{outcome} {data['conditions']}"
        )
    if (payer == "nobody" or payer is None) and amounts is not None:
        raise Broken("amounts although nobody pays or the payer is not known")
    if payer != "package" and data["package"] is not None:
        raise Broken("a package although it is not the payer")
    if data["package"] is None and data["grant"] is not None:
        raise Broken("a grant without its package")
    price = case["session"].get("price")
    if amounts is not None:
        if price is None:
            raise Broken("amounts without a price")
        if sum(map(_cents, amounts.values())) != _cents(price):
            raise Broken("amounts do not add up to the price", f"{amounts} {price}")
        if min(map(_cents, amounts.values())) < 0:
            raise Broken("a negative amount", f"{amounts}")
        _deductible(case, payer, amounts)
    elif price is not None and payer in {"basic", "package", "insured"} and not (data["missing"] or _untold(data)):
        raise Broken("no amounts although price and payer are known and nothing is missing", f"{payer}")
    if (
        payer in {"basic", "package", "insured"}
        and price is None
        and "session.price" not in data["missing"]
        and not data["missing"]
    ):
        raise Broken("no amounts, and the price is not missing", f"{data['missing']}")
    if outcome == "not_covered":
        _everybody_refuses(case, data)
    if len(set(data["missing"])) != len(data["missing"]):
        raise Broken("a name stands twice in missing", f"{data['missing']}")
    for each in data["readings"]:
        if each["key"] not in words.READINGS:
            raise Broken("a reading that is not in the table", each["key"])
        values = words.READINGS[each["key"]][0]
        if values and each["value"] not in values:
            raise Broken("a value of a reading that is not in the table", f"{each}")
    for line in data["extra_lines"]:
        if not line["reasons"]:
            raise Broken("an extra line without a reason")
    if payer is None and not data["missing"]:  # no fact of the caller's would settle it
        unknown = [each for each in data["findings"] if each["verdict"] == "unknown"]
        if not unknown and data["reasons"][0] != "law-not-checked":
            raise Broken("no payer, nothing missing and no finding unknown", f"{data['reasons']}")
    _remaining(case, data)


def _everybody_refuses(case: Table, data: dict[str, Any]) -> None:
    """A gate refuses, or the basic package and each package do; of each of them a reason says why."""
    refused = [each for each in data["findings"] if each["verdict"] == "refused" and each["reason"] in data["reasons"]]
    if any(each["phase"] == "gate" for each in refused):
        return
    payers = {each["subject"] if each["phase"] == "package" else None for each in refused if each["phase"] != "line"}
    missed = {None, *(package["id"] for package in case.get("packages", []))} - payers
    if missed:
        raise Broken("not covered, and of a payer no reason says why it does not pay", f"{missed}: {data['reasons']}")


def _untold(data: dict[str, Any]) -> bool:
    """Tell whether no source says how much deductible goes off."""
    return any(each["reason"] == "deductible-not-established" for each in data["findings"])


def _refused_by_supposition(data: dict[str, Any]) -> bool:
    """Tell whether a refusal says on what it hangs: only what the case supposes, never what an insurer accepts."""
    return data["outcome"] == "not_covered" and set(data["conditions"]) <= SUPPOSITIONS


def _deductible(case: Table, payer: str, amounts: dict[str, str]) -> None:
    """Up to what is left this year, on the basic-paid part only, from 18 (contract 7)."""
    taken = _cents(amounts["deductible"]) + (_cents(amounts["package"]) if payer == "basic" else 0)
    insured = case["insured"]
    if taken and (payer != "basic" or later(insured["born"], 12 * 18) > case["session"]["date"]):
        raise Broken("a deductible on what the basic package does not pay, or before 18", f"{amounts}")
    if "deductible_total" in insured and "deductible_used" in insured:
        left = max(0, _cents(insured["deductible_total"]) - _cents(insured["deductible_used"]))
        if taken > left:
            raise Broken("more deductible than is left of the year", f"{amounts}, {left} cents left")


def _remaining(case: Table, data: dict[str, Any]) -> None:
    most = {
        f"{package['id']}/{limit['id']}": (limit["max"], limit.get("carry_over", 0))
        for package in case.get("packages", [])
        for grant in package.get("grants", [])
        for limit in grant.get("limits", [])
    }
    for each in data["remaining"]:
        left = each["left"]
        if isinstance(left, bool) or left is None or left == "unlimited":
            continue
        number = _cents(left) if isinstance(left, str) else left
        if number < 0:
            raise Broken("less than nothing remains", f"{each}")
        ids = [
            limit["id"] for p in case.get("packages", []) for g in p.get("grants", []) for limit in g.get("limits", [])
        ]
        if each["of"] in most and ids.count(each["of"].rpartition("/")[2]) == 1:
            maximum, carried = most[each["of"]]
            if isinstance(maximum, int) and number > maximum + carried:
                raise Broken("more remains than the maximum", f"{each} of {maximum}")
            if isinstance(maximum, str) and maximum[0].isdigit() and number > _cents(maximum):
                raise Broken("more remains than the maximum", f"{each} of {maximum}")


def stored(case: Table, _: Random) -> bool:
    """A decision that is stored and read back is the same decision."""
    decision = decide(case_from(case))
    data = as_dict(decision)
    text = json.dumps(data, allow_nan=False, separators=(",", ":"))
    if json_line(decision) != text:
        raise Broken("as a line it is other data")
    again = decision_from(json.loads(text))
    if again != decision:
        raise Broken("read back it is another decision")
    if as_dict(again) != data:
        raise Broken("stored again it is other data")
    return True


def rests_on_its_receipt(case: Table, _: Random) -> bool:
    """The facts of the receipt alone give the same decision, and read back they are the same case."""
    given = case_from(case)
    made = receipt(given)
    if decide(made.facts_used) != decide(given):
        raise Broken("the facts of the receipt give another decision", f"{made.facts_used!r}")
    written = json.loads(json.dumps(receipt_data(made)["facts_used"]))
    if case_from(written) != made.facts_used:
        raise Broken("the facts of the receipt are read as another case", json.dumps(written, indent=1))
    return True


def told(case: Table, _: Random) -> bool:
    """It can be told in both languages and every form, alone and beside another, with nothing that a terminal obeys."""
    decision = decide(case_from(case))
    _tell(decision, None)
    other = decide(case_from({**case, "history": [], "packages": [], "used": {}}))
    for lang in ("nl", "en"):
        _printable(compare_decisions(decision, other, lang), "comparison")
    return True


def _tell(decision: Decision, what_if: Any) -> None:
    for lang in ("nl", "en"):
        for form in ("text", "markdown", "html"):
            for full in (False, True):
                text = explain(decision, lang, form, full=full, needling=full, what_if=what_if)
                _printable(text, form)
                if form == "html":
                    _parses(text)
    _printable(json.dumps(as_dict(decision), indent=2), "json")


def _printable(text: str, form: str) -> None:
    if not text.strip():
        raise Broken(f"nothing is told as {form}")
    wrong = sorted({hex(ord(each)) for each in text if (ord(each) < 0x20 and each != "\n") or 0x7F <= ord(each) < 0xA0})
    if wrong:
        raise Broken(f"a control character is printed as {form}", ", ".join(wrong))


def _parses(text: str) -> None:
    from html.parser import HTMLParser

    HTMLParser().feed(text)


def turned(case: Table, _: Random) -> bool:
    """What would change the answer can be told, and comes true where it is one field of the case."""
    made = case_from(case)
    now, what_if = decide(made), what_would_change(made)
    _tell(now, what_if)
    grants = max((len(package["grants"]) for package in case.get("packages", [])), default=0)
    if grants > 1 and case.get("history"):
        return True  # earlier sessions stay booked as they were, which a case that is asked anew does not know
    for turn in (*what_if.gains, *what_if.losses):
        if not any(change.name in MORE_THAN_A_FIELD for change in turn.changes):
            other = copy.deepcopy(case)
            for change in turn.changes:
                _set(other, change.name, change.after)
            then = decide(case_from(other))
            costs = None if then.amounts is None else then.amounts.deductible + then.amounts.insured
            told_ = (turn.outcome, turn.payer, turn.package, turn.costs)
            if (then.outcome, then.payer, then.package, costs) != told_:
                raise Broken("a change that was told does not come true", f"{turn}\n{_told(as_dict(then))}")
    for question in what_if.questions:
        name = question.names[0]
        for reply in question.replies:
            yes_or_no = {"True": True, "False": False}.get(str(reply.first))
            reading = name.startswith("readings.") and reply.first == reply.last
            if (yes_or_no is None and not reading) or name.startswith(("packages.", "history", "used.")):
                continue
            other = copy.deepcopy(case)
            _set(other, name, reply.first if yes_or_no is None else yes_or_no)
            then = decide(case_from(other))
            told_ = (reply.outcome, reply.payer, reply.package, sorted(reply.missing))
            if (then.outcome, then.payer, then.package, sorted(then.missing)) != told_:
                raise Broken("a reply does not lead to what was told", f"{name}: {reply}\n{_told(as_dict(then))}")
    return True


MORE_THAN_A_FIELD: Final = frozenset(
    {"provider.profession", "session.performance", "session.on_order_of", "session.date", "age", "sessions_before"}
)
"""Changes that bring others with them, as another profession its code."""


def _set(case: Table, name: str, value: Any) -> None:
    """Set the field of a dotted name."""
    part, _, field = name.partition(".")
    table = case.setdefault(part, {})
    if part == "conditions":
        key, _, field = field.rpartition(".")
        table = table[key]
    table[field] = list(value) if isinstance(value, tuple) else value
    if name == "session.accident" and value is False:
        table.pop("accident_on", None)  # without an accident there is no day of it


def planned(case: Table, chance: Random) -> bool:
    """A plan of a few sessions is made, and its first session is the decision of the case.

    Where that says that not everything was tried, a reading that the case alone still tried may be untried in the plan,
    whose sessions share what may be tried.
    """
    day: date = case["session"]["date"]
    if day > date(2098, 1, 1):
        return False
    try:
        made = plan(case_from(case), 4, every=chance.choice((1, 7, 40, 120)))
    except InvalidCase as error:
        if "too much is open of the sessions before it" in str(error):
            return False  # it is told that it is not worked out
        raise
    first, alone = as_dict(made.steps[0].decision), answer(case)
    untried = any(found["reason"] == "not-everything-tried" for found in first["findings"])
    if any(first[key] != alone[key] for key in alone if not (untried and key in {"readings", "findings"})):
        raise Broken("the first session of a plan is decided otherwise than the case")
    another_year = {**case, "insured": {k: v for k, v in case["insured"].items() if k != "deductible_total"}}
    for step in made.steps:
        of_year = case if step.date.year == day.year else another_year
        _fits_together({**of_year, "session": case["session"] | {"date": step.date}}, as_dict(step.decision))
    assert made.costs is None or made.costs.cents >= 0
    return True


def built(case: Table, _: Random) -> bool:
    """The same case, built of the model's classes directly, is the same case."""
    if contract_classes.case_of(case) != case_from(case):
        raise Broken("built directly it is another case")
    return True


# --- comparing two answers --------------------------------------------------------------------------------------------


def _differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            yield from _differences(one.get(key), other.get(key), f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from _differences(left, right, f"{path}[{index}]")
    elif one != other:
        yield f"{path}: {one!r} | {other!r}"


def same(one: dict[str, Any], other: dict[str, Any], what: str) -> None:
    """Raise when two answers differ in anything."""
    found = sorted(_differences(one, other))
    if found:
        places = sorted({re.sub(r"\[\d+\]", "[]", line.split(":")[0]) for line in found})
        raise Broken(f"{what}: {', '.join(places)}", "\n".join(found[:30]))


SURE: Final = {"covered": "covered", "covered_if": "covered", "not_covered": "not_covered"}


def contradicts(less: dict[str, Any], more: dict[str, Any], *, allow_doubt: bool) -> str | None:
    """Say in what the answer to the better known case contradicts the other one, or knows less."""
    if less["outcome"] == "undetermined":
        return None
    if more["outcome"] == "undetermined":
        return None if allow_doubt else "it becomes undetermined"
    if SURE[less["outcome"]] != SURE[more["outcome"]]:
        return f"{less['outcome']} becomes {more['outcome']}"
    for key in ("payer", "package", "amounts"):
        if key == "package" and less["payer"] is None:
            continue
        if less[key] is None:
            continue
        if more[key] is None:
            if not allow_doubt:
                return f"{key} becomes unknown"
        elif less[key] != more[key]:
            return f"{key} becomes another"
    return None


def _told(one: dict[str, Any]) -> str:
    return " ".join(str(one[key]) for key in ("outcome", "payer", "package", "amounts", "missing", "reasons"))


# --- 2: the order of rows, keys and conditions ------------------------------------------------------------------------


def _shuffled(value: Any, chance: Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: _shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [_shuffled(each, chance) for each in value]
    return value


def _in_one_order(value: Any, of: Callable[[str], str]) -> Any:
    """Return data with every list of names in one order, and every name as it is called in the first case."""
    if isinstance(value, list):
        return [_in_one_order(each, of) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _in_one_order(each, of) for key, each in value.items()}
    made |= {key: sorted({of(name) for name in made[key]}) for key in ("names", "missing") if key in made}
    if "facts" in made:  # what is not given stands there by its names alone
        made["facts"] = sorted(made["facts"], key=lambda fact: fact["name"] if fact["actual"] is None else "")
    return made | {"name": of(made["name"])} if "name" in made else made


def in_any_order(case: Table, chance: Random) -> bool:
    """The order of rows, of keys and of conditions changes nothing."""
    other = _shuffled(case, chance)
    rows = case.get("history", [])
    places = list(range(len(rows)))
    chance.shuffle(places)
    if rows:
        other["history"] = [_shuffled(rows[place], chance) for place in places]

    alike = [rows.index(row) for row in rows]  # of rows that say the same it does not matter which one is named

    def called(data: Any, places: list[int]) -> Any:
        def of(name: str) -> str:
            row = _ROW.match(name)
            if row is None or int(row[1]) >= len(places):
                return name
            return f"history[{alike[places[int(row[1])]]}]{name[row.end() :]}"

        made = _in_one_order(data, of) | {"about": data["about"]}  # what a package is called names no row
        for need in (need for finding in made["findings"] for need in finding["needs"]):
            need["rows"] = sorted({alike[places[row]] for row in need.get("rows", []) if row < len(places)})
        return made

    one, two = called(answer(case), list(range(len(rows)))), called(answer(other), places)
    for data in (one, two):
        data["remaining"] = sorted(data["remaining"], key=str)
    findings = [data.pop("findings") for data in (one, two)]
    same(one, two, "another order, another answer")
    same(
        {"findings": sorted(json.dumps(each, sort_keys=True) for each in findings[0])},
        {"findings": sorted(json.dumps(each, sort_keys=True) for each in findings[1])},
        "another order, other findings",
    )
    return True


# --- 3: names ---------------------------------------------------------------------------------------------------------


class Names:
    """New names for the packages, conditions, grants and limits of a case, which sort otherwise than the old ones."""

    def __init__(self, case: Table, chance: Random) -> None:
        self._chance = chance
        packages = case.get("packages", [])
        self.package = self._new(
            "p", [p["id"] for p in packages] + [r["package"] for r in case.get("history", []) if "package" in r]
        )
        self.condition = self._new("k", list(case["conditions"]))
        grants = [g["id"] for p in packages for g in p["grants"]]
        self.grant = self._new("g", grants + [r["grant"] for r in case.get("history", []) if "grant" in r])
        self.limit = self._new("l", [each["id"] for p in packages for g in p["grants"] for each in g.get("limits", [])])

    def _new(self, letter: str, old: list[str]) -> dict[str, str]:
        """Return names of which none is nearly another: that would be taken for a slip."""
        names = sorted(set(old))
        others = self._chance.sample(ascii_lowercase + digits, len(names))
        return {name: letter + other * 5 for name, other in zip(names, others, strict=True)}


def renamed(case: Table, names: Names) -> Table:
    """Return the case under other names."""
    made = copy.deepcopy(case)
    made["conditions"] = {names.condition[key]: value for key, value in made["conditions"].items()}
    for part in (made["session"], *made.get("history", [])):
        if "condition" in part:
            part["condition"] = names.condition[part["condition"]]
    for row in made.get("history", []):
        if "package" in row:
            row["package"] = names.package[row["package"]]
        if "grant" in row:
            row["grant"] = names.grant[row["grant"]]
    left = made.get("used", {}).get("left_last_year")
    if left is not None:
        made["used"]["left_last_year"] = {names.package.get(key, key): value for key, value in left.items()}
    for package in made.get("packages", []):
        package["id"] = names.package[package["id"]]
        for grant in package["grants"]:
            grant["id"] = names.grant[grant["id"]]
            for limit in grant.get("limits", []):
                limit["id"] = names.limit[limit["id"]]
    return made


def _name_renamed(name: str, names: Names) -> str:
    for begin, table in (
        ("packages.", names.package),
        ("conditions.", names.condition),
        ("used.left_last_year.", names.package),
    ):
        for old in sorted(table, key=len, reverse=True):
            if name == begin + old or name.startswith(f"{begin}{old}."):
                return begin + table[old] + name[len(begin) + len(old) :]
    return name


def under_other_names(case: Table, chance: Random) -> bool:
    """Other ids and keys change only the names."""
    names = Names(case, chance)
    one, two = answer(case), answer(renamed(case, names))
    if one["package"] is not None:
        one["package"] = names.package[one["package"]]
    if one["grant"] is not None:
        one["grant"] = names.grant[one["grant"]]
    one["about"]["condition"] = names.condition.get(one["about"]["condition"], one["about"]["condition"])
    for package in one["about"]["packages"]:
        package["id"] = names.package[package["id"]]
    one["missing"] = sorted(_name_renamed(name, names) for name in one["missing"])
    two["missing"] = sorted(two["missing"])
    # with a grant a limit is called where two grants name one alike: only those of packages have limits
    granted = [grant["id"] for package in case.get("packages", []) for grant in package["grants"]]
    limits = {
        f"{old}/{middle}{each}": f"{new}/{after}{names.limit[each]}"
        for old, new in names.package.items()
        for each in names.limit
        for middle, after in [*((f"{grant}/", f"{names.grant[grant]}/") for grant in granted), ("", "")]
    }
    for each in one["remaining"]:
        each["of"] = limits.get(each["of"], each["of"])
    for data in (one, two):
        data["findings"] = [
            {"verdict": each["verdict"], "reason": each["reason"], "facts": len(each["facts"])}
            for each in data["findings"]
        ]
    same(one, two, "other names, another answer")
    return True


# --- 4: splitting a run -----------------------------------------------------------------------------------------------


def split(case: Table, chance: Random) -> bool:
    """A run written out as its sessions, on known days within it, never makes an answer less certain or other."""
    runs = [index for index, row in enumerate(case.get("history", [])) if 1 < row.get("sessions", 1) <= 80]
    spread = [
        index
        for index, row in enumerate(case.get("history", []))
        if row.get("until", row["date"]) != row["date"] and row.get("sessions", 1) <= 80
    ]
    if not runs and not spread:
        return False
    chosen = {chance.choice(runs or spread), chance.choice(spread or runs)}
    other = copy.deepcopy(case)
    rows = []
    for index, row in enumerate(other["history"]):
        if index not in chosen:
            rows.append(row)
            continue
        last = row.pop("until", row["date"])
        days = (last - row["date"]).days
        where = chance.choice(("any", "first", "last"))
        rows.append(row)  # its first session lies on its first day (contract 9.22)
        for _ in range(row.pop("sessions", 1) - 1):
            shift = {"any": chance.randrange(days + 1), "first": 0, "last": days}[where]
            rows.append({**row, "date": row["date"] + timedelta(days=shift)})
    other["history"] = rows
    one, two = answer(case), answer(other)
    if "not-everything-tried" in two["reasons"]:
        return False  # more rows are more work, and it is told that it did not suffice
    wrong = contradicts(one, two, allow_doubt=False)
    if wrong:
        days_ = ", ".join(f"{row['date']}" for row in rows)
        raise Broken(f"a run on known days: {wrong}", f"run: {_told(one)}\nsplit: {_told(two)}\nsplit to: {days_}")
    return True


# --- 5: missing names absent keys -------------------------------------------------------------------------------------


def _answered(case: Table, name: str, chance: Random) -> Table:  # noqa: C901, PLR0912, PLR0915 - one branch for each form of name
    """Return the case with a value for a missing name; raise when the name is no absent key of the case."""
    made = copy.deepcopy(case)
    draw = Draw(chance)
    row = re.fullmatch(r"history\[(\d+)\]\.(\w+)", name)
    head, _, rest = name.partition(".")
    if name == "history":
        if "history" in case:
            raise Broken("missing names history, which is given", name)
        if any(key in case.get("used", {}) for key in RANGES):
            raise Broken("missing names history although earlier use is given by ranges", name)
        made["history"] = []
    elif row:
        place, key = int(row[1]), row[2]
        rows = made.get("history", [])
        if place >= len(rows) or key not in words.TABLES["Row"]:
            raise Broken("missing names a row or key that the input does not have", name)
        if key in rows[place]:
            if key == "until" and rows[place].get("until", rows[place]["date"]) != rows[place]["date"]:
                rows[place]["until"] = rows[place]["date"]
            else:
                raise Broken("missing names a key of a row that is given", name)
        elif key == "until":
            raise Broken("missing names the last day of a row that is no run", name)
        elif key == "package":
            rows[place][key] = case["packages"][0]["id"]
        elif key == "grant":
            of = [each for each in case["packages"] if rows[place].get("package", each["id"]) == each["id"]]
            of.sort(key=lambda package: package["year"] != rows[place]["date"].year)
            rows[place][key] = next(grant["id"] for package in of for grant in package["grants"])
        elif key == "condition":
            rows[place][key] = next(iter(case["conditions"]))
        else:
            rows[place][key] = draw.value(words.TABLES["Row"][key][0])
    elif head == "used":
        used = made.setdefault("used", {})
        if rest in RANGES:
            given = used.get(rest, {"min": 0, "max": 1})
            exact = given["min"] == given["max"]
            if exact and not (given["max"] and _days_or_euros_matter(case, rest)):
                raise Broken("missing names a range that is given exactly", name)
            # a number has neither days nor euros, so it may straddle still: rows have them, and none at all settles it
            if not (exact and _written_as_rows(made, rest, chance)):
                of_year = used.get("condition_elsewhere_this_year", {"min": 0})
                # those of this year are among those of ever
                least = of_year["min"] if rest == "condition_elsewhere" and not exact else 0
                used[rest] = {"min": least, "max": least}
                if rest == "condition_elsewhere" and exact and of_year["min"]:
                    used["condition_elsewhere_this_year"] = {"min": 0, "max": 0}
        elif rest == "left_last_year" or rest.startswith("left_last_year."):
            left = used.setdefault("left_last_year", {})
            ids = [package["id"] for package in case.get("packages", [])]
            if rest != "left_last_year" and rest.removeprefix("left_last_year.") not in ids:
                raise Broken("missing names what was left of a package that is not in the case", name)
            if all(each in left for each in ids):
                raise Broken("missing names what was left, which is given", name)
            left.update({each: 1 for each in ids if each not in left})
        else:
            raise Broken("missing names a key of used that there is not", name)
    elif head == "readings":
        if rest not in words.READINGS or rest in case.get("readings", {}):
            raise Broken("missing names a reading that is given or that there is not", name)
        values = words.READINGS[rest][0]
        made.setdefault("readings", {})[rest] = draw.one(values) if values else 70
    elif head == "packages":
        _package_answered(case, made, name, draw)
    elif head in PART_TABLES:
        keys = words.TABLES[PART_TABLES[head]]
        if rest not in keys:
            raise Broken("missing names a key that there is not", name)
        # a policy charges no more than the Act: of more the key is asked again
        asked_again = rest == "mandatory_deductible" and _cents(case[head].get(rest, "0.00")) > LOWEST_DEDUCTIBLE
        if rest in case.get(head, {}) and case[head][rest] != [] and not asked_again:
            raise Broken("missing names a key that is given", name)
        made.setdefault(head, {})[rest] = (
            {"percent": 75}  # a basic policy pays something without a contract, as long as nobody says that it does not
            if name == "basic.not_contracted"
            else "0.00"
            if rest in {"voluntary_deductible", "mandatory_deductible"}
            else draw.day_until(case["session"]["date"])
            if rest == "accident_on"
            else draw.value(keys[rest][0]) or ["massage"]
        )
        if (
            rest == "techniques"
        ):  # the gates about techniques judge what is stated (contract 9.2): none that they refuse
            made[head][rest] = draw.some(words.TECHNIQUES[1:9], 2, 1)
        if keys[rest][0] == "flag":
            made[head][rest] = draw.happens(0.5)
    elif head == "conditions":
        found = [key for key in case["conditions"] if rest.startswith(f"{key}.")]
        fields = [(key, rest[len(key) + 1 :]) for key in found if rest[len(key) + 1 :] in words.TABLES["Condition"]]
        if not fields:
            raise Broken("missing names a condition or key that there is not", name)
        key, field = fields[0]
        if field == "copd_class" and case["conditions"][key].get(field) == "B":
            made["conditions"][key][field] = draw.one(("B1", "B2"))
            return made
        if field in case["conditions"][key]:
            raise Broken("missing names a key of a condition that is given", name)
        value = draw.value(words.TABLES["Condition"][field][0])
        value = "B1" if value == "B" else value  # class B alone is one that is asked again where it was divided
        if isinstance(value, date):
            value = max(case["insured"]["born"], min(value, case["session"]["date"]))
        made["conditions"][key][field] = value
    else:
        raise Broken("missing names something that is no key of the contract", name)
    return made


COUNTED_WHOLE: Final = frozenset(
    {
        "not_listed",
        "urinary_incontinence",
        "osteoarthritis_hip_knee",
        "rheumatoid_arthritis_severe",
        "axial_spondyloarthritis_severe",
    }
)
"""Kinds of which no rule counts the sessions of a part of the condition's life only."""
HOLDING_EUROS: Final = {
    "elsewhere": {"calendar_year", "calendar_year_and_condition", "insurance_lifetime"},
    "condition_elsewhere": {"condition", "accident", "insurance_lifetime"},
    "condition_elsewhere_this_year": {"calendar_year_and_condition"},
}
"""Limits in euros of which the sessions of a range may have used a part."""
HOLDING_SESSIONS: Final = {
    "elsewhere": {"calendar_year_and_condition"},
    "condition_elsewhere": {"condition", "accident", "insurance_lifetime"},
    "condition_elsewhere_this_year": {"calendar_year_and_condition"},
}
"""Limits in sessions of which nobody says which sessions of a range they have in them."""
HELD_BY: Final = {
    "elsewhere": ("condition_elsewhere", "condition_elsewhere_this_year"),
    "condition_elsewhere": (),
    "condition_elsewhere_this_year": ("condition_elsewhere",),
}
"""Ranges that count the same sessions where they are those of the condition."""
MOST_OF_A_ROW: Final = 10_000


def _days_or_euros_matter(case: Table, field: str) -> bool:
    """Tell whether more can be asked of sessions elsewhere than how many they were."""
    _, condition = _treated(case)
    if field == "condition_elsewhere" and condition["kind"] not in COUNTED_WHOLE:
        return True
    limits = [each for package in case.get("packages", []) for g in package["grants"] for each in g.get("limits", [])]
    holding = {"euros": HOLDING_EUROS[field], "sessions": HOLDING_SESSIONS[field]}
    accident = case["session"].get("accident_on")
    # a limit of an accident of this year holds what one of the year and the condition does
    same_year = accident is not None and accident.year == case["session"]["date"].year
    as_year = {"accident"} if same_year and "calendar_year_and_condition" in holding["sessions"] else set()
    return any(each["per"] in holding[each["unit"]] | as_year for each in limits)


def _treated(case: Table) -> tuple[str, Table]:
    """Return the condition that is treated, and its key."""
    key = case["session"].get("condition", next(iter(case["conditions"])))
    return key, case["conditions"][key]


def _written_as_rows(made: Table, field: str, chance: Random) -> bool:
    """Write so many sessions elsewhere as rows, which have days and euros; tell whether rows can say the same."""
    used, number = made["used"], made["used"][field]["max"]
    held_by = HELD_BY[field]
    if field == "elsewhere" and not _one_budget(made):
        return False
    if any(of in used and used[of]["max"] < number for of in held_by):
        return False
    this_year = number
    if field == "condition_elsewhere":
        of_year = used.get("condition_elsewhere_this_year", {"min": 0, "max": number})
        this_year = chance.randint(min(number, of_year["min"]), min(number, of_year["max"]))
    first, new_year, last = _first_day(made), *_days_before(made)
    parts = ((this_year, max(first, new_year), last), (number - this_year, first, min(last, new_year - timedelta(1))))
    if any(many and (begins > ends or many > MOST_OF_A_ROW) for many, begins, ends in parts):
        return False
    paid: Table = {"paid_by": "insured"}
    if field == "elsewhere":
        paid = {"paid_by": "package", "package": made["packages"][0]["id"], "paid": chance.choice(("0.00", "0.01"))}
    of_session = {"condition": _treated(made)[0], "performance": made["session"].get("performance", "1000")}
    for many, begins, ends in parts:
        if many:
            on = begins + timedelta(days=chance.randint(0, (ends - begins).days))
            made.setdefault("history", []).append({"date": on, "sessions": many, **of_session, **paid})
    for of in held_by:
        if of in used:
            used[of] = {"min": max(0, used[of]["min"] - number), "max": used[of]["max"] - number}
    none = ("condition_elsewhere", "condition_elsewhere_this_year") if field == "condition_elsewhere" else (field,)
    used.update({of: {"min": 0, "max": 0} for of in none})
    return True


def _one_budget(case: Table) -> bool:
    """Tell whether rows count as such a number does, on all limits: they are booked on one grant, by what they are."""
    grants = [grant for package in case.get("packages", []) for grant in package["grants"]]
    limits = [limit for grant in grants for limit in grant.get("limits", [])]
    return len(grants) == 1 and not any("covers" in each or each["per"] == "condition" for each in limits)


def _first_day(case: Table) -> date:
    """Return the first day on which a session counts wherever a number without days does."""
    adult = later(case["insured"]["born"], 12 * 18)
    begun = adult if adult <= case["session"]["date"] else case["insured"]["born"]
    return max(_treated(case)[1].get("first_session", date.min), begun)


def _days_before(case: Table) -> tuple[date, date]:
    """Return the days of the year before the session, the first and the last."""
    day: date = case["session"]["date"]
    return date(day.year, 1, 1), day - timedelta(days=1)


def _copayments(package: Table) -> list[Table]:
    return [grant["copayment"] for grant in package["grants"] if "copayment" in grant]


def _package_answered(  # noqa: C901, PLR0912 - the same
    case: Table, made: Table, name: str, draw: Draw
) -> None:
    rest = name.removeprefix("packages.")
    for package in made.get("packages", []):
        if rest == package["id"]:
            unknown = False
            for grant in package["grants"]:
                unknown |= bool(grant.pop("terms_unknown", False))
                for limit in grant.get("limits", []):
                    if limit["max"] == "unknown":
                        unknown, limit["max"] = True, "unlimited"
                    part = limit.get("part_year", {})
                    if "unknown" in part.values() or (part and "rounds" not in part):
                        unknown, limit["part_year"] = True, {"by": "days", "rounds": "up"}
            if not unknown:
                raise Broken("missing names a package all terms of which are known", name)
            return
        if rest in {f"{package['id']}.pays.{key}" for key in ("contracted", "not_contracted")}:
            key = rest.rpartition(".")[2]
            open_ = [g for g in package["grants"] if key not in g.get("pays", {}) or "percent" not in g["pays"][key]]
            if not open_:
                raise Broken("missing names payments that are all given", name)
            for grant in open_:
                grant.setdefault("pays", {})[key] = {"percent": 100}
            return
        if rest == f"{package['id']}.copayment":
            unknown = [(terms, key) for terms in _copayments(package) for key in terms if terms[key] == "unknown"]
            if not unknown:
                raise Broken("missing names a co-payment that is given", name)
            for terms, key in unknown:
                terms[key] = {"euros": "5.00", "from_session": 1}[key]
            return
        if rest == f"{package['id']}.since":
            if "since" in package:
                raise Broken("missing names the beginning of a package, which is given", name)
            package["since"] = min(draw.day(), made["session"]["date"])  # that it stands there says that they have it
            return
    raise Broken("missing names a package or key that there is not", re.sub(r"\s+", " ", f"{name!r} {list(case)}"))


def _plain(name: str) -> str:
    """Return a missing name without the caller's ids and numbers: what it is in every case."""
    return re.sub(r"(packages|conditions)\..*?(\.\w+)?$", r"\1.X\2", re.sub(r"\d+", "N", name))


def _by_its_code(data: dict[str, Any]) -> bool:
    """Tell whether a code decided, of which what it says of itself is judged by what is stated (contract 9.2)."""
    return bool(data["reasons"][0].startswith("code-"))


def missing_is_absent(case: Table, chance: Random) -> bool:
    """Every name in `missing` is an absent key of the input, and does not stand there any more once it has a value."""
    first = answer(case)
    for name in first["missing"]:
        other = _answered(case, name, chance)
        then = answer(other)
        if name in then["missing"]:
            raise Broken(
                f"a missing fact was given, and is missing still: {_plain(name)}",
                f"{name}\nbefore {_told(first)}\nthen {_told(then)}",
            )
        wrong = contradicts(first, then, allow_doubt=True)
        if wrong and not _by_its_code(then):
            raise Broken(
                f"giving a missing fact contradicts: {wrong}", f"{name}\nbefore {_told(first)}\nthen {_told(then)}"
            )
    return bool(first["missing"])


def settles(case: Table, chance: Random) -> bool:
    """Asked one by one, the missing facts come to an end: none is asked twice, and what was certain stays as it was."""
    now, before = case, answer(case)
    first, given = before, list[str]()
    while before["missing"]:
        name = chance.choice(before["missing"])
        now = _answered(now, name, chance)
        given.append(name)
        then = answer(now)
        again = [each for each in then["missing"] if each in given]
        if again:
            raise Broken(f"a fact that was given is asked again: {_plain(again[0])}", f"given: {given}\n{_told(then)}")
        wrong = contradicts(before, then, allow_doubt=True)
        if _by_its_code(then):
            return True
        if wrong:
            raise Broken(f"what was certain changes: {wrong}", f"given: {given}\n{_told(before)}\n{_told(then)}")
        before = then
        if len(given) > MOST_QUESTIONS:
            raise Broken("the questions do not end", f"given: {given}")
    wrong = contradicts(first, before, allow_doubt=True)
    if wrong:
        raise Broken(
            f"in the end the first answer was wrong: {wrong}", f"given: {given}\n{_told(first)}\n{_told(before)}"
        )
    _fits_together(now, before)
    return bool(given)


# --- 6: leaving a fact out --------------------------------------------------------------------------------------------


class Fact(NamedTuple):
    """A fact that can be left out: its name, where it stands, and what stands there when it is not known."""

    name: str
    table: Table
    key: str
    unknown: Any = None


def _facts(case: Table, chance: Random) -> Iterator[Fact]:
    """Yield every fact that need not be known."""
    for part, table in PART_TABLES.items():
        for key, (_, default) in words.TABLES[table].items():
            if default == "not given" and key in case.get(part, {}) and key not in {"techniques", "not_contracted"}:
                yield Fact(f"{part}.{key}", case[part], key)
    yield from _facts_of_conditions(case)
    for key, (_, default) in words.READINGS.items():
        if default == "asked for" and key in case.get("readings", {}):
            yield Fact(f"readings.{key}", case["readings"], key)
    yield from _facts_of_use(case, chance)
    for package in case.get("packages", []):
        yield from _facts_of_package(package, case["session"]["date"])


def _facts_of_conditions(case: Table) -> Iterator[Fact]:
    used = case.get("used", {})
    # a history that is complete says when a condition began: leaving that day out says another one
    shown = used.get("condition_elsewhere") == {"min": 0, "max": 0} or not any(key in used for key in RANGES)
    treated = case["session"].get("condition", next(iter(case["conditions"])))
    # this reading says of a tumour whose irradiation is not given that there was none
    not_irradiated = "tumour_without_irradiation" in case.get("readings", {})
    for name, condition in case["conditions"].items():
        complete = "history" in case and (shown or name != treated)
        for key, (_, default) in words.TABLES["Condition"].items():
            if key == "day_surgery" or (key == "irradiation_ended" and not_irradiated):
                continue  # the kind itself says that it was a stay
            if key in condition and (default == "not given" or (key == "first_session" and not complete)):
                yield Fact(f"conditions.X.{key}", condition, key)


def _facts_of_use(case: Table, chance: Random) -> Iterator[Fact]:
    packages = case.get("packages", [])
    for row in case.get("history", []):
        for key in ("paid_by", "paid"):
            if key in row:
                yield Fact(f"history[].{key}", row, key)
        # a grant is one of a package, and stays only with it
        if "package" in row and len(packages) > 1 and "grant" not in row:
            yield Fact("history[].package", row, "package")
    used = case.get("used", {})
    ranges = [key for key in RANGES if key in used]
    kept = chance.choice(ranges) if ranges else None  # a history beside no range at all is a complete one
    for key in ranges:
        if key != kept:
            yield Fact(f"used.{key}", used, key)
        low, high = used[key]["min"], used[key]["max"]
        yield Fact(
            f"used.{key} exactly", used, key, {"min": chance.randrange(low + 1), "max": high + chance.randrange(9)}
        )
    for key in used.get("left_last_year", {}):
        yield Fact("used.left_last_year.X", used["left_last_year"], key)
    today = case["session"]["date"]
    on_the_day = any(row["date"] <= today <= row.get("until", row["date"]) for row in case.get("history", []))
    # without a history the gate of one line a day does not apply (contract 9.2): rows of the day are no fact left out
    if "history" in case and not used and not on_the_day:
        yield Fact("history", case, "history")


def _facts_of_package(package: Table, today: date) -> Iterator[Fact]:
    # a package without a day is one that this person has: from one that has not begun no fact is left out
    if package.get("since", today) <= today and "since" in package:
        yield Fact("packages.X.since", package, "since")
    for grant in package["grants"]:
        for key in grant.get("pays", {}):
            yield Fact(f"packages.X.pays.{key}", grant["pays"], key)
        for key in grant.get("copayment", {}):
            yield Fact(f"packages.X.copayment.{key}", grant["copayment"], key, "unknown")
        for limit in grant.get("limits", []):
            yield Fact("packages.X.limits.max", limit, "max", "unknown")
            if "part_year" in limit:
                yield Fact("packages.X.limits.part_year.by", limit["part_year"], "by", "unknown")
        yield Fact("packages.X.terms", grant, "terms_unknown", True)


def leaving_out(case: Table, chance: Random) -> bool:
    """Leaving known facts out, one or several, never gives an answer that contradicts."""
    more = answer(case)
    if _by_its_code(more):
        return False
    facts = len(list(_facts(case, chance)))
    for number in (1, 0, chance.randint(1, facts)) if facts else ():  # one, all of one kind, several
        whole = copy.deepcopy(case)
        known = list(_facts(whole, chance))
        kind = chance.choice(sorted({fact.name for fact in known}))
        left_out = chance.sample(known, number) if number else [fact for fact in known if fact.name == kind]
        for fact in left_out:
            fact.table.pop(fact.key, None)
            if fact.unknown is not None:
                fact.table[fact.key] = fact.unknown
        less = answer(whole)
        without = "several facts" if number > 1 else left_out[0].name
        names = ", ".join(fact.name for fact in left_out)
        wrong = contradicts(less, more, allow_doubt=True)
        if wrong:
            raise Broken(f"without {without}, with it {wrong}", f"{names}\nless: {_told(less)}\nmore: {_told(more)}")
        if (less["outcome"] != "undetermined" and more["outcome"] == "undetermined") or (
            less["payer"] and not more["payer"]
        ):
            raise Broken(
                f"with {without} the answer is less certain", f"{names}\nless: {_told(less)}\nmore: {_told(more)}"
            )
    return bool(facts)


# --- 7: what a case supposes ------------------------------------------------------------------------------------------


def _without_law(case: Table) -> Table:
    return {key: value for key, value in case.items() if key != "law"}


def supposes_the_law(case: Table, _: Random) -> bool:
    """On a checked day it changes nothing; of a day in the year after nothing is said without it, and with it that."""
    day = case["session"]["date"]
    with_it, without = answer({**case, "law": {"assume": "unchanged"}}), answer(_without_law(case))
    if words.FIRST <= day <= words.LAST:
        same(without, with_it, "supposing the law of a checked day changes the answer")
        return True
    unsaid = ("undetermined", ["law-not-checked"], [])
    if _said(without) != unsaid:
        raise Broken("a day that was not checked is answered", _told(without))
    if not words.LAST < day <= later(words.LAST, 12):
        if _said(with_it) != unsaid:
            raise Broken("a day beyond the year after is answered", _told(with_it))
        return True
    if (with_it["outcome"] != "undetermined") != ("law-unchanged" in with_it["conditions"]):
        raise Broken("an answer of the year after does not say that it supposes the law", str(with_it["conditions"]))
    _said_in_words(case, with_it)
    return True


def _said(data: dict[str, Any]) -> tuple[str, list[str], list[str]]:
    return data["outcome"], data["reasons"], data["conditions"]


SUPPOSED_WORDS: Final = {
    "nl": ("Als het recht in {} niet verandert", "is aangekondigd en niet vastgesteld"),
    "en": ("If the law does not change in {}", "was announced and is not enacted"),
}
"""How the head of an explanation begins, and what it says of an amount that was announced."""


def _said_in_words(case: Table, data: dict[str, Any]) -> None:
    """The head says what is supposed of the law, and of an amount that it was only announced."""
    firm = {each["confidence"] for finding in data["findings"] for each in finding["citations"]}
    for lang, (begins, announced) in SUPPOSED_WORDS.items():
        told = explain(decide(case_from({**case, "law": {"assume": "unchanged"}})), lang)
        head = " ".join(told.partition("\n---")[0].split())
        begin = begins.format(case["session"]["date"].year)
        if not head.startswith(begin) and data["outcome"] != "undetermined":
            raise Broken("the head does not say that the law is supposed", head)
        if (announced in head) != ("N" in firm):
            raise Broken("what was announced is not said to be, or something else is", head)


def supposes_a_package(case: Table, _: Random) -> bool:
    """A package that goes on pays as one of the new year with the same terms; in its own year it supposes nothing."""
    day, packages = case["session"]["date"], case.get("packages", [])
    plain = [{key: each[key] for key in each if key != "assume"} for each in packages]
    own = answer({**case, "packages": plain})
    if not any(each["year"] + 1 == day.year for each in packages):
        renewed = [{**each, "assume": "renewed"} for each in packages]
        same(own, answer({**case, "packages": renewed}), "a package that goes on is another in its own year")
    # cut to a part of a year is only the first of its years: it begins within that
    whole = [
        each for each in plain if each["year"] == day.year > 2006 and "part_year" not in json.dumps(each, default=str)
    ]
    of_last_year = [row for row in case.get("history", []) if row["date"].year == day.year - 1]
    if not whole or any("grant" in row for row in of_last_year):  # that grant is of another package than these
        return False
    renewed = [{**each, "year": day.year - 1, "assume": "renewed"} if each in whole else each for each in plain]
    then = answer({**case, "packages": renewed})
    for data in (own, then):
        data["outcome"] = SURE.get(data["outcome"], data["outcome"])
    keys = ("outcome", "payer", "package", "amounts", "missing", "reasons", "remaining")
    same({key: own[key] for key in keys}, {key: then[key] for key in keys}, "a package that goes on has other terms")
    return True


# --- 8: work ----------------------------------------------------------------------------------------------------------


def calls(run: Callable[[], object]) -> int:
    """Count the calls of functions that a run makes: work that does not depend on the machine."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        if event in {"call", "c_call"}:
            count += 1

    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


PROMISES: Final[dict[str, tuple[Callable[[Table, Random], bool], float]]] = {
    "decides": (decides, 1.0),
    "built": (built, 0.1),
    "lines": (judges_lines, 0.3),
    "in-any-order": (in_any_order, 1.0),
    "under-other-names": (under_other_names, 1.0),
    "split": (split, 1.0),
    "missing-is-absent": (missing_is_absent, 1.0),
    "settles": (settles, 0.5),
    "leaving-out": (leaving_out, 1.0),
    "told": (told, 0.1),
    "planned": (planned, 0.3),
    "stored": (stored, 0.1),
    "receipt": (rests_on_its_receipt, 0.1),
    "turned": (turned, 0.1),
    "supposes-the-law": (supposes_the_law, 0.3),
    "supposes-a-package": (supposes_a_package, 0.3),
}
"""Every promise, and of how many cases it is asked in a long run: some take many decisions."""
