"""What would say who somebody is: keys by their stem, in Dutch and English, and words that are themselves personal.

The library needs none of it. A key is judged by what it is made of, not by a list of spellings: signs, blanks,
capitals, accents, full-width and invisible letters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar, cast

from fysiodekking.model.printable import clean, hides

MOST_REMEMBERED: Final = 1 << 10
LONGEST_REMEMBERED: Final = 500
IS_PERSONAL: Final = "is personal data; the library needs none, leave it out"
"""What is said of a key that would carry personal data."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _remembered(function: _Function) -> _Function:
    """Remember what a function tells of a text, but of no long one, which would be held as well."""
    remembered = lru_cache(maxsize=MOST_REMEMBERED)(function)

    @wraps(function)
    def told(text: str, **how: bool) -> Any:
        return (remembered if len(text) <= LONGEST_REMEMBERED else function)(text, **how)

    return cast("_Function", told)


# --- keys -----------------------------------------------------------------------------------------------------------


def _any(words: str) -> str:
    return f"({'|'.join(words.split())})"


_OWNER: Final = _any(
    "pat patients? patienten clients? clienten verzekerden? insured persoon person klant customer user mijn"
)
_NUMBER: Final = _any("nr nrs nummers? num numbers? no code codes id")
_NAMES: Final = _any("naam namen name names")
_SHORT: Final = (
    _any("bsns? ssns? sofi agb iban dob mails? phones? cellphones? straat street surname initials geboren")
    + "|"
    + _NAMES
)
_ALONE: Final = _any("city town zip polis idnr idnummer idnumber idno")
_SHORT_NUMBERED: Final = _any("tel gsm mobile mobiel")
_LONG: Final = _any(
    "burgerservice citizenservice socialsecurity socsec sofinum sofinr nationalid paspoort passport rijbewijs "
    "driverslicen identiteitsbewijs identiteitskaart identitycard adres address postcode postalcode zipcode "
    "woonplaats huisnummer huisnr housenumber straatnaam streetname telefoon telefon telephone mobielnummer mobielnr "
    "mobilenumber email voorletter initialen tussenvoegsel dateofbirth yearofbirth placeofbirth birthday birthdate "
    "birthyear birthplace geboortedat geboortedag geboortejaar geboorteplaats gebdat tenaamstelling contactpersoon "
    "contactperson"
)
_NAMED: Final = (
    _any("voor achter roep geslachts meisjes familie first last full given family middle birth maiden sur fore nick")
    + _NAMES
)
_NUMBERED: Final = (
    _any(
        "polis policy verzekerings? insurance relatie dossier lid members? membership zorgpas zorgverlener big "
        "bigregistratie bigregistration agb bank bankrekening rekening account creditcard identification identificatie "
        "document"
    )
    + _NUMBER
)
_WHOLE: Final = re.compile(
    f"{_ALONE}|{_SHORT_NUMBERED}{_NUMBER}?|{_OWNER}?({_SHORT}){_NUMBER}?|{_OWNER}{_NUMBER}|{_NAMES}{_OWNER}"
)
_WORD: Final = re.compile(f"{_OWNER}?({_SHORT}){_NUMBER}?|[a-z]+naam")
_ANYWHERE: Final = re.compile(f"{_LONG}|{_NAMED}|{_NUMBERED}$")
_BIRTH: Final = re.compile(
    "geboortedat|gebdat|geboortedag|geboortejaar|geboren|dateofbirth|birthda|yearofbirth|birthyear|^dob"
)
_GIVEN_NUMBER: Final = re.compile(f"({_OWNER}|dossier|relatie){_NUMBER}|{_OWNER}")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LETTERS: Final = re.compile(r"[a-z]+")


@_remembered
def is_personal(key: str) -> bool:
    """Tell whether a key would carry what says who somebody is.

    Long stems count wherever they stand, short ones only as a word or as the whole key: ``weakness_neck`` is no ssn.
    """
    words = _words_of(key)
    squeezed = "".join(words)
    whole = _WHOLE.fullmatch(squeezed) or _ANYWHERE.search(squeezed)
    return whole is not None or any(_WORD.fullmatch(word) for word in words)


def numbers_a_person(key: str) -> bool:
    """Tell whether a key would carry a number that is given to somebody, as ``patientnummer``: it tells rows apart."""
    return _GIVEN_NUMBER.fullmatch("".join(_words_of(key))) is not None


def is_birth(key: str) -> bool:
    """Tell whether a key would carry the day of birth, which the library takes as ``born``."""
    return _BIRTH.search("".join(_words_of(key))) is not None


def _words_of(key: str) -> list[str]:
    """Return what a key is made of: its words in small plain letters."""
    plain = unicodedata.normalize("NFKD", _shown(key))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return _LETTERS.findall(_CAMEL.sub(" ", plain).lower())


