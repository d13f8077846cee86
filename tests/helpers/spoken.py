"""The command asked in English, where a test looks for its English words and names no language."""

from __future__ import annotations

from pathlib import Path


def in_english(*arguments: str | Path) -> list[str]:
    """Return the arguments, with the language behind them where they name a command and no language."""
    words = [str(each) for each in arguments]
    says = "--lang" in words or not words or any(word in {"-h", "--help", "--version"} for word in words)
    return words if says else [*words, "--lang", "en"]
