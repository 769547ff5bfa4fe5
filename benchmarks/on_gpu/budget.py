"""How much time is left for all parts together."""

import time
from collections.abc import Callable


class OutOfTime(Exception):
    """The time is up; what was stored can be gone on with."""


class Budget:
    """A number of seconds from now."""

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Seconds, negative once they are over."""
        return self._end - self._clock()

    def require(self, seconds: float = 0.0) -> None:
        """Raise OutOfTime where fewer than `seconds` are left."""
        if self.left() < seconds:
            raise OutOfTime
