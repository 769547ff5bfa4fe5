"""What a sweep trains: the product of recipes, models, folds and seeds."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import NamedTuple

from fer.data.faces import Faces
from fer.data.splits import Fold, folded
from fer.errors import InputError
from fer.files import at_home
from fer.models.build import build
from fer.models.original import START
from fer.models.own_code import is_own
from fer.recipes import IMAGENET, Recipe
from fer.runs.run import locate
from fer.settings import MOST_SEED
from fer.training.plan import Plan, Request
from fer.training.sides import require_takes
from fer.training.teaching import open_teacher

ON_FOLDS = "keep=last"  # the face that judges a network must not have chosen its epoch


@dataclass(frozen=True)
class Grid:
    """What varies between the members of a sweep. Everything else is that of one request."""

    recipes: Sequence[str | None] = (None,)
    models: Sequence[str | None] = (None,)
    folds: int | None = None  # None: the source's own splits
    seeds: int = 1


class Member(NamedTuple):
    """One training of a sweep."""

    name: str  # of its run folder
    group: str  # what its recipe and model are called: members of one group differ by fold and seed alone
    request: Request


def members_of(base: Request, grid: Grid) -> list[Member]:
    """All members, in the order in which they are trained.

    Raises InputError for one fold, for folds of a part, and for folds whose faces would choose an epoch.
    """
    if grid.folds is not None and grid.folds < 2:
        raise InputError(f"folds={grid.folds}: give 2 or more, or leave it out for the source's own splits")
    if grid.folds is not None and base.train_faces is not None:
        raise InputError(
            f"train_faces={base.train_faces}: folds train on all faces but their own; leave out one of both"
        )
    first = base.seed or 0
    if first + grid.seeds - 1 > MOST_SEED:
        raise InputError(f"seed={first}: {grid.seeds} seeds from there end beyond {MOST_SEED}; give a lower one")
    folds = [None] if grid.folds is None else [Fold(k + 1, grid.folds) for k in range(grid.folds)]
    settings = base.settings if grid.folds is None else (*base.settings, ON_FOLDS)
    seeds = range(first, first + grid.seeds)
    made = []
    for recipe, model, seed, fold in product(grid.recipes, grid.models, seeds, folds):
        request = dataclasses.replace(
            base, recipe=recipe, model=model, seed=seed, split_seed=first, fold=fold, settings=settings
        )
        if fold is not None:
            _require_no_choice(request)
        wanted = request.completed(None).recipe
        request = dataclasses.replace(request, settings=tuple(_absolute(word, wanted) for word in settings))
        group = "-".join([wanted.name, *([model.replace(":", ".")] if model else [])])
        part = [f"fold{fold.number}of{fold.of}"] if fold else []
        made.append(Member("-".join([group, *part, f"seed{seed}"]), group, request))
    if len({member.name for member in made}) < len(made):
        raise InputError("recipes and models: one is named twice; name each once")
    return made


def _require_no_choice(asked: Request) -> None:
    """Raise InputError for settings by which the faces of a fold would choose the epoch of the network they judge."""
    why = "in folds the last epoch is kept, as the faces that judge a network must not choose it; leave that out"
    for setting in asked.settings:
        if setting.partition("=")[0].strip() == "keep" and setting.replace(" ", "") != ON_FOLDS:
            raise InputError(f"{setting}: {why}")
    patience = asked.completed(None).recipe.patience
    if patience is not None:
        raise InputError(f"patience={patience}: {why}")


def plans_of(members: Sequence[Member]) -> tuple[list[Plan], Faces]:
    """Each member's plan, and the faces as their source splits them.

    Raises InputError for what would hit every member alike: bad data, an unknown recipe, model or setting, a network
    that does not take the faces, too many folds. Faces are read here once; where a source is kept in the cache, the
    members find it there.
    """
    plans = [member.request.completed(None) for member in members]
    for plan in plans:
        require_takes(build(plan.recipe.model, **plan.recipe.model_options), plan.recipe)
    first = plans[0]
    faces = first._replace(fold=None).faces()
    if first.fold is not None:
        folded(faces, first.fold, seed=first.split_seed)  # raises where there are too few faces for so many folds
    return plans, faces


def require_teachers(plans: Sequence[Plan], faces: Faces) -> None:
    """Raise InputError where one of the plans has a teacher from which it may not learn; `faces` are as of `plans_of`.

    A training that has its teacher's answers already needs none: its plan is not among these.
    """
    of = {(plan.recipe.teacher, plan.fold, plan.split_seed): plan.recipe for plan in plans if plan.recipe.teacher}
    for (_, fold, seed), recipe in of.items():
        open_teacher(recipe, faces if fold is None else folded(faces, fold, seed=seed))


def words_of(request: Request, folder: Path) -> list[str]:
    """The command line of `fer` that trains what is wished for; paths of data are absolute in it."""
    plan = request.completed(None)
    data = plan.data if plan.data == "synthetic" else str(at_home(plan.data).resolve())
    words = ["train", "--data", data, "--run", str(folder), "--seed", str(plan.seed)]
    words += ["--recipe", plan.recipe.name, "--split-seed", str(plan.split_seed)]
    options = {
        "--model": request.model,
        "--limit": request.limit,
        "--fold": request.fold,
        "--train-faces": request.train_faces,
        "--classes": request.classes,
    }
    for option, value in options.items():
        words += [option, str(value)] if value is not None else []
    return words + [word for setting in request.settings for word in ("--set", setting)]


def _absolute(setting: str, recipe: Recipe) -> str:
    """A setting as it is meant where the person stands: a member may be trained by a process that stands elsewhere."""
    name, began = setting.partition("=")[0].strip(), recipe.model_options.get(START)
    if name == "teacher" and recipe.teacher:
        return f"teacher={locate(recipe.teacher)}"
    if name == START and began not in (None, IMAGENET) and not is_own(recipe.model):
        return f"{START}={Path(began).resolve()}"
    return setting
