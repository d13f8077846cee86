"""The words of one language for a report on reach: those of a decision, and its own."""

from __future__ import annotations

from fysiodekking.explain.languages import catalogue


class Words:
    """The words of one language.

    :param lang: ``nl`` or ``en``.
    """

    def __init__(self, lang: str) -> None:
        self.catalogue = catalogue(lang)

    def say(self, name: str, **blanks: object) -> str:
        """Return a phrase with its blanks filled."""
        return self.catalogue.reach[name].format(**blanks)

    def number(self, name: str, count: int, **blanks: object) -> str:
        """Return a phrase about a number; one of something is said in its own way."""
        return self.say(f"{name}.one" if count == 1 else name, **blanks)

    def share(self, name: str, count: int, of: int) -> str:
        """Return a phrase about some of the cases; about all of them it is said in its own way."""
        return self.say(f"{name}.all") if count == of else self.number(name, count, **{name: count, "cases": of})
