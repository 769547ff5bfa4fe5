"""Parameters that ask for nothing."""

import pytest

from fer.errors import InputError
from fer.filters.checks import require_some


def test_one_is_some_and_none_is_refused_by_the_name_of_the_parameter():
    require_some(1, "steps")
    with pytest.raises(InputError, match=r"^steps=0: ask for at least one$"):
        require_some(0, "steps")
