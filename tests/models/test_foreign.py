"""Networks of all kinds that a person may bring give what the report asks of every network."""

import copy

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models import resnet18

from fer.architecture.layers import layers_of as shown_layers
from fer.errors import InputError
from fer.filters.concepts import own_slopes
from fer.filters.layers import layers_of
from fer.filters.maximise import maximise
from fer.filters.silencing import ablate
from fer.models.calls import calls_of, last_call, reading
from fer.models.foreign import Foreign
from fer.models.prediction import predict
from fer.models.probe import passed_on, reader, traced
from fer.models.receptive_field import measured, receptive_field
from fer.models.vgg import vgg
from fer.saliency.maps import grad_cam


class Functional(nn.Module):
    """The layers are defined in another order than they run; ReLU and pooling are no layers."""

    def __init__(self):
        super().__init__()
        self.second, self.first = nn.Conv2d(4, 6, 3, padding=1), nn.Conv2d(1, 4, 5, padding=2)
        self.head = nn.Linear(6 * 144, 7)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.first(x), inplace=True), 2)
        return self.head(F.max_pool2d(F.relu(self.second(x), inplace=True), 2).flatten(1))


class Branching(nn.Module):
    """Cannot be traced; holds a parameter beside its layers, and copies the face to three channels."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, 4, 3, stride=2), nn.BatchNorm2d(4), nn.ReLU(inplace=True),
            nn.Conv2d(4, 6, 3), nn.BatchNorm2d(6), nn.ReLU(inplace=True), nn.MaxPool2d(2),
        )  # fmt: skip
        self.gain, self.head = nn.Parameter(torch.ones(1)), nn.Linear(6, 7)

    def forward(self, x):
        if x.mean() > 0.9:
            x = 1 - x
        return self.head(self.gain * self.body(x.repeat(1, 3, 1, 1)).mean(dim=(2, 3)))


class Mean(nn.Module):
    """Ends in the mean of the maps, without a linear layer."""

    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv2d(1, 5, 3, stride=2), nn.Conv2d(5, 7, 3, stride=2)

    def forward(self, x):
        return self.b(self.a(x).relu()).mean(dim=(2, 3))


def plain() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(inplace=True), nn.MaxPool2d(4),
        nn.Conv2d(4, 6, 3), nn.ReLU(inplace=True), nn.Flatten(), nn.Dropout(0.1), nn.Linear(6 * 100, 7),
    )  # fmt: skip


class Adding(nn.Module):
    """Adds to its maps in place, as torchvision's residual blocks do."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 5, 3, stride=2)
        self.second, self.norm = nn.Conv2d(5, 5, 3, padding=1), nn.BatchNorm2d(5)
        self.head = nn.Linear(5, 7)

    def forward(self, x):
        identity = self.first(x)
        x = self.norm(self.second(identity))
        x += identity
        return self.head(x.relu_().mean(dim=(2, 3)))


def residual() -> nn.Module:
    network = resnet18(num_classes=7)
    network.conv1 = nn.Conv2d(1, 64, 7, stride=2, padding=3, bias=False)
    return network


def pointwise() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, stride=2), nn.ReLU(), nn.Conv2d(4, 6, 1), nn.AdaptiveAvgPool2d(1),
        nn.Conv2d(6, 7, 1), nn.Flatten(),
    )  # fmt: skip


# what makes it; filters of the last convolution that has maps; its receptive field by hand; can it be traced?
KINDS = {
    "plain": (plain, 6, 3 + 3 + 2 * 4, True),
    "functional": (Functional, 6, 5 + 1 + 2 * 2, True),
    "branching": (Branching, 6, 3 + 2 * 2, False),
    "mean": (Mean, 7, 3 + 2 * 2, True),
    "pointwise": (pointwise, 6, 3, True),
}


@pytest.fixture(params=KINDS)
def kind(request):
    make, filters, field, can_be_traced = KINDS[request.param]
    torch.manual_seed(0)
    return Foreign(make(), name="its:own").eval(), filters, field, can_be_traced


@pytest.fixture
def x():
    return torch.rand(6, 1, 48, 48, generator=torch.Generator().manual_seed(1))


def test_the_last_convolution_is_found_and_how_far_it_sees(kind):
    network, filters, field, can_be_traced = kind
    assert network.last_convolution.out_channels == filters
    assert receptive_field(network, network.last_convolution) == field
    assert (traced(network) is not None) == can_be_traced


def test_answers_maps_and_filters_are_the_networks_own(kind, x):
    network, filters, _, _ = kind
    faces = (x[:, 0] * 255).byte()
    torch.testing.assert_close(predict(network, faces), network(faces[:, None] / 255).detach(), atol=1e-5, rtol=1e-4)
    layers, logits = layers_of(network, x)
    assert layers[-1].channels == filters
    torch.testing.assert_close(torch.from_numpy(logits), network(x).detach(), atol=1e-5, rtol=1e-4)
    cam = grad_cam(network, x, torch.zeros(len(x), dtype=torch.long))
    assert cam.shape == (6, 48, 48) and cam.max() > 0
    layer = passed_on(network, network.last_convolution)
    made = maximise(network, layer, torch.arange(2).numpy(), steps=3)
    assert (made.activation > made.start).any()


def test_without_all_its_filters_a_network_says_the_same_of_every_face(kind, x):
    network, filters, _, _ = kind
    layer = passed_on(network, network.last_convolution)
    ablated = ablate(network, layer, x, [list(range(filters)), []], batch=4)
    assert abs(ablated.without[0] - ablated.without[0][0]).max() < 1e-5
    assert abs(ablated.without[1] - ablated.whole).max() < 1e-5 < ablated.whole.std(axis=0).max()


