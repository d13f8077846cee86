from __future__ import annotations

import copy
import pickle

import pytest

from fysiodekking.model.unknown import NOT_GIVEN, Unknown


class TestUnknown:
    """Not given is never read as no."""

    def test_has_no_truth_value(self) -> None:
        """And its error says how to ask for it with public names alone."""
        with pytest.raises(TypeError, match=r"neither true nor false; ask isinstance\(value, Unknown\)"):
            bool(NOT_GIVEN)

    def test_says_what_is_not_known(self) -> None:
        with pytest.raises(TypeError, match="the day of birth"):
            bool(Unknown("the day of birth"))

    def test_of_one_reason_is_one_object(self) -> None:
        """Also when it was copied, or stored and read again."""
        for one in (NOT_GIVEN, Unknown("the day of birth")):
            assert Unknown(one.why) is copy.copy(one) is copy.deepcopy(one) is pickle.loads(pickle.dumps(one)) is one  # noqa: S301
        assert Unknown("the day of birth") != NOT_GIVEN
