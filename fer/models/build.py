"""A network by its name and options."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, get_type_hints

from torch import nn

from fer import settings
from fer.errors import InputError
from fer.models import foreign, names, own_code
from fer.models.ensemble import Ensemble
from fer.models.names import ENSEMBLE
from fer.models.network import Network
from fer.models.original import START, original
from fer.models.resnet import resnet
from fer.models.vgg import vgg

_FIXED = "classes"  # of a network: no option, as the report has seven throughout
MODELS: dict[str, Callable[..., Network]] = {"original": original, "resnet": resnet, "vgg": vgg}


def build(name: str, **options: Any) -> Network:
    """A fresh network. Raises InputError for an unknown name or option, and names the known ones.

    A name such as module:function is that of a person's own network, whose code runs as `own_code` allows.
    """
    if name == ENSEMBLE:
        return Ensemble([build(member, **of_member) for member, of_member in _members(options)])
    known = options_of(name)
    for option, value in options.items():
        if option not in known:
            raise InputError(f"model '{name}' has no option '{option}'; {settings.instead(option, known)}")
        if not own_code.is_own(name):  # a person's own network knows best what it takes
            settings.require(option, value, known[option])
    return foreign.build(name, **options) if own_code.is_own(name) else MODELS[name](**options)


def build_to_load(name: str, **options: Any) -> Network:
    """The same for a state that is loaded next, in place of the weights that its training began from: these are neither
    read nor downloaded, and may be gone."""
    if name == ENSEMBLE:
        of_members = tuple((member, _without_start(member, own)) for member, own in _members(options))
        return build(name, **{**options, "members": of_members})
    return build(name, **_without_start(name, options))


def _without_start(name: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Options of a network but for the weights to begin with; of a person's own, `weights` may mean anything."""
    if own_code.is_own(name) or START not in options_of(name):
        return dict(options)
    return {option: value for option, value in options.items() if option != START}


def _members(options: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Name and options of each member. Raises InputError for anything else, and for an ensemble in an ensemble."""
    members = options.get("members")
    if not isinstance(members, tuple | list) or not members:
        raise InputError(f"model '{ENSEMBLE}': has no members; name another run")
    for member in members:
        match member:
            case (str(name), dict()) if name != ENSEMBLE:
                continue
            case _:
                raise InputError(f"model '{ENSEMBLE}': a member is no network and its options; name another run")
    return list(members)


def builder_of(name: str, **options: Any) -> Callable[..., Any]:
    """The function that makes a network of this name; of an ensemble, that of its first member."""
    if name == ENSEMBLE:
        name = options["members"][0][0]
    return own_code.load(name) if own_code.is_own(name) else MODELS[name]


def options_of(name: str) -> dict[str, Any]:
    """What can be chosen of a model, each with its annotation. Raises InputError for an unknown one."""
    if name == ENSEMBLE:
        return {}  # its members are what they are
    if own_code.is_own(name):
        return {**own_code.options_of(name), foreign.LAST: Annotated[str | None, foreign.TAKES]}
    names.require(name)
    hints = get_type_hints(MODELS[name], include_extras=True)
    return {option: hints[option] for option in inspect.signature(MODELS[name]).parameters if option != _FIXED}


def defaults_of(name: str) -> dict[str, Any]:
    """The value of each option of a model that nothing else is said of. Raises InputError for an unknown model."""
    parameters = inspect.signature(builder_of(name)).parameters
    return {option: parameters[option].default if option in parameters else None for option in options_of(name)}


def count_parameters(model: nn.Module) -> int:
    """How many numbers training can change."""
    return sum(p.numel() for p in model.parameters() if p.requires_grad)
