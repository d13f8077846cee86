"""Why some mutants cannot be noticed: the kinds of change that change nothing, each with its reason."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Kind(NamedTuple):
    """Changes that change nothing.

    :param file: a pattern of files below the package.
    :param function: a pattern of functions.
    :param change: a pattern of changes, as ``old -> new``.
    :param reason: why nothing can notice them.
    """

    file: str
    function: str
    change: str
    reason: str


KINDS: Final = (
    Kind(
        r".*", r".*", r"strict=True\) -> .*(?:strict=None\)|, \)$)|zip\(.*strict=True",
        "both sides of the zip have the same length by construction; strict only says so",
    ),
    Kind(
        r"deciding/phases.py|rules/(?:place_surcharge|deductible|counting|basic/common).py", r"",
        r".*maxsize|1 << |MOST_(?:PARTS_)?KEPT",
        "how much is remembered changes the speed and no answer",
    ),
    Kind(
        r"deciding/phases.py", r"", r"^(?:1 -> 2|10 -> 11|12 -> 13)$",
        "how much is remembered changes the speed and no answer",
    ),
    Kind(
        r".*", r"", r"^\w+ = (?:Callable|tuple)\[.* -> \w+ = None$",
        "a name of types, which only annotations read",
    ),
    Kind(
        r"deciding/settling.py", r"", r"^(?:10_000 -> 10001|1 -> 2)$",
        "any other price tells as well whether the split of a price hangs on it",
    ),
    Kind(
        r"rules/basic/(?:covid|supervised|fall_prevention|rheumatic).py", r".*",
        r"met\(Reason\.\w+, cite=\(ground\.citation,\)\) -> met\(Reason\.\w+, \)",
        "the check before it cites the same paragraph, and each is told once",
    ),
    Kind(
        r"deciding/values_of_missing_facts.py", r"_days", r"edge \+ timedelta\(days=shift\) -> edge - ",
        "the days beside an edge are tried on both sides, whichever is taken first",
    ),
    Kind(
        r"rules/entitlement_code.py", r"_of_minor", r"\"other\"",
        "other care of a minor never had a code of its own: whatever it is called, the code of the ground is taken",
    ),
    Kind(
        r"rules/deductible.py", r"_total", r"\"\" -> \"XXXX\"",
        "the first half of the key only tells readings apart; without a reading all have the same, whatever it is",
    ),
    Kind(
        r"rules/deductible.py", r"_total", r"_Total\(.*runs=False.* -> _Total\(.*runs=None",
        "only its truth is asked",
    ),
    Kind(
        r"rules/deductible.py", r"_total", r"_Total\(\{\}, runs=False.* -> _Total\(None, runs=False",
        "a deductible that does not run has no amounts that anything looks at",
    ),
    Kind(
        r"deciding/settling.py", r".*", r"otherwise_covered=(?:False|True).* -> .*otherwise_covered=None",
        "only its truth is asked",
    ),
    Kind(
        r"deciding/settling.py", r"_insured_pays|_refused_at_gate|_package_pays", r"^False -> True|^True -> False",
        "whether a package would pay otherwise is asked only of an answer that is covered on a condition",
    ),
    Kind(
        r"series.py", r"steps", r"= None -> .*= \"\"",
        "the payer before the first session is never looked at: a change needs a session before it",
    ),
    Kind(
        r"deciding/values_of_missing_facts.py", r"_days", r".* 2 -> 3|^1 -> 2|^2 -> 3",
        "more days are tried than are needed, none less",
    ),
    Kind(
        r"deciding/values_of_missing_facts.py", r"_field", r"\", \" -> ",
        "a label only tells the answers of one fact apart",
    ),
    Kind(
        r"deciding/values_of_missing_facts.py", r"_on_grant", r"grants=\(\)\) -> .*(?:grants=None\)|, \))$",
        "of a row whose grant is known nobody asks between which ones it lay",
    ),
    Kind(
        r"deciding/values_of_missing_facts.py", r"_with_performance", r"^\"\" -> ",
        "a code that is only supposed to be listed is never called by a name",
    ),
    Kind(
        r"deciding/tree_of_missing_facts.py", r"_consistent", r"isinstance\(label, tuple\) and",
        "all answers to one fact are ranges, or none is",
    ),
    Kind(
        r"deciding/tree_of_missing_facts.py", r"", r"1_000 -> |^100 -> |MOST_\w+: Final = ",
        "a bound that no case comes near; what happens beyond it is tested with a lower one",
    ),
    Kind(
        r".*", r"", r"^(?:Tree|Label|Wanted|Rule|Cited|Facts|Readings|Used|_Path|_Key|_Techniques) = .* -> \w+ = None",
        "an alias that only annotations use",
    ),
    Kind(
        r"deciding/making_the_decision.py", r"_decision", r"^True -> False",
        "both sides of the zip have the same length by construction; strict only says so",
    ),
    Kind(
        r"series.py", r"_cheapest", r"^0 -> 1",
        "unknown costs are only laid beside other unknown costs",
    ),
    Kind(
        r"rules/performance_list.py", r"class_of|on_list", r"isinstance\(code, Unknown\)\) and False",
        "a code that is not given is none of the list either",
    ),
    Kind(
        r"deciding/settling.py", r"come_to_the_same", r"^is -> is not",
        "no reading makes a ground that pays one that pays on condition; else it is only found out the long way",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\._asked_place", r"None, \(\), (?:upto|MOST)\) -> .*None, None, ",
        "no grants, as an empty list or as None, wait for nothing",
    ),
    Kind(
        r"rules/(?:entitlement_code|package).py", r"code_outside_basic|_not_after_maximum",
        r"requires_\w+=\(\).* -> .*requires_\w+=None",
        "a policy that asks nothing, as an empty list or as None, asks nothing",
    ),
    Kind(
        r"rules/basic/copd.py", r"_possible_classes", r"\"copd_class\" -> |given,\), \"copd_class",
        "of a class that was given nobody asks which fact would tell it",
    ),
    Kind(
        r"rules/case_of_earlier_session.py", r"as_it_was", r"other_that_day=NOT_GIVEN.* -> .*other_that_day=None",
        "a history tells all that there was on an earlier day, whatever is said beside it",
    ),
    Kind(
        r"rules/package.py", r"_accepts", r"^True -> False",
        "both sides of the zip have the same length by construction; strict only says so",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\._room",
        r"Unknown\) and use\.this_year -> .*Unknown\) or use|Spent\) and limit\.cut -> .*Spent\) or limit",
        "with less room it is only asked again sooner",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\._lies",
        r"setdefault\(grant\.id, row\.paid\) -> .*setdefault\(grant\.id, (?:None)?\)|row\.paid -> .* = None$",
        "where a kind of session goes is only asked once more",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\._room", r"^True -> False",
        "both sides of the zip have the same length by construction; strict only says so",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\._needs_of_crossing", r"Within\(\(\), .* -> Within\(None, ",
        "which rows they are is filled in once all of them are booked, and until then nobody asks",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\._placed",
        r"waits is None or not isinstance.* -> .*waits is None and not isinstance",
        "only a need of the days of a run stands among those that wait for them",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\.(?:history|_asked_place|_cost)", r"COST_OF_|^0 -> 1|bool\(used\.names\) -> ",
        "how much work is counted tells only how soon a search that has become very long is given up",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\._book", r"waits=None, grants=\(\)\) -> .*waits=None, (?:grants=None)?\)",
        "of a row that waits for nothing nobody asks between which grants it lay",
    ),
    Kind(
        r"rules/counting.py", r"rows", r"== high else .* -> .*low == high\) and False else _crossing",
        "of a part that is exact nobody asks what would make it so",
    ),
    Kind(
        r"rules/package_facts.py", r"package_facts", r"getattr\(key, \"package\", \"\"\) -> .*\"package\", (?:None)?\)",
        "what is supposed of no package is supposed of none that has an id, whatever is said instead of one",
    ),
    Kind(
        r"rules/package_facts.py", r"sessions_of_the_year", r"grant, \(\), None, .* -> .*grant, None, None, ",
        "no classes, as an empty list or as None, narrow nothing",
    ),
    Kind(
        r"rules/package_facts.py", r"spent", r"^amounts_known = False -> amounts_known = None",
        "only its truth is asked",
    ),
    Kind(
        r"rules/package_facts.py", r"spent", r"low == high and amounts_known\) and False else",
        "of a sum that is exact nobody asks what would make it so",
    ),
    Kind(
        r"rules/counting.py", r"Count\.__add__", r"other is ZERO\) and False else",
        "with nothing added it is an equal one",
    ),
    Kind(
        r"rules/counting.py", r"under_few_codes", r"<= FEW_CODES -> < FEW_CODES",
        "under fewer codes the same is counted: with just so many it is only looked at whether there are alike ones",
    ),
    Kind(
        r"rules/booking.py", r"_Replay\._lies",
        r"setdefault\(grant\.id, row\.paid\) -> .*setdefault\((?:None, )?row\.paid\)",
        "rooms of one amount alone are kept then, which holds for any grant",
    ),
    Kind(
        r"rules/basic/fall_prevention.py", r"_first_before", r"< start -> <= start",
        "an intervention that began with this one lies not before it, and is told nowhere",
    ),
    Kind(
        r"rules/grant_payment.py", r"_within_limits", r"^True -> False",
        "both sides of the zip have the same length by construction; strict only says so",
    ),
    Kind(
        r"rules/qualifications.py", r"_plain", r"^\"_\" -> \"XX_XX\"",
        "between words it is noticed; at their ends no word has a capital X, since all are made small",
    ),
    Kind(
        r"rules/package_facts.py", r"_open", r"id\(booked\)\)? -> .*None",
        "who is told the names tells each once, however often it comes",
    ),
    Kind(
        r"rules/basic/annex_1.py", r"_row|_either_row", r"_row\(care, law, .* -> .*_row\(care, None, ",
        "of the two rows one asks the lung function and the other the stage: neither looks into the law",
    ),
    Kind(
        r"rules/extra_line_facts.py", r"extra_line_facts", r"^True -> False",
        "both sides of the zip have the same length by construction; strict only says so",
    ),
    Kind(
        r"rules/basic/annex_1_term.py", r"of_either_text", r"^0 -> 1",
        "each of two is laid beside one of them, whichever that is",
    ),
    Kind(
        r"rules/package_facts.py", r"elsewhere_this_year",
        r"== NONE_AT_ALL else .* -> .*NONE_AT_ALL\) and False else|^given = .* -> given = None",
        "a part of none adds nothing to a count: it is only left out sooner",
    ),
    Kind(
        r"rules/basic/annex_1_term.py", r"_first_after", r"^< latest -> <= latest",
        "what may be the first on the day that is the first for sure changes no day",
    ),
    Kind(
        r"rules/deductible.py", r"_waived", r"least=False\) -> .*least=None",
        "only its truth is asked",
    ),
    Kind(
        r"rules/performance_description.py", r"_(?:age|referral|condition|specialism)",
        r"cite=\(?description\.citation,?\)?\) -> .*(?:cite=None\)|, \))$",
        "the finding cites what the description itself says, whatever the check does",
    ),
    Kind(
        r"rules/grant_payment.py", r"_pays", r"amount == price (?:else .*)?-> .*amount == price\) and False",
        "of the whole price no term takes anything off: it is only seen sooner",
    ),
    Kind(
        r"deciding/values_of_missing_facts.py", r"_paid_before", r"< part\.min -> <= part\.min",
        "a range that begins there is set to itself",
    ),
    Kind(
        r"rules/rest_of_price.py", r"either_way", r"by_contract=False\) -> .*by_contract=None",
        "only its truth is asked",
    ),
    Kind(
        r"deciding/remaining.py", r"_sessions_taken", r"^True -> False",
        "both sides of the zip have the same length by construction; strict only says so",
    ),
    Kind(
        r"rules/package.py", r"_not_after_maximum", r"care\.kind, care\.age, care\) -> .*care\.kind, None, care",
        "a ground reads the age among the facts of the care",
    ),
    Kind(
        r"rules/gate_facts.py", r"_lines_of_the_day", r"^False -> True",
        "whether a session can lie on that day is then asked of every run, and none says so",
    ),
    Kind(
        r"deciding/tree_of_missing_facts.py", r"_state", r".*",
        "how much of a search is shared changes how long it takes, and no answer",
    ),
    Kind(
        r"deciding/tree_of_missing_facts.py", r"answers_in|depends_on", r"id\(one\)\)? -> .*None\)",
        "what was walked already is walked again, and found to be the same",
    ),
    Kind(
        r"deciding/tree_of_missing_facts.py", r"_explore", r"<= 0 -> < 0",
        "with nothing left no other case can be asked either",
    ),
    Kind(
        r"deciding/making_the_decision.py", r"_decisive", r"tried = False -> tried = None",
        "only its truth is asked",
    ),
    Kind(
        r"deciding/making_the_decision.py", r"_decision", r"_decisive\(given, asked, tree.* -> .*asked, None",
        "what comes to the same is asked again, and comes to the same",
    ),
    Kind(
        r"deciding/phases.py", r".*", r"_asked_package\(facts, law, False\) -> .*None\)",
        "only its truth is asked",
    ),
    Kind(
        r"deciding/phases.py", r"ask_again", r"booked_on_grants\(case, law, package\) -> ",
        "the rows of the other packages are booked again, as they were",
    ),
    Kind(
        r"deciding/phases.py", r"ask_lines", r"case\.session\.extra_lines\) or True",
        "of no lines nothing is asked",
    ),
    Kind(
        r"deciding/remaining.py", r"remaining", r"> 1 -> >= 1",
        "one answer agrees with itself",
    ),
    Kind(
        r"deciding/remaining.py|series.py", r"_of_packages|plan_of", r"^True -> False",
        "both sides of the zip have the same length by construction; strict only says so",
    ),
    Kind(
        r"deciding/values_of_missing_facts.py", r"_shares", r"> 1 -> >= 1",
        "of one kind its order is that of all, which is tried already",
    ),
    Kind(
        r"deciding/tree_of_missing_facts.py", r"depends_on", r"^> 1 -> >= 1",
        "where all values come to the same no two of them differ",
    ),
    Kind(
        r"series.py", r"steps", r"changed=False.* -> .*changed=None|^False -> True",
        "it is set anew before anybody sees it",
    ),
    Kind(
        r"series.py", r"_Asked\.of", r"found\[name\] = None -> ",
        "only the keys are looked at, in their order",
    ),
)  # fmt: skip


def reason_of(file: str, function: str, change: str) -> str | None:
    """Return why nothing can notice a change; None when something has to."""
    for kind in KINDS:
        if re.fullmatch(kind.file, file) and re.fullmatch(kind.function, function) and re.search(kind.change, change):
            return kind.reason
    return None
