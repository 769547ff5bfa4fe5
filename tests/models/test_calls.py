"""The calls of a network: who reads whom, layers that run several times, and the order of it all."""

import pytest
import torch
from torch import nn

from fer.models.calls import calls_of, in_order_of_calls, last_call, reading, runs_once

FACE = torch.ones(1, 1, 8, 8)


class Backwards(nn.Module):
    """Registers its layers the other way round than it runs them, and one rectifier runs three times."""

    def __init__(self):
        super().__init__()
        self.head, self.second, self.first = nn.Linear(4, 7), nn.Conv2d(4, 4, 3), nn.Conv2d(1, 4, 3)
        self.relu, self.idle = nn.ReLU(), nn.Linear(1, 1)

    def forward(self, x):
        x = self.relu(self.second(self.relu(self.first(x))))
        return self.head(self.relu(x.mean(dim=(2, 3))))


def test_a_layer_that_runs_several_times_is_several_calls():
    network = Backwards()
    calls = calls_of(network, FACE)
    assert [call.name for call in calls] == ["first", "relu", "second", "relu", "relu", "head"]
    assert last_call(calls, network.relu) is calls[4]
    assert last_call(calls, network.idle) is None
    assert runs_once(calls, network.first) and not runs_once(calls, network.relu)


def test_who_reads_a_call_is_the_call_that_was_given_its_very_tensor():
    calls = calls_of(Backwards(), FACE)
    assert [reading(calls, call) for call in calls] == [calls[1], calls[2], calls[3], None, calls[5], None]


def test_of_two_readers_there_is_not_the_one():
    class Split(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem, self.left, self.right = nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Tanh()

        def forward(self, x):
            x = self.stem(x)
            return self.left(x) + self.right(x)

    calls = calls_of(Split(), FACE)
    assert reading(calls, calls[0]) is None


@pytest.mark.parametrize("handing", [nn.Dropout(), nn.Identity(), nn.ReLU(inplace=True)])
def test_who_hands_on_the_very_tensor_is_its_reader(handing):
    """What comes behind reads the same tensor, but by way of that layer."""
    calls = calls_of(nn.Sequential(nn.Conv2d(1, 2, 3), handing, nn.Tanh()), FACE)
    assert calls[1].gives is calls[0].gives
    assert reading(calls, calls[0]) is calls[1] and reading(calls, calls[1]) is calls[2]


def test_layers_stand_in_the_order_of_their_calls_and_what_was_not_called_with_the_module_around_it():
    network = Backwards()
    order = in_order_of_calls(network, FACE)
    assert order == [network, network.idle, network.first, network.second, network.relu, network.head]
    assert not any(module._forward_pre_hooks for module in network.modules())


def test_parts_of_attention_stand_with_it_and_what_computes_a_weight_is_none_of_them():
    class Attending(nn.Module):
        def __init__(self):
            super().__init__()
            self.head = nn.utils.parametrizations.weight_norm(nn.Linear(8, 7))
            self.attention = nn.MultiheadAttention(8, 2, batch_first=True)

        def forward(self, x):
            return self.head(self.attention(x[:, 0], x[:, 0], x[:, 0])[0].mean(dim=1))

    network = Attending()
    assert in_order_of_calls(network, FACE) == [network, network.attention, network.attention.out_proj, network.head]
