"""The networks: shapes, the split into features and classifier, pretrained kernels, clear refusals."""

import pytest
import torch
import torchvision
from safetensors.torch import save_file
from torch import nn

from fer.errors import InputError
from fer.models import foreign, own_code
from fer.models.build import ENSEMBLE, MODELS, build, build_to_load, builder_of, count_parameters, options_of

SMALL = {"vgg": {"widths": (8, 16)}, "resnet": {"widths": (8, 16), "blocks": 1}, "original": {}}


@pytest.mark.parametrize("name", MODELS)
def test_forward_is_classifier_of_features(name):
    model = build(name, **SMALL[name]).eval()
    x = torch.rand(3, 1, 48, 48)
    maps = model.features(x)
    assert maps.ndim == 4
    assert torch.equal(model(x), model.classifier(maps))
    assert model(x).shape == (3, 7)


@pytest.mark.parametrize("name", MODELS)
def test_features_hold_first_and_last_convolution(name):
    model = build(name, **SMALL[name])
    assert model.first_convolution.in_channels == 1
    maps = model.features(torch.rand(2, 1, 48, 48))
    assert maps.shape[1] == model.last_convolution.out_channels


@pytest.mark.parametrize("name", MODELS)
def test_no_activation_works_in_place_and_no_layer_is_empty(name):
    layers = list(build(name, **SMALL[name]).modules())
    assert not any(getattr(layer, "inplace", False) for layer in layers)
    assert not any(isinstance(layer, nn.Identity) for layer in layers)


def test_vgg_parameters_by_hand():
    """Convolutions 1*4*9 and 4*4*9, two norms of 2*4 numbers, a linear layer of 4*7 + 7."""
    assert count_parameters(build("vgg", widths=(4,))) == 36 + 144 + 2 * 8 + 35


def test_stem_stride_halves_the_maps():
    x = torch.rand(1, 1, 48, 48)
    plain, strided = (build("vgg", widths=(4, 8), stem_stride=s).eval().features(x) for s in (1, 2))
    assert plain.shape[-1] == 24
    assert strided.shape[-1] == 12


def test_original_has_the_layers_of_the_report_in_their_order():
    model = build("original")
    head = [type(layer).__name__ for layer in [*model.features[-2:], *model.classifier]]
    assert head == [
        "ConvTranspose2d", "Conv2d", "BatchNorm2d", "LeakyReLU", "MaxPool2d", "Dropout", "Flatten",
        "Linear", "BatchNorm1d", "ReLU", "Dropout", "Linear",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["pth", "safetensors"])
def test_a_pretrained_trunk_gives_grey_faces_what_it_gives_three_equal_channels(tmp_path, suffix):
    trunk = torchvision.models.resnet18(weights=None).eval()
    path = tmp_path / f"resnet18.{suffix}"
    save_file(trunk.state_dict(), path) if suffix == "safetensors" else torch.save(trunk.state_dict(), path)
    ours = build("original", weights=str(path)).eval().features[1]
    x = torch.rand(2, 1, 48, 48)
    theirs = nn.Sequential(*list(trunk.children())[:-2])
    torch.testing.assert_close(ours(x), theirs(x.expand(-1, 3, -1, -1)), rtol=1e-4, atol=1e-5)


def test_a_trunk_that_was_saved_on_a_gpu_is_read_where_there_is_none(tmp_path, monkeypatch):
    trunk, path = torchvision.models.resnet18(weights=None), tmp_path / "resnet18.pth"
    with monkeypatch.context() as patch:
        patch.setattr("torch.serialization.location_tag", lambda storage: "cuda:0")
        torch.save(trunk.state_dict(), path)
    ours = build("original", weights=str(path)).features[1]
    assert torch.equal(ours.layer1[0].conv1.weight, trunk.layer1[0].conv1.weight)


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (lambda path: None, "no such weights file"),
        (lambda path: path.write_bytes(b"nonsense"), "neither safetensors nor a state dict"),
        (lambda path: torch.save([torch.zeros(1)], path), "no state dict"),
        (lambda path: torch.save(torch.zeros(1), path), "no state dict"),
        (lambda path: torch.save({"a": torch.zeros(1)}, path), "weights of another network"),
    ],
)
def test_bad_weights_are_one_line(tmp_path, write, says):
    path = tmp_path / "weights.pth"
    write(path)
    with pytest.raises(InputError, match=says) as caught:
        build("original", weights=str(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_network_to_be_loaded_does_not_ask_for_what_its_training_began_from():
    sizes = {"up_width": 4, "width": 4, "hidden": 4}
    shapes = {name: of.shape for name, of in build("original", **sizes).state_dict().items()}
    begun = {**sizes, "weights": "gone.pth"}
    assert {name: of.shape for name, of in build_to_load("original", **begun).state_dict().items()} == shapes
    both = build_to_load(ENSEMBLE, members=[("original", begun), ("vgg", {"widths": (4,)})])
    assert {name: of.shape for name, of in both.member(0).state_dict().items()} == shapes
    with pytest.raises(InputError, match=r"gone\.pth: no such weights file"):
        build("original", **begun)
    with pytest.raises(InputError, match="model 'vgg' has no option 'weights'"):
        build_to_load("vgg", weights="gone.pth")


def test_what_a_persons_own_network_takes_is_its_own_business(monkeypatch):
    given = {}
    monkeypatch.setattr(own_code, "load", lambda name: lambda weights="": None)
    monkeypatch.setattr(foreign, "build", lambda name, **options: given.update(options) or build("vgg", widths=(4,)))
    build_to_load("mynets:small", weights="mine")
    assert given == {"weights": "mine"}


def test_imagenet_without_a_network_says_what_to_do(monkeypatch):
    def offline(*args, **kwargs):
        raise OSError("no route to host")

    monkeypatch.setattr("torchvision.models._api.load_state_dict_from_url", offline)
    with pytest.raises(InputError, match=r"no route to host.*weights=None"):
        build("original", weights="imagenet")


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("alexnet", {}, "choose one of original, resnet, vgg"),
        ("vgg", {"width": 3}, "has no option 'width'; did you mean 'widths'"),
        ("vgg", {"classes": 5}, "has no option 'classes'"),
    ],
)
def test_unknown_names_list_the_known(name, options, says):
    with pytest.raises(InputError, match=says):
        build(name, **options)


def test_an_ensemble_is_built_as_its_first_member_is():
    members = [("resnet", {}), ("vgg", {})]
    assert builder_of("vgg") is MODELS["vgg"]
    assert builder_of(ENSEMBLE, members=members) is MODELS["resnet"]


@pytest.mark.parametrize(
    ("members", "says"),
    [
        (None, "has no members; name another run"),
        ([], "has no members; name another run"),
        ([("vgg", {}), "resnet"], "a member is no network and its options; name another run"),
        ([(ENSEMBLE, {"members": [("vgg", {})]})], "a member is no network and its options; name another run"),
    ],
)
def test_an_ensemble_of_anything_else_is_refused(members, says):
    with pytest.raises(InputError, match=says):
        build(ENSEMBLE, members=members)


def test_nothing_can_be_chosen_of_an_ensemble():
    assert options_of(ENSEMBLE) == {}
