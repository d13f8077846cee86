"""An ordinary case and a package as the text of a file."""

from __future__ import annotations

from typing import Final

CASE: Final = """
[session]
date = 2026-03-12
performance = "1000"
price = "42.50"
[provider]
profession = "physiotherapist"
big_registered = true
[insured]
born = 1984-05-02
basic_insured = true
[conditions.neck]
kind = "not_listed"
"""
PACKAGE: Final = """
[[packages]]
id = "eigen-9-2026"
insurer = "Voorbeeld"
name = "Eigen 9"
year = 2026
source = "made up"
confidence = "I"
[[packages.grants]]
id = "movement"
covers = ["physiotherapy"]
limits = [{ id = "year", max = 9, unit = "sessions", per = "calendar_year" }]
pays = { contracted = { percent = 100 } }
"""
"""Nine sessions a year, with a contract."""
