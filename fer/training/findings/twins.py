"""Validation faces whose photograph is in training, too: which they are, and the gap without them."""

from fer.findings.said import Said, say
from fer.training.overfitting import Assessment
from fer.training.twin_free import TwinFree


def left_out(found: Assessment) -> TwinFree | None:
    """The validation faces by twin, where the gap was judged without those that have one."""
    return found.twins if found.twins and found.twins.accuracy else None


def which_faces(twins: TwinFree) -> Said:
    """The validation faces with a twin, of which there are some, by kind."""
    if not twins.near:
        return say("training.twins.left_out_exact", faces=twins.exact)
    if not twins.exact:
        return say("training.twins.left_out_near", faces=twins.near)
    return say("training.twins.left_out_both", exact=twins.exact, near=twins.near)


def gap_without(found: Assessment) -> list[Said]:
    """The gap without validation faces whose photograph is in training; nothing where it is not known which are."""
    twins = found.twins
    if twins is None:
        return []
    if twins.accuracy is None:
        key = "all_faces" if twins.twins else "none" if twins.search == "done" else "none_exact"
        return [say(f"training.twins.{key}", faces=found.n_val)]
    figures = {"twins": twins.twins, "accuracy": twins.accuracy, "gap": found.gap}
    without = say("training.twins.without", counted=_counted(twins, faces=found.n_val), **figures)
    if twins.search == "drawn":  # no face is a second picture of another
        return [without]
    return [without, say("training.twins.searched" if twins.search == "done" else "training.twins.not_searched")]


def _counted(twins: TwinFree, *, faces: int) -> Said:
    """How many of the validation faces have a twin of each kind; some have one."""
    if twins.search != "done":
        return say("training.twins.counted_exact", exact=twins.exact, faces=faces)
    if not twins.near:
        return say("training.twins.counted_exact_alone", exact=twins.exact, faces=faces)
    if not twins.exact:
        return say("training.twins.counted_near", faces=faces, near=twins.near)
    return say("training.twins.counted_both", exact=twins.exact, faces=faces, near=twins.near)
