"""How many faces a second training takes, beside the per-image pipeline of public FER2013 repositories.

    python benchmarks/training_speed.py

Both train the network of recipe `cpu` with its optimiser, batch and kinds and amounts of augmentation, on random faces.
The peer is written as those repositories write theirs: a Dataset that turns each face into a PIL image and sends it
through torchvision's transforms, a DataLoader with two workers, an eager float32 loop. What the recipe does beyond that
(averaged weights, limited gradients, a schedule) is on our side of the scale only, and so is the bilinear sampling: the
peer's affine map picks nearest pixels, torchvision's default. Of `torchvision.transforms` and its v2, on PIL images and
on tensors, the first on PIL images is the fastest, 0.24 ms a face against 0.33 and 0.43.
"""

import dataclasses
import time
from collections.abc import Callable

import torch
import torch.nn.functional as F
from jaxtyping import Float
from measuring import RATE, Row, in_turn, table
from PIL import Image
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

from fer import recipes
from fer.data.faces import SIDE
from fer.models.build import build
from fer.models.precision import resolve_precision
from fer.recipes import Augmentation, Recipe
from fer.training.loop import Labelled, fit
from fer.training.optimiser import make_optimiser

RECIPE = "cpu"
FACES, WORKERS, EPOCHS = 6000, 2, 3
PEER = "torchvision transforms of each image, DataLoader with 2 workers, eager float32"


def rows() -> list[Row]:
    """Ours as the recipe has it, and in float32: what is left of the ratio then comes from the rest of the pipeline."""
    recipe = dataclasses.replace(recipes.recipe(RECIPE), epochs=EPOCHS + 1)
    faces = random_faces(FACES)
    precision = str(resolve_precision(recipe.precision, torch.device("cpu"))).removeprefix("torch.")
    found = in_turn(
        {
            "recipe": ours(recipe, faces),
            "float32": ours(dataclasses.replace(recipe, precision="float32"), faces),
            "peer": peer(recipe, faces),
        },
        rounds=EPOCHS,
    )
    return [
        Row(f"training, recipe `{RECIPE}`, {precision}", RATE, found["recipe"], found["peer"], PEER, wanted=2),
        Row(f"training, recipe `{RECIPE}`, float32", RATE, found["float32"], found["peer"], PEER),
    ]


def random_faces(n: int) -> Labelled:
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(0, 256, (n, SIDE, SIDE), generator=generator, dtype=torch.uint8)
    return Labelled(images, torch.randint(0, 7, (n,), generator=generator))


def network(recipe: Recipe) -> nn.Module:
    torch.manual_seed(0)
    return build(recipe.model, **recipe.model_options)


def ours(recipe: Recipe, faces: Labelled) -> Callable[[], float]:
    """Each call trains the next epoch and returns its faces a second."""
    val = Labelled(faces.images[: recipe.batch], faces.labels[: recipe.batch])
    epochs = fit(network(recipe), faces, val, recipe, seed=0)
    return lambda: next(epochs).row["faces_per_second"]


def peer(recipe: Recipe, faces: Labelled) -> Callable[[], float]:
    """Each call trains another epoch and returns its faces a second."""
    model = network(recipe).train()
    optimiser = make_optimiser(model, recipe)
    loader = DataLoader(
        PerImage(faces, per_image_transforms(recipe.augmentation)),
        batch_size=recipe.batch,
        shuffle=True,
        num_workers=WORKERS,
    )
    return lambda: peers_epoch(model, loader, optimiser, recipe)


def peers_epoch(model: nn.Module, loader: DataLoader, optimiser: torch.optim.Optimizer, recipe: Recipe) -> float:
    """One epoch of a plain loop; faces a second."""
    start, loss_sum, right, seen = time.perf_counter(), 0.0, 0, 0
    for x, y in loader:
        optimiser.zero_grad()
        logits = model(x)
        loss = F.cross_entropy(logits, y, label_smoothing=recipe.label_smoothing)
        loss.backward()
        optimiser.step()
        loss_sum += loss.item() * len(y)
        seen += len(y)
        right += (logits.argmax(dim=1) == y).sum().item()
    return seen / (time.perf_counter() - start)


class PerImage(Dataset):
    """Faces that become PIL images one by one, and tensors again."""

    def __init__(self, faces: Labelled, transform: Callable[[Image.Image], Tensor]):
        self.images, self.labels, self.transform = faces.images.numpy(), faces.labels, transform

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, k: int) -> tuple[Float[Tensor, "1 48 48"], Tensor]:
        return self.transform(Image.fromarray(self.images[k])), self.labels[k]


def per_image_transforms(how: Augmentation) -> transforms.Compose:
    """torchvision's transforms of the same kinds and amounts; mixup, which is none of an image, is left out."""
    shift = how.shift / SIDE
    steps = [
        transforms.RandomHorizontalFlip(0.5 if how.flip else 0.0),
        transforms.RandomAffine(how.rotation, translate=(shift, shift), scale=(1 - how.scale, 1 + how.scale)),
        transforms.ColorJitter(brightness=how.brightness, contrast=how.contrast),
        transforms.ToTensor(),
        transforms.RandomErasing(how.erasing, scale=(1 / 64, 1 / 4), ratio=(1 / 4, 4), value=0.5),
    ]
    return transforms.Compose(steps)


if __name__ == "__main__":
    print(table(rows()), end="")
