"""Several trainings of one kind: how far apart they lie, and what they say together.

`facts` is `fer.training.sweep.gather.spread` of a run's members: "n", "folds" and "seeds" (how many of each), "groups"
(names of the kinds of member), "mean", "sd", "lowest" and "highest" of the validation accuracy, "train_faces" and
"val_faces" (of the smallest member), "out_of_fold", and "together": the accuracy of all with its interval,
"accuracy", "accuracy_low", "accuracy_high", on "faces" faces of the split "split".
"""

from collections.abc import Mapping

from fer.wording.en.prose import count, in_words, percent, percent_interval, points

_SPLITS = {"val": "validation", "test": "test"}


def figure_names(facts: Mapping) -> dict[str, str]:
    """The words in the figure."""
    return {
        "accuracy": "validation accuracy",
        "mean": f"mean {percent(facts['mean'])}",
        "sd": f"± {100 * facts['sd']:.1f}",
    }


def labels(folds: list[str], seeds: list[int], groups: list[str]) -> list[str]:
    """What each member is called in the figure: what it has in common with all others is left out."""
    several = len(set(groups)) > 1
    return [
        ", ".join([*([group] if several else []), *([f"fold {fold}"] if fold else []), f"seed {seed}"])
        for fold, seed, group in zip(folds, seeds, groups, strict=True)
    ]


def caption(facts: Mapping) -> str:
    return (
        f"The validation accuracy of each of the {in_words(facts['n'])} networks with its 95 % interval, their mean, "
        "and the standard deviation around it (grey)."
    )


def heading() -> str:
    return "## Several trainings"


def spread(facts: Mapping) -> str:
    """How far apart the trainings lie, and what that covers."""
    return (
        f"{in_words(facts['n']).capitalize()} networks were trained{_what_varies(facts)}. Their validation accuracy is "
        f"{percent(facts['mean'])} on average, with a standard deviation of {points(facts['sd'])}, from "
        f"{percent(facts['lowest'])} to {percent(facts['highest'])}. {_meaning(facts)}"
    )


def together(facts: Mapping) -> str:
    """What the networks reach as one, beside their mean."""
    figures = facts["together"]
    said = percent_interval(*(figures[f"accuracy{end}"] for end in ("", "_low", "_high")))
    if facts["out_of_fold"] and figures["split"] == "val":
        return (
            f"Judged by the networks that held them out, {count(figures['faces'])} faces of the validation split have "
            f"an accuracy of {said}. No network trained on a face that it judges, or chose its epoch by it."
        )
    difference = figures["accuracy"] - figures["mean_of_members"]
    if abs(difference) < 5e-4:
        beside = "as much as one of them reaches on average: here nothing is gained by asking several"
    else:
        beside = f"{points(difference)} {'more' if difference > 0 else 'less'} than one of them on average"
    return (
        f"Together, by their mean log-probability, they reach {said} on {count(figures['faces'])} "
        f"{_SPLITS[figures['split']]} faces, {beside}."
    )


def _what_varies(facts: Mapping) -> str:
    """ ", on five folds with three seeds each"."""
    groups = facts["groups"]
    kinds = f", {in_words(len(groups))} kinds of them ({', '.join(groups)})" if len(groups) > 1 else ""
    folds = f", one for each of {in_words(facts['folds'])} parts of the faces held out" if facts["folds"] else ""
    seeds = f", with {in_words(facts['seeds'])} seeds" if facts["seeds"] > 1 else ""
    return kinds + folds + seeds


def _meaning(facts: Mapping) -> str:
    if facts["folds"]:
        return (
            "Between folds both the faces that judge and the training differ: this spread holds both kinds of chance. "
            "The epoch was not chosen: each network is that of its last epoch."
        )
    if len(facts["groups"]) > 1:
        return "The same faces judge them all: they differ by their kind and by the chance of the training."
    return "The same faces judge them all: this spread is the chance of the training, which no interval above holds."
