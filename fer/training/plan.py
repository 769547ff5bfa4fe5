"""What is to be trained: what a person asked for, and that with nothing left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from fer import recipes
from fer.data.faces import Faces
from fer.data.layouts.recognise import require_there
from fer.data.source import SYNTHETIC, open_to_train, read_classes
from fer.data.splits import Fold
from fer.errors import InputError
from fer.files import at_home
from fer.models import names, own_code
from fer.recipes import Recipe
from fer.runs import whereabouts
from fer.runs.config import Config, stored_config

DEFAULT_RUN = "reports/runs/synthetic"


@dataclass(frozen=True)
class Request:
    """What a person asked to be trained; None where they said nothing."""

    data: str | None = None
    recipe: str | None = None
    model: str | None = None
    limit: int | None = None
    seed: int | None = None
    split_seed: int | None = None
    fold: Fold | None = None
    settings: tuple[str, ...] = ()  # NAME=VALUE, each changing one setting of the recipe
    train_faces: int | None = None  # train on so many of the training faces
    classes: str | None = None  # what the source's names of classes mean

    def __post_init__(self) -> None:
        """Raise InputError for an empty word, as an unset variable of a shell leaves it: it is not the default."""
        words = {"data": self.data, "recipe": self.recipe, "model": self.model, "classes": self.classes}
        for name, word in words.items():
            if word == "":
                raise InputError(f"{name}: an empty word; write what is meant, or leave --{name} out for the default")

    def completed(self, stored: Config | None) -> "Plan":
        """All of it: as wished, else as the run at hand has it, else the defaults. Raises InputError for bad words."""
        names.refuse_ensemble(self.model)
        if stored and self.data is None and not stored.synthetic:
            whereabouts.require(stored.data)
        data = self.data if self.data is not None else stored.data if stored else SYNTHETIC
        recipe = recipes.choose(self.recipe, model=self.model, synthetic=data == SYNTHETIC)
        if stored and self.recipe is None and self.model in (None, stored.recipe.model):
            recipe = stored.recipe
        recipe = recipes.changed(recipe, self.settings, options=_options(recipe, self.settings))
        return Plan(
            data=data,
            recipe=recipe,
            limit=stored.limit if stored and self.limit is None else self.limit,
            seed=(stored.seed if stored and self.seed is None else self.seed) or 0,
            split_seed=(stored.split_seed if stored and self.split_seed is None else self.split_seed) or 0,
            fold=stored.fold if stored and self.fold is None else self.fold,
            train_faces=stored.train_faces if stored and self.train_faces is None else self.train_faces,
            classes=stored.classes if stored and self.classes is None else self.classes,
        )

    def stored(self, path: Path) -> Config | None:
        """The config of the run at `path`; None where there is none yet.

        Raises InputError where there is none and nothing says what to train it on.
        """
        if (path / "config.json").exists():
            return stored_config(path)
        if self.data is None and path != self.folder():
            raise InputError(
                f"{path}: there is no such run; name one that there is, or give the faces to train it on with --data "
                f"('{SYNTHETIC}': drawn by the program)"
            )
        return None

    def check(self, path: Path) -> None:
        """Raise InputError for what is wrong of words, run or data and can be told at once: no face is read."""
        plan = self.completed(self.stored(path))
        read_classes(plan.data, self.classes)
        if self.data is not None and self.data != SYNTHETIC:
            require_there(Path(self.data))

    def folder(self, weights: Path | None = None) -> Path:
        """Where its run lies when the person names no folder; of weights from elsewhere, by the name of their file.

        Whatever is not the default stands in the name: a run is never taken for one of other faces or another seed.
        """
        data, recipe = (plan := self.completed(None)).data, plan.recipe
        if data == SYNTHETIC and recipe == recipes.recipe("quick") and not plan.parts() and weights is None:
            return Path(DEFAULT_RUN)
        model = [self.model.replace(":", ".")] if self.model else []
        network = [recipe.name, *model, *self.settings] if weights is None else [weights.stem]
        name = "-".join([Path(data).resolve().stem, *network, *plan.parts()])
        return Path(DEFAULT_RUN).with_name(name.replace("/", "-").replace("\\", "-"))  # a setting may be a file's path


class Plan(NamedTuple):
    """A request with nothing left open."""

    data: str
    recipe: Recipe
    limit: int | None
    seed: int
    split_seed: int
    fold: Fold | None
    train_faces: int | None = None
    classes: str | None = None

    @classmethod
    def of(cls, config: Config) -> "Plan":
        """The plan that a run was made by."""
        return cls(**{name: getattr(config, name) for name in cls._fields})

    def parts(self) -> list[str]:
        """A word each for the seeds, and for what of the source is used, where that is not the default."""
        words = [f"fold{self.fold.number}of{self.fold.of}"] if self.fold else []
        words += [f"{self.train_faces}-faces"] if self.train_faces else []
        numbered = {"limit": self.limit, "seed": self.seed, "split-seed": self.split_seed}
        words += [f"{name}{number}" for name, number in numbered.items() if number]
        return [*words, f"classes-{self.classes}"] if self.classes else words

    def faces(self) -> Faces:
        """Raises InputError where the source cannot be trained on."""
        return open_to_train(
            self.data,
            limit=self.limit,
            split_seed=self.split_seed,
            fold=self.fold,
            train_faces=self.train_faces,
            classes=self.classes,
        )

    def config(self, faces: Faces) -> Config:
        """What the run of this plan on these faces is known by."""
        return Config(
            data=self.data if faces.origin.synthetic else str(at_home(self.data).resolve()),
            limit=self.limit,
            layout=faces.origin.layout,
            sha256=faces.origin.sha256,
            synthetic=faces.origin.synthetic,
            seed=self.seed,
            recipe=self.recipe,
            split_seed=self.split_seed,
            fold=self.fold,
            train_faces=self.train_faces,
            code=own_code.digest(self.recipe.model) if own_code.is_own(self.recipe.model) else None,
            classes=self.classes,
        )


def _options(recipe: Recipe, settings: Sequence[str]) -> dict[str, Any]:
    """What can be set of the recipe's network; nothing where no word asks for that, as to know it takes torch."""
    names.require(recipe.model)
    if not own_code.is_own(recipe.model) and recipes.all_of_recipe(recipe, settings):
        return {}
    from fer.models.build import options_of

    return options_of(recipe.model)
