"""What a case supposes of law that was not checked."""

from __future__ import annotations

from typing import Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.unknown import NOT_GIVEN, Unknown

UNCHANGED: Final = "unchanged"


@attrs.frozen(kw_only=True, repr=False)
class LawSupposed(checked.Checked):
    """What to suppose of a day whose law was not checked; on every other day it changes nothing.

    :param assume: "unchanged": that the law last checked still holds, with what was announced, for a year at most.
    """

    assume: str | Unknown = checked.field(checked.optional(checked.is_word(UNCHANGED)), default=NOT_GIVEN)