@pytest.mark.parametrize("make", [Functional, Adding, residual])
def test_maps_and_slopes_are_those_before_the_network_overwrites_them(make, x):
    torch.manual_seed(0)
    network = Foreign(make(), name="its:own").eval()
    layer = passed_on(network, network.last_convolution)
    given = []
    hook = layer.register_forward_hook(lambda layer, inputs, output: given.append(output.detach().clone()))
    network(x)
    hook.remove()
    torch.testing.assert_close(reader(network, layer)(x), given[0], atol=1e-4, rtol=1e-4)
    assert (given[0] < 0).any()
    slopes = own_slopes(network, layer, x, 3)
    raised = torch.zeros(slopes.shape, requires_grad=True)
    layer.register_forward_hook(lambda layer, inputs, output: output + raised[:, :, None, None])
    logits = network(x)
    (expected,) = torch.autograd.grad((logits[:, 3] - logits.mean(dim=1)).sum(), raised)
    np.testing.assert_allclose(slopes, expected, atol=1e-4 * expected.std().item(), rtol=1e-3)


@pytest.mark.filterwarnings("ignore:.*weight_norm` is deprecated:FutureWarning")
@pytest.mark.parametrize("norm", [nn.utils.weight_norm, nn.utils.spectral_norm])
def test_a_weight_computed_by_a_hook_is_trained_and_copied(norm, x):
    network = Foreign(nn.Sequential(norm(nn.Conv2d(1, 7, 3)), nn.AdaptiveAvgPool2d(1), nn.Flatten()), name="its:own")
    network.train()(x)[:, 3].sum().backward()
    assert all(weight.grad is not None and weight.grad.any() for weight in network.parameters())
    copied = copy.deepcopy(network)
    torch.testing.assert_close(copied.eval()(x), network.eval()(x))


def test_norm_and_rectifier_that_are_layers_are_seen_without_a_trace(x):
    network = Foreign(Branching(), name="its:own")
    body = network.network.body
    assert passed_on(network, network.last_convolution) is body[4]
    assert network.last_maps is body[5]
    calls = calls_of(network, x)
    assert reading(calls, last_call(calls, body[6])) is None  # what reads it is no layer
    assert not any(layer._forward_hooks for layer in network.modules())


def test_a_rectifier_that_serves_everywhere_is_no_place_to_read_maps(x):
    """Behind the last convolution it runs once more, on numbers that are no maps."""

    class Shared(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.norm, self.last = nn.Conv2d(1, 3, 3), nn.BatchNorm2d(3), nn.Conv2d(3, 4, 3)
            self.relu, self.drop, self.hidden, self.head = nn.ReLU(), nn.Dropout(), nn.Linear(4, 5), nn.Linear(5, 7)

        def forward(self, x):
            x = self.relu(self.last(self.relu(self.norm(self.first(x)))))
            return self.head(self.relu(self.hidden(self.drop(x.mean(dim=(2, 3))))))

    network = Foreign(Shared(), name="its:own").eval()
    assert network.last_maps is network.network.last
    maps = grad_cam(network, x, torch.tensor([0] * len(x)))
    assert maps.shape == (len(x), 48, 48) and maps.isfinite().all()


def test_convolutions_stand_in_the_order_in_which_they_run():
    network = Foreign(Functional(), name="its:own")
    assert network.convolutions == [network.network.first, network.network.second]
    assert network.first_convolution is network.network.first


def test_a_convolution_can_be_named():
    network = Foreign(plain(), name="its:own", last="0")
    assert network.last_convolution is network.network[0] and network.last_maps is network.network[2]
    with pytest.raises(InputError, match=r"last_convolution=1: .* it runs 0, 4"):
        Foreign(plain(), name="its:own", last="1")


def test_layers_without_a_tensor_have_no_record():
    class Several(Mean):
        def __init__(self):
            super().__init__()
            self.split, self.count = Split(), Count()

        def forward(self, x):
            self.count()
            return super().forward(self.split(x=x)[0])

    class Split(nn.Module):
        def forward(self, *, x):
            return [x, x]

    class Count(nn.Module):
        def forward(self):
            return 3

    assert [layer.kind for layer in shown_layers(Foreign(Several(), name="its:own"))] == ["Split", "Conv2d", "Conv2d"]


def test_measured_fields_are_those_counted():
    model = vgg(widths=(2, 3, 4), stem_stride=2)
    assert measured(model, model.last_convolution) == receptive_field(model, model.last_convolution)


@pytest.mark.parametrize(
    ("network", "says"),
    [
        (nn.Sequential(nn.Flatten(), nn.Linear(48 * 48, 7)), "runs no nn.Conv2d"),
        (nn.Sequential(nn.Conv2d(1, 7, 3)), "give 2x7x46x46; 2x7 are wanted"),
        (nn.Sequential(nn.Conv2d(3, 7, 3)), "its forward raised on two faces of 1x48x48: RuntimeError"),
        (nn.LSTM(48, 7), "its forward raised"),
    ],
)
def test_what_is_no_network_for_faces_is_one_line(network, says):
    with pytest.raises(InputError, match=says) as refusal:
        Foreign(network, name="its:own")
    assert str(refusal.value).startswith("model 'its:own': ")
    assert "\n" not in str(refusal.value)


def test_logits_without_a_gradient_are_refused():
    class Fixed(Mean):
        def forward(self, x):
            return super().forward(x).detach()

    with pytest.raises(InputError, match="have no gradient"):
        Foreign(Fixed(), name="its:own")


def test_what_gives_no_tensor_is_no_network_for_faces():
    class Both(Mean):
        def forward(self, x):
            return super().forward(x), x

    with pytest.raises(InputError, match="its forward gives a tuple, not the tensor of logits"):
        Foreign(Both(), name="its:own")
