"""How long a test waits for a process: so long that only one that hangs is given up, on however slow a machine."""

from __future__ import annotations

from typing import Final

HANGS: Final = 1_800
"""Seconds of the clock."""
