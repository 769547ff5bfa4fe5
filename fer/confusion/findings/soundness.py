"""What stands before everything else, and on the cover, where a run's figures say less than they seem to."""

from fer.confusion.soundness import MOSTLY, Soundness
from fer.findings.said import Said, say
from fer.statistics.interval import LEVEL


def warnings(found: Soundness) -> list[Said]:
    """The gravest first; empty where nothing is the matter."""
    return [*_network(found), *_faces(found)]


def _network(found: Soundness) -> list[Said]:
    """Whether the network has been shown to see anything in a face."""
    if found.p_of_link > 1 - LEVEL:
        linked = say("confusion.soundness.no_link", accuracy=found.accuracy, faces=found.faces, split=found.split)
        return [linked, *_one_answer(found), *_learnt_by_heart(found)]
    beside = found.beside_commonest
    if beside.difference.low > 0:
        return []
    guess = (beside.both + beside.second) / found.faces
    key = "worse_than_commonest" if beside.difference.high < 0 else "as_commonest"
    return [
        say(
            f"confusion.soundness.{key}",
            accuracy=found.accuracy,
            guess=guess,
            commonest=found.commonest,
            difference=beside.difference,
        )
    ]


def _one_answer(found: Soundness) -> list[Said]:
    if len(found.answered) > 1:
        return []
    return [say("confusion.soundness.one_answer", answer=found.answered[0])]


def _learnt_by_heart(found: Soundness) -> list[Said]:
    """Training faces known, held-out ones not: labels that do not belong to their faces can do that."""
    if found.training is None or found.training.low <= found.accuracy.high:
        return []
    return [say("confusion.soundness.by_heart", training=found.training)]


def _faces(found: Soundness) -> list[Said]:
    """Whether the held-out faces can tell anything."""
    of = {"faces": found.faces, "split": found.split}
    said = []
    if found.blank >= MOSTLY * found.faces:
        said.append(say("confusion.soundness.blank", blank=found.blank, **of))
    if found.copied >= MOSTLY * found.faces:
        said.append(say("confusion.soundness.copied", copied=found.copied, **of))
    if found.absent:
        said.append(say("confusion.soundness.absent", classes=found.absent, split=found.split))
    if found.untaught:
        said.append(say("confusion.soundness.untaught", classes=found.untaught))
    return said
