"""Attribution maps: which pixels of a face bear on one logit of a network.

Every method takes (model, x, target) and gives one map a face, in the logit's units, not normalised. Captum does the
work. Here each call leaves the model and the faces as they were: mode, gradients, hooks, random numbers.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.errors import InputError
from fer.models.folding import without_norms
from fer.models.modes import eval_mode
from fer.models.random_weights import with_random_weights
from fer.settings import instead

with warnings.catch_warnings():
    # In a notebook, captum's import of tqdm complains that progress bars of its own would want another package.
    warnings.filterwarnings("ignore", message="IProgress not found")
    from captum.attr import GuidedBackprop, IntegratedGradients, LayerGradCam, Occlusion, Saliency

BATCH = 128  # images at once, noisy copies and steps of a path counted; more is slower on a CPU
_HIDDEN_AT_ONCE = 16  # faces, each with so many squares hidden as fill a batch
GREY = 0.5  # halfway from black, 0, to white, 1

Method = Callable[[nn.Module, Float[Tensor, "b 1 h w"], Int[Tensor, " b"]], Float[Tensor, "b h w"]]


def input_gradient(model: nn.Module, x: Float[Tensor, "b 1 h w"], target: Int[Tensor, " b"]) -> Float[Tensor, "b h w"]:
    """|d z_target / d x|, >= 0, per unit of grey (Simonyan et al. 2014, section 3)."""
    with eval_mode(model):
        maps = [
            Saliency(model).attribute(_fresh(part), target=wanted)[:, 0]
            for part, wanted in _batches(x, target, faces=BATCH)
        ]
    return torch.cat(maps)


def smooth_grad(
    model: nn.Module,
    x: Float[Tensor, "b 1 h w"],
    target: Int[Tensor, " b"],
    *,
    samples: int = 16,
    noise: float = 0.1,
    seed: int = 0,
) -> Float[Tensor, "b h w"]:
    """|mean of d z_target / d x over `samples` noisy copies of x|, >= 0, per unit of grey (Smilkov et al. 2017).

    `noise` is the standard deviation of the Gaussian noise; x itself spans 1. Face k has the noise of `seed` + k, so
    that its map is the same whichever faces are explained beside it.
    """
    faces, maps = max(1, BATCH // samples), []
    with eval_mode(model):
        for k, (part, wanted) in enumerate(_batches(x, target, faces=faces)):
            noisy = _noisy(part, samples=samples, noise=noise, seed=seed + k * faces)
            slopes = Saliency(model).attribute(noisy, target=wanted.repeat_interleave(samples), abs=False)
            maps.append(slopes.view(len(part), samples, *x.shape[-2:]).mean(dim=1))
    return torch.cat(maps).abs()


def integrated_gradients(
    model: nn.Module,
    x: Float[Tensor, "b 1 h w"],
    target: Int[Tensor, " b"],
    *,
    steps: int = 16,
    baseline: float = GREY,
) -> Float[Tensor, "b h w"]:
    """Each pixel's part in z_target(x) - z_target(baseline), of either sign; the parts add up to this difference but
    for the error of `steps` Gauss-Legendre nodes (Sundararajan et al. 2017, eq. 1 and proposition 1).

    A pixel equal to the baseline gets 0 whatever it means to the network. Mid-grey is the default because black, the
    usual choice, would silence pupils and open mouths.
    """
    faces = max(1, BATCH // steps)
    method = IntegratedGradients(model)
    with eval_mode(model):
        maps = [
            method.attribute(_fresh(part), baselines=baseline, target=wanted, n_steps=steps)[:, 0]
            for part, wanted in _batches(x, target, faces=faces)
        ]
    return torch.cat(maps).detach()


def grad_cam(
    model: nn.Module,
    x: Float[Tensor, "b 1 h w"],
    target: Int[Tensor, " b"],
    *,
    layer: nn.Module | None = None,
) -> Float[Tensor, "b h w"]:
    """Grad-CAM at the output of `layer`, >= 0, drawn out bilinearly to the size of x (Selvaraju et al. 2017, eq. 2).

    relu(sum_k alpha_k A_k), where A_k are the layer's maps and alpha_k is the mean of d z_target / d A_k over their
    positions. Without `layer`: `model.last_maps`. All 0 where the maps only speak against target.
    """
    method = LayerGradCam(model, model.last_maps if layer is None else layer)
    with eval_mode(model):
        maps = [
            method.attribute(_fresh(part), target=wanted, relu_attributions=True).detach()
            for part, wanted in _batches(x, target, faces=BATCH)
        ]
    return F.interpolate(torch.cat(maps), size=x.shape[-2:], mode="bilinear", align_corners=False)[:, 0]


def guided_backprop(model: nn.Module, x: Float[Tensor, "b 1 h w"], target: Int[Tensor, " b"]) -> Float[Tensor, "b h w"]:
    """d z_target / d x, of either sign, per unit of grey, where each ReLU lets only what is positive back through
    (Springenberg et al. 2015, section 3.4).

    Modules of torch.nn.ReLU alone are guided, in place or used twice as they may be.
    """
    method = GuidedBackprop(model)
    with eval_mode(model), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Setting backward hooks")  # which captum takes off again
        maps = [
            method.attribute(_fresh(part), target=wanted)[:, 0].detach()
            for part, wanted in _batches(x, target, faces=BATCH)
        ]
    return torch.cat(maps)


def guided_grad_cam(model: nn.Module, x: Float[Tensor, "b 1 h w"], target: Int[Tensor, " b"]) -> Float[Tensor, "b h w"]:
    """`guided_backprop` times `grad_cam`, pixel by pixel (Selvaraju et al. 2017, section 3.2)."""
    return guided_backprop(model, x, target) * grad_cam(model, x, target)


def occlusion(
    model: nn.Module,
    x: Float[Tensor, "b 1 h w"],
    target: Int[Tensor, " b"],
    *,
    patch: int = 8,
    stride: int = 5,
    fill: float = GREY,
) -> Float[Tensor, "b h w"]:
    """How far z_target falls when a square of `patch` pixels is filled with `fill`, of either sign (Zeiler & Fergus
    2014, section 4.2): for each pixel the mean over the squares, `stride` apart, that hide it.

    Squares that reach over the right or lower edge are cut off there.
    """
    method = Occlusion(model)
    options = {"sliding_window_shapes": (1, patch, patch), "strides": (1, stride, stride), "baselines": fill}
    with eval_mode(model):
        maps = [
            method.attribute(
                part.detach(), target=wanted, perturbations_per_eval=max(1, BATCH // len(part)), **options
            )[:, 0]
            for part, wanted in _batches(x, target, faces=_HIDDEN_AT_ONCE)
        ]
    return torch.cat(maps)


METHODS: dict[str, Method] = {
    "input_gradient": input_gradient,
    "smooth_grad": smooth_grad,
    "integrated_gradients": integrated_gradients,
    "grad_cam": grad_cam,
    "guided_backprop": guided_backprop,
    "guided_grad_cam": guided_grad_cam,
    "occlusion": occlusion,
}
GUIDED = ("guided_backprop", "guided_grad_cam")
SHOWN = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")  # beside a face, as wide as a page


def methods_for(model: nn.Module) -> tuple[str, ...]:
    """Those of METHODS that are what they are called on this network: guided backprop wants a layer of torch.nn.ReLU,
    without which it is the plain gradient again."""
    guided = any(isinstance(layer, nn.ReLU) for layer in model.modules())
    return tuple(name for name in METHODS if guided or name not in GUIDED)


def named(method: str) -> str:
    """The key of METHODS that a person's word means: grad-cam, Grad_CAM. Raises InputError for any other."""
    name = method.lower().replace("-", "_")
    if name not in METHODS:
        raise InputError(f"method '{method}': there is none; {instead(method, (m.replace('_', '-') for m in METHODS))}")
    return name