def _shown(text: str) -> str:
    """Return the letters that are seen, without those that only part them."""
    return "".join(each for each in text if not hides(each)) if hides(text) else text


# --- words ----------------------------------------------------------------------------------------------------------

_APART: Final = re.compile(r"(?<!\d)(?=(\d(?:(?:(?![,;:]\s)[\W_]){0,3}\d){8})(?!\d))")
"""Nine digits with signs between them, and no digit beside them; a comma and a blank part the members of a list."""
_NOTHING_ELSE: Final = re.compile(r"[\W_]*(\d(?:[\W_]*\d){8})[\W_]*")
_YEAR, _MONTH, _DAY = "(?:19|20)\\d\\d", "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12]\\d|3[01])"
_DATE: Final = re.compile(
    rf"(?<!\d)(?<!\d[-/.])(?:{_YEAR}([-/.]){_MONTH}\1{_DAY}|{_DAY}([-/.]){_MONTH}\2{_YEAR})(?![-/.]?\d)"
)
"""A day within a text: no number goes on across it."""
_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d{9}(?!\d))")
"""What may stand before a number of nine digits and makes no other number of it."""
_OTHER_DIGIT: Final = re.compile(r"[^\D0-9]")
UUID: Final = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NO_NUMBER: Final = re.compile(f"{_DATE.pattern}|(?<![0-9a-f]){UUID}(?![0-9a-f])", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
_PARTICLES: Final = frozenset("van von de der den den ter ten te het 't la le du op in 's d'".split())  # noqa: SIM905
_NAME: Final = re.compile(r"(?!\d)[^\W\d_](?:[^\W\d_]|['\u2019.\-])*,?")
_ELEVEN: Final = 11


@_remembered
def looks_personal(text: str, *, is_padded: bool = False) -> str | None:
    """Return what a word or number looks like that says who somebody is; None when it does not.

    :param is_padded: a number may stand behind zeros, as it does where a program wrote it.
    :returns: in words: a citizen service number (nine digits that pass the test of eleven), or an e-mail address.
    """
    told = {_in_plain_digits(each) for each in (_shown(text), clean(text))}
    if any(_passes_the_test_of_eleven(number) for each in told for number in _numbers_in(each, is_padded=is_padded)):
        return "a citizen service number (BSN)"
    return "an e-mail address" if any(map(_EMAIL.search, told)) else None


def _in_plain_digits(text: str) -> str:
    """Return a text with the digits of any writing as those of ASCII."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(int(match[0])), unicodedata.normalize("NFKC", text))


def _numbers_in(text: str, *, is_padded: bool) -> Iterator[str]:
    """Yield every nine digits that can be read as one number."""
    apart = _NO_NUMBER.sub("x", text)
    if is_padded:
        text, apart = _ZEROS.sub("", text), _ZEROS.sub("", apart)
    alone = _NOTHING_ELSE.fullmatch(text)
    yield from (re.sub(r"\D", "", each) for each in ([alone[1]] if alone else {*_APART.findall(apart)}))


def _passes_the_test_of_eleven(number: str) -> bool:
    """Tell whether nine digits could be a BSN: nine times the first, eight times the second, … minus the last."""
    digits = [int(digit) for digit in number]
    total = sum(digit * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return total > 0 and total % _ELEVEN == 0


_TITLES: Final = frozenset("mevrouw mevr mw meneer dhr heer mr mrs".split())  # noqa: SIM905
_BETWEEN: Final = frozenset({("de",), ("den",), ("der",), ("van", "den"), ("van", "der")})
"""What stands between the two words of a name and not in a complaint, as `van de` does in `kneuzing_van_de_knie`."""
_NAMED_AFTER: Final = "quervain"
"""A disease that is called after somebody with such a particle: `tendinitis_de_quervain`."""


@_remembered
def looks_like_a_name(text: str) -> bool:
    """Tell whether a key of several words reads like the name of a person: `Jan de Vries`, not `left shoulder`."""
    return _is_titled_or_parted(_words_of(text)) or _is_written_large(text)


def _is_titled_or_parted(words: list[str]) -> bool:
    """Tell whether a title stands before a word, or what only names have between two, in any letters."""
    if len(words) < 2 or len(words[-1]) < 2:  # noqa: PLR2004 - two words, and a word of two letters
        return False
    parted = tuple(words[1:-1]) in _BETWEEN and words[0] not in _PARTICLES
    return words[0] in _TITLES or (parted and words[-1] != _NAMED_AFTER)


def _is_written_large(text: str) -> bool:
    words = clean(unicodedata.normalize("NFKC", text)).split(" ")
    if not all(_NAME.fullmatch(word) or word.lower() in _PARTICLES for word in words):
        return False
    written_large = [word for word in words if word.lower() not in _PARTICLES]
    return len(written_large) > 1 and all(word[:1].isupper() and not word[1:].isupper() for word in written_large)
