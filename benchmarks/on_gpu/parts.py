"""What is measured, in the order of its worth: speeds, the recipes, variants that may beat them, and more seeds.

`val` is FER2013's PublicTest: it chooses the epoch of each network, and the variant that gets more seeds.
"""

import dataclasses
import platform
from collections.abc import Callable
from functools import partial
from typing import Any

import torch

from fer.models.vgg import vgg
from fer.recipes import Recipe, recipe
from on_gpu import throughput
from on_gpu.budget import Budget
from on_gpu.faces import Packed
from on_gpu.networks import variant
from on_gpu.store import Store
from on_gpu.training import Training, train

THROUGHPUT, BATCHES, BEST = "throughput", "batches", "best"
VARIANTS = ("muon", "wide", "blurred", "long")
ORDER = (
    THROUGHPUT, "speedrun-full-0", "strong-0", "strong-1", "strong-2", "muon-0", "wide-0", "blurred-0", "best-1",
    "best-2", "long-0", "speedrun-wide-0", "speedrun-0", BATCHES,
)  # fmt: skip
_MUON = 0.05  # rate, of weights with the norm that He's initialisation gives them


@dataclasses.dataclass(frozen=True)
class Bench:
    """All that a part needs."""

    faces: Packed
    store: Store
    budget: Budget
    device: torch.device
    toy: bool = False  # everything in seconds: two epochs of networks of four narrow convolutions
    compiled: str | None = None  # how trainings run; None: the fastest way that was measured, else as the recipe has it

    def run(self, name: str) -> None:
        """Do one part, unless it is done already. Raises OutOfTime where the time does not do."""
        if name.startswith(f"{BEST}-"):
            leading = best(self.store)
            if leading is None:
                return
            name = name.replace(BEST, leading)
        if self.store.figures(name) is not None:
            return
        self.budget.require()
        torch.compiler.reset()  # what was compiled for other networks makes room
        self.store.write_figures(name, {**self._measured(name), "machine": machine(self.device)})

    def _measured(self, name: str) -> dict[str, Any]:
        strong, rest = self._sized(recipe("strong")), (self.faces, self.budget, self.device)
        if name == THROUGHPUT:
            ways: list[throughput.Way] = ["no", "yes", "graphs"] if self.device.type == "cuda" else ["no"]
            return throughput.of_ways(ways, strong, *rest)
        if name == BATCHES:
            sizes = [8, 32] if self.toy else [256, 1024, 2048]
            return throughput.of_batches(sizes, dataclasses.replace(strong, compiled=self._way("auto")), *rest)
        return train(self._training(name), self.faces, self.store, self.budget, self.device)

    def _training(self, name: str) -> Training:
        kind, seed = name.rsplit("-", 1)
        training = kinds(toy=self.toy)[kind](name, int(seed))
        chosen = self._sized(training.recipe)
        return dataclasses.replace(training, recipe=dataclasses.replace(chosen, compiled=self._way(chosen.compiled)))

    def _way(self, otherwise: str) -> Any:
        measured = self.store.figures(THROUGHPUT)
        return self.compiled or (measured["fastest"] if measured else otherwise)

    def _sized(self, full: Recipe) -> Recipe:
        if not self.toy:
            return full
        return dataclasses.replace(full, epochs=2, batch=16, compiled="no", model_options={"widths": (4, 8)})


def kinds(*, toy: bool = False) -> dict[str, Callable[[str, int], Training]]:
    """Each kind of training by name: a function of the part's name and the seed."""
    strong, speedrun = recipe("strong"), recipe("speedrun")
    own = partial(variant, widths=(4, 8)) if toy else variant
    wide = partial(own, squeeze=True) if toy else partial(own, widths=(80, 160, 320, 640), squeeze=True)
    quick = dataclasses.replace(speedrun, muon=_MUON, small_first=0.6, epochs=45, model_options={"dropout": 0.2})
    strided = dataclasses.replace(quick, epochs=70, model_options={"dropout": 0.2, "stem_stride": 2})
    fast_wide = dataclasses.replace(strong, muon=_MUON, small_first=0.5)

    def of(recipe: Recipe, says: str, network: Callable[..., Any] | None = None) -> Callable[[str, int], Training]:
        options = {"widths": (4, 8)} if toy else recipe.model_options
        return lambda name, seed: Training(name, recipe, seed, network or partial(vgg, **options), says)

    return {
        "speedrun-full": of(quick, "the network of `strong`, Muon, smaller faces first, 45 epochs"),
        "speedrun-wide": of(strided, "the same with stride 2 in its first convolution, 70 epochs"),
        "speedrun": of(speedrun, "recipe `speedrun`"),
        "strong": of(strong, "recipe `strong`"),
        "muon": of(dataclasses.replace(strong, muon=_MUON), "`strong` with Muon"),
        "wide": of(fast_wide, "`strong`, a quarter wider, gated, Muon, smaller faces in the first half", wide),
        "blurred": of(strong, "`strong` with smoothed maxima", partial(own, blurred=True)),
        "long": of(
            dataclasses.replace(strong, epochs=600, small_first=0.5), "`strong` for 600 epochs, smaller faces first"
        ),
    }


def machine(device: torch.device) -> str:
    """What it runs on, in one line."""
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else platform.machine()
    return f"{name}; Python {platform.python_version()}, torch {torch.__version__}"


def best(store: Store) -> str | None:
    """The variant whose first seed has the highest accuracy of ten views; None where that of `strong` is as high."""
    found = {kind: store.figures(f"{kind}-0") for kind in ("strong", *VARIANTS)}
    accuracies = {kind: figures["val"]["10 views"]["accuracy"][0] for kind, figures in found.items() if figures}
    leading = max(accuracies, key=lambda kind: accuracies[kind], default=None)
    return None if leading == "strong" else leading
