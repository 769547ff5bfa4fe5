"""A network is asked of faces of the sizes that its training shows it, before any is shown."""

import dataclasses

import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.models.build import build
from fer.models.foreign import Foreign
from fer.training.sides import require_takes

DEEP = {"widths": (4,) * 6, "stem_stride": 2}  # 24 pixels, halved five times: none is left
STRIDED = {"widths": (4,) * 5, "stem_stride": 3}  # four times: of 16 pixels one is left, of 11, as 32 give, none


def flat(side: int) -> Foreign:
    """A person's network for 48 pixels alone."""
    layers = nn.Conv2d(1, 2, 3, padding=1), nn.Flatten(), nn.Linear(2 * side * side, 7)
    return Foreign(nn.Sequential(*layers), name="its:own")


def test_a_network_too_deep_for_its_faces_is_one_line(tiny_recipe):
    with pytest.raises(
        InputError, match=r"^model 'vgg': takes no faces of 48 pixels \(.*\); set fewer widths$"
    ) as caught:
        require_takes(build("vgg", **DEEP), tiny_recipe)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("network", [lambda: build("vgg", **STRIDED), lambda: flat(48)])
def test_smaller_faces_are_tried_where_a_training_begins_with_them(tiny_recipe, network, left_as_it_was):
    model = network()
    unchanged = left_as_it_was(model)
    require_takes(model, tiny_recipe)
    with pytest.raises(InputError, match=r"^small_first: vgg takes no faces of 32 pixels; set small_first=0$"):
        require_takes(model, dataclasses.replace(tiny_recipe, small_first=0.5))
    unchanged()
    require_takes(build("vgg", **tiny_recipe.model_options), dataclasses.replace(tiny_recipe, small_first=0.5))


def test_a_shortage_of_memory_is_not_blamed_on_the_network(tiny_recipe, monkeypatch):
    def short(*_, **__):
        raise MemoryError

    model = build("vgg", **tiny_recipe.model_options)  # which asks for zeros, too
    monkeypatch.setattr(torch, "zeros", short)
    with pytest.raises(MemoryError):
        require_takes(model, tiny_recipe)
