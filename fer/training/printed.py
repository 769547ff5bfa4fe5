"""Numbers as finely as they are printed: what reads the same is not called different."""


def loss(nats: float) -> float:
    """Two decimals, of small ones two significant digits."""
    return round(nats, 2) if nats >= 0.1 else significant(nats, digits=2)


def significant(value: float, *, digits: int = 3) -> float:
    return float(f"{value:.{digits}g}")


def percent(share: float) -> float:
    """A tenth of a point."""
    return round(100 * share, 1)
