"""The receipt of a decision: the law and the version that gave it, and the facts that it rests on."""

from __future__ import annotations

import attrs

from fysiodekking.model.case import Case


@attrs.frozen(kw_only=True)
class Receipt:
    """What a decision rests on (kassabon), so that software can send and keep only what mattered.

    :param law_data: hash of all data files of the law, as ``sha256:…``.
    :param version: of the library.
    :param facts_used: the case of the facts that matter: these alone give the same decision.
    :param facts_not_used: dotted paths of the facts that were given as well; no values.
    :param complete: False when there was too much to try: some of the facts used may make no difference.
    """

    law_data: str
    version: str
    facts_used: Case
    facts_not_used: tuple[str, ...]
    complete: bool