def require_able(method: str, model: nn.Module) -> None:
    """Raise InputError for a name of METHODS that would not be what it is called on this network."""
    if method not in methods_for(model):
        raise InputError(
            f"method '{method.replace('_', '-')}': the network has no layer of torch.nn.ReLU to guide; ask for another"
        )


def attributions(
    model: nn.Module,
    x: Float[Tensor, "b 1 h w"],
    target: Int[Tensor, " b"],
    *,
    methods: Iterable[str] = SHOWN,
    passes: int = 16,
    stride: int = 5,
    seed: int = 0,
) -> dict[str, Float[np.ndarray, "b h w"]]:
    """The maps of `methods`, names of METHODS. `passes` are SmoothGrad's noisy copies and integrated gradients' steps,
    `stride` is occlusion's; the noise of face k is drawn from `seed` + k.

    Raises InputError for passes < 1.
    """
    if passes < 1:
        raise InputError(f"passes or mean_passes={passes}: ask for at least one")
    options = {
        "smooth_grad": {"samples": passes, "seed": seed},
        "integrated_gradients": {"steps": passes},
        "occlusion": {"stride": stride},
    }
    maps: dict[str, np.ndarray] = {}
    for name in methods:
        if name == "guided_grad_cam" and {"guided_backprop", "grad_cam"} <= maps.keys():
            maps[name] = maps["guided_backprop"] * maps["grad_cam"]
        else:
            maps[name] = METHODS[name](model, x, target, **options.get(name, {})).cpu().numpy()
    return maps


def untrained(
    model: nn.Module,
    x: Float[Tensor, "b 1 h w"],
    target: Int[Tensor, " b"],
    *,
    seed: int = 0,
    **options: Any,
) -> dict[str, Float[np.ndarray, "b h w"]]:
    """`attributions` of networks with random weights, of which every face has its own; of one face or more.

    One draw can favour a part of the face, Grad-CAM's above all, and an interval over faces that share it would not
    know of that.
    """
    found = []
    for k, (face, wanted) in enumerate(_batches(x, target, faces=1)):
        drawn = without_norms(with_random_weights(model, seed=seed + k))
        found.append(attributions(drawn, face, wanted, seed=seed + k, **options))
    return {name: np.concatenate([of_face[name] for of_face in found]) for name in found[0]}


def _batches(x: Tensor, target: Tensor, *, faces: int) -> Iterator[tuple[Tensor, Tensor]]:
    """At most so many faces at once, with their classes."""
    return zip(x.split(faces), target.split(faces), strict=True)


def _fresh(x: Tensor) -> Tensor:
    """A copy that asks for gradients: captum would switch them on in the caller's own, and warn."""
    return x.detach().clone().requires_grad_()


def _noisy(
    x: Float[Tensor, "b 1 h w"], *, samples: int, noise: float, seed: int
) -> Float[Tensor, "b_times_samples 1 h w"]:
    """`samples` copies of each face, one face after another; those of face k with noise drawn from `seed` + k."""
    generators = [np.random.default_rng(seed + k) for k in range(len(x))]  # not torch's, of which weights may be drawn
    drawn = [of_face.standard_normal((samples, *x.shape[1:]), dtype=np.float32) for of_face in generators]
    return _fresh(x.repeat_interleave(samples, dim=0) + noise * torch.from_numpy(np.concatenate(drawn)).to(x))
