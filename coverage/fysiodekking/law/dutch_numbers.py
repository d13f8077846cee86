"""Which numbers a text of Dutch law says: as digits, as words, as Roman numerals, as amounts and as days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

import attrs

from fysiodekking.model.dates import MONTHS_PER_YEAR

_MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_ONES: Final = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS: Final = (
    *("tien", "elf", "twaalf", "dertien", "veertien", "vijftien"),
    *("zestien", "zeventien", "achttien", "negentien"),
)
_TENS: Final = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ODD_ORDINALS: Final = {"een": "eerste", "drie": "derde", "acht": "achtste"}
_FIRST_IN_STE: Final = 20
_DIGITS: Final = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\w]|[.,]\d)")
_DAY: Final = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_ROMAN: Final = re.compile(r"\b(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_IN_YEARS: Final = frozenset({"jaar", "jaren"})


def _cardinals() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(_ONES) if word)
    yield from ((word, number) for number, word in enumerate(_TEENS, 10))
    for tens, word in enumerate(_TENS, 2):
        yield word, 10 * tens
        yield from ((f"{one}en{word}", 10 * tens + number) for number, one in enumerate(_ONES) if one)
    yield "honderd", 100


_CARDINALS: Final = dict(_cardinals())
ORDINALS: Final = {
    _ODD_ORDINALS.get(word, f"{word}{'ste' if number >= _FIRST_IN_STE else 'de'}"): number
    for word, number in _CARDINALS.items()
}


@attrs.frozen(kw_only=True)
class Numbers:
    """What a text counts.

    :param counted: cardinal numbers and amounts.
    :param in_months: those that count years, as months.
    :param ordinals: those that say which one in a row.
    """

    counted: frozenset[Decimal]
    in_months: frozenset[Decimal]
    ordinals: frozenset[int]
    days: frozenset[date]


def numbers_in(text: str) -> Numbers:
    """Read every number of a text; ``een`` is one only where it is written ``één``, since it is an article as well."""
    plain = _without_marks(text)
    words = [match.group() for match in _WORD.finditer(plain.lower())]
    pairs = list(zip(words, [*words[1:], ""], strict=True))
    said = [(Decimal(_CARDINALS[word]), after) for word, after in pairs if word in _CARDINALS and word != "een"]
    counted = {number for number, _ in said}
    counted.update(Decimal(whole.replace(".", "") + part.replace(",", ".")) for whole, part in _DIGITS.findall(text))
    counted.update(Decimal(_roman(*match)) for match in _ROMAN.findall(text))
    if "één" in unicodedata.normalize("NFC", text.lower()):
        counted.add(Decimal(1))
    return Numbers(
        counted=frozenset(counted),
        in_months=frozenset(MONTHS_PER_YEAR * number for number, after in said if after in _IN_YEARS),
        ordinals=frozenset(ORDINALS[word] for word in words if word in ORDINALS),
        days=frozenset(date(int(year), _MONTHS.index(month) + 1, int(day)) for day, month, year in _DAY.findall(text)),
    )


def _without_marks(text: str) -> str:
    """Drop what stands on letters: ``tweeënvijftig`` is ``tweeenvijftig``."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def _roman(tens: str, ones: str) -> int:
    return 10 * len(tens) + {"IX": 9, "IV": 4}.get(ones, 5 * ones.count("V") + ones.count("I"))
