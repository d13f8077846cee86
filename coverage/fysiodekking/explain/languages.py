"""The languages in which answers are given."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from fysiodekking.explain.catalogue import Catalogue

Language = Literal["nl", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


def catalogue(lang: str) -> Catalogue:
    """Return everything that is said in one language; its sentences are imported when they are first asked for.

    :param lang: one of `LANGUAGES`.
    :raises InvalidInput: for another language.
    """
    from fysiodekking.model.checked import demand_word  # noqa: PLC0415 - the names of the languages cost nothing

    demand_word(lang, LANGUAGES, "a language of the explanation")
    found: Catalogue = importlib.import_module(f"fysiodekking.explain.{lang}").CATALOGUE
    return found
