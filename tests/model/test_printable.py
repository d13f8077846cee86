"""What can be printed: every character without a shape is known, and goes where it is printed."""

from __future__ import annotations

import json
import tomllib
import unicodedata

import pytest

from fysiodekking.model.printable import as_json, as_toml, clean, escaped, hides, printable

EVERY = [chr(code) for code in range(0x110000)]
NO_SHAPE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


class TestWhatHides:
    """Controls, formats, separators of lines, halves of characters and what is no character have no shape."""

    def test_every_character_that_unicode_says_so_of(self) -> None:
        """The list is at least what the Unicode of this Python says; a new format character makes this fail."""
        wanted = [each for each in EVERY if unicodedata.category(each) in NO_SHAPE]
        assert [hex(ord(each)) for each in wanted if not hides(each)] == []

    def test_no_characters(self) -> None:
        """The last two of every plane and U+FDD0 to U+FDEF: XML does not have U+FFFE and U+FFFF."""
        none = [*range(0xFDD0, 0xFDF0), *(plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF))]
        assert all(hides(chr(each)) for each in none)

    def test_what_is_read_stays(self) -> None:
        """Letters, marks and signs of any script are words."""
        words = "é ë Ω я 医 ü\u0308 € “ ” ✓ 🦵🏽 ¼ \u00a0"
        assert not hides(words)
        assert printable(words) == words
        shaped = [each for each in EVERY if unicodedata.category(each)[0] in "LNPS"]
        assert [hex(ord(each)) for each in shaped if hides(each)] == ["0x115f", "0x1160", "0x3164", "0xffa0"]


NASTY = ["\x00", "\x1b", "\r", "\x7f", "\x9b", "\xad", "\u061c", "\u200b", "\u200e", "\u202e", "\u2028", "\ufeff"]
NASTY += ["\ufffe", "\uffff", "\U000e0041", "\U0001d173", "\U0010ffff"]


class TestWays:
    """Words lose it, messages show it, JSON and TOML keep it."""

    @pytest.mark.parametrize("each", NASTY, ids=ascii)
    def test_each_way(self, each: str) -> None:
        """Whatever the way, nothing without a shape comes out."""
        text = f"a{each}b"
        assert clean(text) == "a b"
        assert escaped(text) == printable(text) == "a" + each.encode("unicode_escape").decode() + "b"
        for written, read in ((as_json, json.loads), (as_toml, lambda text: tomllib.loads(f"x = {text}")["x"])):
            shown = written(json.dumps(text, ensure_ascii=False))
            assert not hides(shown)
            assert read(shown) == text

    def test_lines(self) -> None:
        """A newline stays where lines are printed, and is shown in a message."""
        assert printable("a\nb") == "a\nb"
        assert escaped("a\nb") == "a\\nb"
        assert clean(" a\n\tb ") == "a b"
