"""What was opened, and who made the splits."""

from pathlib import Path

from fer.data.faces import Origin, merged
from fer.data.facts import Facts
from fer.findings.said import Name, Said, say


def source(facts: Facts) -> list[Said]:
    """Where the faces come from, how many there are, and what a reader would not expect of their splits."""
    check = facts.check
    origin, unlabelled = check.origin, sum(check.unlabelled.values())
    sizes = {split: check.total(split) for split in check.class_counts}
    if origin.synthetic:
        said = [say("data.source.drawn", sizes=sizes)]
    else:
        said = [say("data.source.opened", source=Name(Path(origin.source).name), sizes=sizes)]
    said += [*_left_out(origin), *_sizes(origin)]
    if facts.limit is not None:
        said.append(say("data.source.limited", faces=facts.limit))
    if origin.split_seed is not None:
        said.append(say("data.source.validation_drawn", seed=origin.split_seed))
    if origin.by_role and facts.ready_made is not None:
        said.append(say("data.source.by_role", data=Name(facts.ready_made.data), faces=facts.ready_made.faces))
    if not facts.training_known:
        said.append(say("data.source.training_unknown"))
    elif not facts.faces_known:
        said.append(say("data.source.began_elsewhere"))
    if unlabelled > 0:
        said.append(say("data.source.unlabelled", faces=unlabelled))
    if "test" not in check.labelled():
        said.append(say("data.source.untested"))
    if check.voted > 0:
        key = "all_voted" if check.voted == sum(sizes.values()) else "voted"
        said.append(say(f"data.source.{key}", faces=check.voted))
    return said


def _left_out(origin: Origin) -> list[Said]:
    """What was seen in the source and not used, but for hidden files."""
    found = merged(of for of in origin.left_out if of.reason != "hidden")
    numbers, first = ({of.reason: of.number for of in found}, {of.reason: Name(of.first) for of in found})
    return [say("data.source.left_out", numbers=numbers, first=first)] if found else []


def _sizes(origin: Origin) -> list[Said]:
    """What was done to image files of another size."""
    sizes = origin.sizes
    if sizes is None or not (sizes.cropped or sizes.shrunk or sizes.enlarged):
        return []
    return [say("data.source.sizes", **sizes._asdict())]
