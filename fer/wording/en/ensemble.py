"""Several networks that answer together."""

from fer.wording.en.prose import in_words


def first_of_alike(networks: int) -> str:
    return _first_of(networks, "The others have the same layers but different weights.")


def first_of_different(networks: int) -> str:
    return _first_of(networks, "The others differ in layers and weights.")


def _first_of(networks: int, others: str) -> str:
    return (
        f"The predictions in this report average the log-probabilities of {in_words(networks)} networks, each trained "
        f"separately. This chapter describes the first of them. {others}"
    )
