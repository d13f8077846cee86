"""What can be printed: text in which nothing steers a screen, hides, or is refused by XML.

Words of a caller go through `clean` where they become part of a sentence, names of files and values of a message
through `escaped`; whatever is printed goes through `printable` at the edge, once more and as a whole.
"""

from __future__ import annotations

import re
from typing import Final

from fysiodekking.model.counts import LONGEST_SHOWN

_HIDDEN: Final = (
    "\x00-\x1f\x7f-\x9f"  # controls
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"  # marks of direction, invisible signs, ends of lines
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"  # halves of characters, no characters at all
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags
) + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
"""Characters without a shape of their own, as a class of a regular expression: Unicode's controls (Cc), formats (Cf),
line and paragraph separators, surrogates, noncharacters, and what else a screen may leave out."""

_ANY: Final = re.compile(f"[{_HIDDEN}]")
_BUT_NEWLINE: Final = re.compile(f"(?!\n)[{_HIDDEN}]")
_GAPS: Final = re.compile(rf"[\s{_HIDDEN}]+")
_LONGEST_ESCAPE: Final = 0xFFFF


def clean(text: str) -> str:
    """Return words of a caller on one line: blanks and what has no shape become one blank."""
    return _GAPS.sub(" ", text).strip()


def brief(text: str) -> str:
    """Return words of a caller on one line, cut where they are long."""
    told = clean(text[: 2 * LONGEST_SHOWN])
    return told if len(told) <= LONGEST_SHOWN else f"{told[:LONGEST_SHOWN]}…"


def escaped(text: str) -> str:
    r"""Return text on one line that shows what stands there: ``\u200e`` for a mark that nobody sees."""
    if text.isprintable() and not hides(text):
        return text
    return "".join(_escape(each) if not each.isprintable() or hides(each) else each for each in text)


def printable(text: str) -> str:
    """Return what may be printed, of several lines: everything without a shape but newline is shown as its escape."""
    return _BUT_NEWLINE.sub(lambda match: _escape(match[0]), text)


def as_json(text: str) -> str:
    """Return JSON that means the same and can be printed: what has no shape is written with JSON's own escapes."""
    return _BUT_NEWLINE.sub(lambda match: _json_escape(ord(match[0])), text)


def as_toml(text: str) -> str:
    """Return a text of TOML that means the same and can be printed, as `as_json` does it."""
    return _BUT_NEWLINE.sub(lambda match: _toml_escape(ord(match[0])), text)


def hides(text: str) -> bool:
    """Tell whether a text has a character without a shape; the printable ones of ASCII all have one."""
    return not (text.isascii() and text.isprintable()) and _ANY.search(text) is not None


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode()


def _toml_escape(code: int) -> str:
    return f"\\u{code:04x}" if code <= _LONGEST_ESCAPE else f"\\U{code:08x}"


def _json_escape(code: int) -> str:
    if code <= _LONGEST_ESCAPE:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
