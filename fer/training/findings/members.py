"""Several trainings of one kind: how far apart they lie, and what they reach together."""

from fer.findings.said import Name, Said, say
from fer.training.findings.choice import Kept
from fer.training.members import Members


def labels(members: Members) -> list[Said]:
    """What each member is called in the figure: what it has in common with all others is left out."""
    several = len(_groups(members)) > 1
    return [
        say("training.members.label", group=Name(member.group) if several else None, fold=member.fold, seed=member.seed)
        for member in members.each
    ]


def caption(members: Members) -> Said:
    return say("training.members.caption", networks=len(members.each))


def alt(members: Members) -> Said:
    figures = {"mean": members.mean, "lowest": members.lowest, "highest": members.highest}
    return say("training.members.alt", networks=len(members.each), **figures)


def spread(members: Members, *, keep: Kept) -> list[Said]:
    """How far apart the trainings lie, and what that covers, by how each came to the epoch that it kept."""
    groups, folds = _groups(members), len({member.fold for member in members.each} - {None})
    seeds = len({member.seed for member in members.each})
    trained = say(
        "training.members.trained",
        networks=len(members.each),
        groups=groups if len(groups) > 1 else None,
        folds=folds or None,
        seeds=seeds if seeds > 1 else None,
    )
    figures = {"mean": members.mean, "sd": members.sd, "lowest": members.lowest, "highest": members.highest}
    chance = "folds" if folds else "kinds" if len(groups) > 1 else "training"
    covered = [say(f"training.members.chance_of_{chance}"), say(f"training.members.kept_{keep}")]
    return [trained, say("training.members.spread", **figures), *covered]


def together(members: Members, *, keep: Kept) -> Said:
    """What the networks reach as one, beside their mean."""
    found = members.together
    if members.out_of_fold and found.split == "val":
        key = "out_of_fold" if keep == "last" else "out_of_fold_chosen"
        return say(f"training.members.{key}", accuracy=found.accuracy, faces=found.faces)
    key = "more" if found.gain.low > 0 else "less" if found.gain.high < 0 else "open"
    told = {"accuracy": found.accuracy, "faces": found.faces, "split": found.split, "gain": found.gain}
    return say(f"training.members.together_{key}", **told)


def _groups(members: Members) -> list[str]:
    return list(dict.fromkeys(member.group for member in members.each))
