"""Several networks that answer together."""

from fer.wording.en.prose import in_words


def first_of_alike(networks: int) -> str:
    return _first_of(networks, "the others have the same layers")


def first_of_different(networks: int) -> str:
    return _first_of(networks, "the others have other layers")


def _first_of(networks: int, others: str) -> str:
    return (
        f"The answers of this run are the mean log-probability of {in_words(networks)} networks, trained apart. "
        f"This chapter is about the first of them; {others}, and weights of their own."
    )
