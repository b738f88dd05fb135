"""The ends of a measure: by hand, with ties, and by residents."""

from __future__ import annotations

import numpy as np
import pytest
from pandas import Series

from scoring.inequality.tenths import tenths


def test_a_tenth_of_thirty_is_three() -> None:
    """0, 1, 2 at one end and 27, 28, 29 at the other."""
    ends = tenths(Series(np.arange(30.0)))
    assert (len(ends.low.codes), ends.low.mean, ends.low.share) == (3, 1.0, 0.1)
    assert (len(ends.high.codes), ends.high.mean) == (3, 28.0)
    assert np.isnan(ends.shared)


def test_what_ties_with_the_last_of_an_end_belongs_to_it() -> None:
    """Four of ten at zero: nobody is left out of the lowest by the order of the rows."""
    ends = tenths(Series([0.0] * 4 + [1, 2, 3, 4, 5, 6]))
    assert len(ends.low.codes) == 4
    assert ends.low.share == pytest.approx(0.4)


def test_where_nearly_all_are_alike_the_ends_are_the_others() -> None:
    """Nineteen zeros and a one: the highest tenth would begin at zero, as the lowest does."""
    ends = tenths(Series([0.0] * 19 + [1.0]))
    assert ends.shared == 0.0
    assert not len(ends.low.codes)
    assert np.isnan(ends.low.mean)
    assert (len(ends.high.codes), ends.high.mean) == (1, 1.0)


def test_a_tenth_of_residents_may_live_in_one_city() -> None:
    """Half of the people live in the highest city, a tenth in the two lowest together."""
    ends = tenths(Series([1.0, 2, 3, 4]), Series([5.0, 5, 40, 50]))
    assert (len(ends.high.codes), ends.high.share) == (1, 0.5)
    assert (len(ends.low.codes), ends.low.mean) == (2, 1.5)
