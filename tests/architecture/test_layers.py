"""The table of layers, beside hand counts, torch's own counter of operations and the sum of all parameters."""

from itertools import pairwise

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from fer.architecture.layers import DRAWN_WHOLE, LISTED_WHOLE, drawn_whole, layers_of, listed_whole
from fer.models.build import build
from fer.models.foreign import Foreign
from fer.models.resnet import ResidualBlock

MODELS = {
    "original": ("original", {}),
    "vgg": ("vgg", {}),
    "quick": ("vgg", {"widths": (16, 32, 64), "stem_stride": 2}),
    "resnet": ("resnet", {"widths": (8, 16), "blocks": 1}),
}


@pytest.fixture(params=MODELS)
def model(request) -> nn.Module:
    name, options = MODELS[request.param]
    return build(name, **options)


def test_a_small_network_by_hand():
    network = nn.Sequential(
        nn.Conv2d(2, 6, (3, 5), stride=2, padding=(1, 2), groups=2),  # 8x8 to 4x4
        nn.LeakyReLU(0.2),
        nn.ConvTranspose2d(6, 3, 2, stride=2, bias=False),  # 4x4 to 8x8
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Dropout(0.4),
        nn.Linear(3 * 4 * 4, 5),
    )
    layers = layers_of(network, (2, 8, 8))
    assert [layer.name for layer in layers] == list("0123456")
    assert [layer.kind for layer in layers[:3]] == ["Conv2d", "LeakyReLU", "ConvTranspose2d"]
    shapes = [(2, 8, 8), (6, 4, 4), (6, 4, 4), (3, 8, 8), (3, 4, 4), (48,), (48,), (5,)]
    assert [layer.input_shape for layer in layers] == shapes[:-1]
    assert [layer.output_shape for layer in layers] == shapes[1:]
    assert [layer.parameters for layer in layers] == [6 * 15 + 6, 0, 6 * 3 * 4, 0, 0, 0, 48 * 5 + 5]
    assert [layer.multiply_adds for layer in layers] == [6 * 15 * 16, 0, 6 * 3 * 4 * 16, 0, 0, 0, 48 * 5]
    assert (layers[0].kernel, layers[0].stride) == ((3, 5), (2, 2))
    assert [layer.rate for layer in layers] == [None, 0.2, None, None, None, 0.4, None]


def test_a_pooling_without_a_stride_has_that_of_its_kernel():
    layers = layers_of(nn.Sequential(nn.LPPool2d(2, kernel_size=(2, 3)), nn.LPPool2d(2, 2, stride=1)), (1, 8, 9))
    assert [(layer.kernel, layer.stride) for layer in layers] == [((2, 3), (2, 3)), ((2, 2), (1, 1))]


def test_only_a_dropout_has_a_probability_and_only_a_leaky_rectifier_a_slope():
    class Powered(nn.Module):
        def __init__(self):
            super().__init__()
            self.p, self.negative_slope = nn.Parameter(torch.tensor(3.0)), "none"

        def forward(self, x):
            return x**self.p

    assert [layer.rate for layer in layers_of(nn.Sequential(Powered(), nn.AlphaDropout(0.3)), (4,))] == [None, 0.3]


def test_a_layer_whose_weight_is_computed_is_one_layer():
    norm = nn.utils.parametrizations.weight_norm
    network = nn.Sequential(norm(nn.Conv2d(1, 2, 3)), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2, 7))
    model = Foreign(network, name="its:own")
    layers = layers_of(model)
    assert [layer.kind for layer in layers] == ["Conv2d", "AdaptiveAvgPool2d", "Flatten", "Linear"]
    assert [layer.parameters for layer in layers] == [18 + 2 + 2, 0, 0, 21]
    assert model.first_convolution is network[0]


@pytest.mark.parametrize("whole", [(), DRAWN_WHOLE, LISTED_WHOLE], ids=["single", "drawn", "listed"])
def test_sums_agree_with_torch(model, whole):
    layers = layers_of(model, whole=whole)
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model.eval()(torch.zeros(1, 1, 48, 48))
    assert 2 * sum(layer.multiply_adds for layer in layers) == counter.get_total_flops()
    assert sum(layer.parameters for layer in layers) == sum(p.numel() for p in model.parameters())


