"""The array type the numeric functions of this room take and return."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
