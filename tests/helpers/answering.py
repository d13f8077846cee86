"""What a process of the service can be made to do, in the tests of what bounds it: to sleep, to die, to answer."""

from __future__ import annotations

import os
import time

from fysiodekking.adapters.service.doors import JSON, Asked, Reply, Served


def answer(asked: Asked, _served: Served) -> Reply:
    """Sleep so long as what stands behind the door, or die there, then send back what was sent."""
    if asked.rest == "die":
        os._exit(1)
    time.sleep(float(asked.rest or 0))
    return Reply(200, JSON, asked.body)
