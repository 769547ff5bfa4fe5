"""What a notebook's parameters have to be."""

from fer.errors import InputError


def require_some(number: int, parameter: str) -> None:
    """Raises InputError, by the parameter's name, for a number below one."""
    if number < 1:
        raise InputError(f"{parameter}={number}: ask for at least one")
