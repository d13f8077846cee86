"""What would say who somebody is: keys by their stem, in Dutch and English, and words that are themselves personal.

The library needs none of it. A key is judged by what it is made of, not by a list of spellings: signs, blanks,
capitals, accents, full-width and invisible letters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from fysiodekking.model.printable import clean, hides

MOST_REMEMBERED: Final = 1 << 10
LONGEST_LOOKED_AT: Final = 500
IS_PERSONAL: Final = "is personal data; the library needs none, leave it out"
"""What is said of a key that would carry personal data."""

# --- keys -----------------------------------------------------------------------------------------------------------


def _any(words: str) -> str:
    return f"({'|'.join(words.split())})"


_OWNER: Final = _any(
    "patients? patienten clients? clienten verzekerden? insured persoon person klant customer user mijn"
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


@lru_cache(maxsize=MOST_REMEMBERED)
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
    return "".join(each for each in text[:LONGEST_LOOKED_AT] if not hides(each))


# --- words ----------------------------------------------------------------------------------------------------------

_NINE: Final = re.compile(r"(?<!\d)\d{9}(?!\d)")
_APART: Final = re.compile(r"\D*(\d(?:[ .\-]?\d){8})\D*|[\W_]*(\d(?:[\W_]*\d){8})[\W_]*")
"""Nine digits apart: with the usual signs between them beside words, and with any signs where nothing else stands."""
_EMAIL: Final = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
_PARTICLES: Final = frozenset("van von de der den den ter ten te het 't la le du op in 's d'".split())  # noqa: SIM905
_NAME: Final = re.compile(r"(?!\d)[^\W\d_](?:[^\W\d_]|['\u2019.\-])*,?")
_ELEVEN: Final = 11


def looks_personal(text: str) -> str | None:
    """Return what a word or number looks like that says who somebody is; None when it does not.

    :returns: in words: a citizen service number (nine digits that pass the test of eleven), or an e-mail address.
    """
    return _looks_personal(text[:LONGEST_LOOKED_AT])


@lru_cache(maxsize=MOST_REMEMBERED)
def _looks_personal(text: str) -> str | None:
    plain = unicodedata.normalize("NFKC", _shown(text))
    apart = _APART.fullmatch(plain)
    numbers = [*_NINE.findall(plain), *([re.sub(r"\D", "", plain)] if apart else [])]
    if any(map(_passes_the_test_of_eleven, numbers)):
        return "a citizen service number (BSN)"
    return "an e-mail address" if _EMAIL.search(plain) else None


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


@lru_cache(maxsize=MOST_REMEMBERED)
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
    words = clean(unicodedata.normalize("NFKC", text[:LONGEST_LOOKED_AT])).split(" ")
    if not all(_NAME.fullmatch(word) or word.lower() in _PARTICLES for word in words):
        return False
    written_large = [word for word in words if word.lower() not in _PARTICLES]
    return len(written_large) > 1 and all(word[:1].isupper() and not word[1:].isupper() for word in written_large)
