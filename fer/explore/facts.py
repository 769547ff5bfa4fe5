"""What one look at a face found."""

from dataclasses import dataclass

OWN = "own"  # in place of a part: the rectangle that a person drew


@dataclass(frozen=True)
class Covered:
    """The network's probabilities, in label order, where a part of the face is hidden."""

    part: str  # one of PARTS, or OWN
    share: float  # of the picture that is hidden, from 0 to 1
    probabilities: tuple[float, ...]

    @property
    def answer(self) -> int:
        return self.probabilities.index(max(self.probabilities))


@dataclass(frozen=True)
class Neighbour:
    """A training face, and how near it lies."""

    row: str  # its name in the source
    label: int
    cosine: float  # of the features, from -1 to 1
    same: bool  # equal in every pixel


@dataclass(frozen=True)
class Facts:
    """All that was asked of one face."""

    name: str  # its row in the source, or its file
    label: int | None  # its true class, where that is known
    probabilities: tuple[float, ...]  # in label order
    explained: int  # the class that the map is for
    method: str  # of the map, a name of fer.saliency.maps.METHODS
    empty: bool  # is the map zero everywhere?
    covered: tuple[Covered, ...]
    neighbours: tuple[Neighbour, ...]  # the nearest first
    searched: int  # training faces among which they were looked for
    training_known: bool  # was the network trained on these? Not known of one that came as a file of weights

    @property
    def answer(self) -> int:
        """The class of the highest probability."""
        return self.probabilities.index(max(self.probabilities))