def test_each_layer_agrees_with_torch():
    model = build("original").eval()
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(torch.zeros(1, 1, 48, 48))
    counted = counter.get_flop_counts()
    for layer in layers_of(model):
        assert 2 * layer.multiply_adds == sum(counted.get(f"Network.{layer.name}", {}).values()), layer


def test_layers_run_in_order_and_each_takes_what_the_one_before_gave(model):
    drawn = layers_of(model, whole=DRAWN_WHOLE)
    assert drawn[0].input_shape == (1, 48, 48)
    assert drawn[-1].output_shape == (7,)
    assert all(a.output_shape == b.input_shape for a, b in pairwise(drawn))


def test_the_trunk_is_drawn_as_one_and_listed_in_parts():
    model = build("original")
    drawn = layers_of(model, whole=DRAWN_WHOLE)
    trunk = drawn[1]
    assert (trunk.kind, trunk.output_shape, trunk.convolutions) == ("Trunk", (512, 2, 2), 20)
    inside = [layer for layer in layers_of(model, whole=LISTED_WHOLE) if layer.name.startswith(f"{trunk.name}.")]
    assert sum(layer.kind == "BasicBlock" for layer in inside) == 8
    assert sum(layer.parameters for layer in inside) == trunk.parameters
    assert sum(layer.multiply_adds for layer in inside) == trunk.multiply_adds


def test_wholes_within_wholes_are_counted_once():
    model = build("original")
    nested = layers_of(model, whole=(*DRAWN_WHOLE, "BasicBlock"))
    assert nested == layers_of(model, whole=DRAWN_WHOLE)


def test_a_layer_used_twice_has_two_records_and_one_set_of_parameters():
    layer = nn.Linear(4, 4)
    first, second = layers_of(nn.Sequential(layer, layer), (4,))
    assert (first.parameters, second.parameters) == (20, 0)
    assert first.multiply_adds == second.multiply_adds == 16


def test_an_empty_shortcut_is_no_layer():
    kinds = [layer.kind for layer in layers_of(ResidualBlock(3, 3), (3, 4, 4))]
    assert kinds == ["Conv2d", "BatchNorm2d", "ReLU", "Conv2d", "BatchNorm2d", "ReLU"]


def _hooks(model: nn.Module) -> int:
    return sum(len(module._forward_hooks) + len(module._forward_pre_hooks) for module in model.modules())


def test_nothing_is_left_behind():
    model = build("vgg", widths=(4, 8)).train()
    model.features[2].eval()  # a frozen layer stays frozen
    modes = [module.training for module in model.modules()]
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    layers_of(model)
    assert _hooks(model) == 0
    assert [module.training for module in model.modules()] == modes
    assert all(torch.equal(tensor, state[name]) for name, tensor in model.state_dict().items())
    assert all(parameter.grad is None for parameter in model.parameters())


def test_nothing_is_left_behind_after_an_error():
    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(5, 7)).train()
    with pytest.raises(RuntimeError):
        layers_of(model)  # the linear layer takes 5 numbers, not 4 maps of 46 by 46
    assert _hooks(model) == 0
    assert all(module.training for module in model.modules())


def test_blocks_are_drawn_of_a_persons_own_network_that_has_many_layers():
    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.convolution, self.norm, self.passed = nn.Conv2d(2, 2, 1), nn.BatchNorm2d(2), nn.ReLU()

        def forward(self, x):
            return self.passed(self.norm(self.convolution(x)))

    def of(blocks: int) -> Foreign:
        head = (nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2, 7))
        network = nn.Sequential(nn.Conv2d(1, 2, 3), *(Block() for _ in range(blocks)), *head)
        return Foreign(network, name="its:own").eval()

    assert (drawn_whole(of(12)), drawn_whole(of(13))) == ((), ("Block",))
    assert drawn_whole(build("vgg", widths=(4,))) == DRAWN_WHOLE


def test_a_whole_that_gives_no_tensor_is_shown_by_its_layers():
    class Telling(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(4, 3)

        def forward(self, x):
            return {"told": self.layer(x)}

    assert [layer.kind for layer in layers_of(Telling(), (4,), whole=("Telling",))] == ["Linear"]


def test_blocks_are_rows_of_the_programs_own_networks_alone():
    assert listed_whole(build("resnet", widths=(8, 16), blocks=1)) == LISTED_WHOLE
    assert (
        listed_whole(
            Foreign(nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(2 * 46 * 46, 7)), name="its:own")
        )
        == ()
    )
