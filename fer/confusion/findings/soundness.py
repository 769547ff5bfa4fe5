"""What stands before everything else, and on the cover, where a run's figures say less than they seem to."""

from fer.confusion.facts import Facts
from fer.confusion.soundness import TOLD
from fer.findings.said import Said, say
from fer.statistics.interval import way

MOSTLY = 0.20  # from this share of the held-out faces on, copies of training faces or blank ones are a warning

BY_HEART = 0.5  # of the training faces that chance leaves wrong, the share whose right answers are called memory


def warnings(facts: Facts) -> list[Said]:
    """The gravest first; empty where nothing is the matter."""
    return [*_network(facts), *_faces(facts)]


def _network(facts: Facts) -> list[Said]:
    """Whether the network has been shown to see anything in a face."""
    accuracy, guess = facts.scores.accuracy, facts.majority
    shown = [k for k, row in enumerate(facts.counts) if any(row)]
    if len(shown) == 1:  # no answer can be told from a habit
        return [say("confusion.soundness.one_class", shown=shown[0], faces=facts.scores.faces, split=facts.split)]
    shuffled = facts.soundness.shuffled
    if shuffled.p_of_right > 1 - TOLD:
        of = {"accuracy": accuracy, "faces": facts.scores.faces, "split": facts.split, "shuffled": shuffled.right}
        if shuffled.p_of_link <= 1 - TOLD:
            return [say("confusion.soundness.linked_otherwise", **of)]
        return [say("confusion.soundness.no_link", **of), *_one_answer(facts), *_in_training(facts)]
    if guess.over.low > 0:
        return []
    key = "worse_than_commonest" if way(guess.over) == "down" else "as_commonest"
    beside = {"guess": guess.accuracy.value, "commonest": guess.label, "difference": guess.over}
    return [say(f"confusion.soundness.{key}", accuracy=accuracy, **beside)]


def _one_answer(facts: Facts) -> list[Said]:
    answered = [k for k in range(len(facts.counts)) if any(row[k] for row in facts.counts)]
    return [say("confusion.soundness.one_answer", answer=answered[0])] if len(answered) == 1 else []


def _in_training(facts: Facts) -> list[Said]:
    """Training faces known, held-out ones not: labels that do not belong to their faces can do that, where a network
    knows many of them by heart."""
    training, chance = facts.soundness.training, facts.scores.accuracy.high
    if training is None or training.low <= chance:
        return []
    if not facts.training_known:
        return [say("confusion.soundness.more_on_train_split", training=training)]
    many = training.low > chance + BY_HEART * (1 - chance)
    return [say(f"confusion.soundness.{'by_heart' if many else 'more_in_training'}", training=training)]


def _faces(facts: Facts) -> list[Said]:
    """Whether the held-out faces can tell anything. A class that nobody was shown is no fault of either split."""
    found, copied = facts.soundness, facts.scores.leaked or 0
    of = {"faces": facts.scores.faces, "split": facts.split}
    unseen = {k for k, interval in enumerate(facts.recall) if interval is None}
    absent = [k for k in sorted(unseen) if facts.training[k]]
    untaught = [k for k in found.untaught if k not in unseen] if facts.faces_known else []
    said = []
    if found.blank >= MOSTLY * facts.scores.faces:
        said.append(say("confusion.soundness.blank", blank=found.blank, **of))
    if copied >= MOSTLY * facts.scores.faces:
        key = "copied" if facts.training_known else "copied_from_the_train_split"
        said.append(say(f"confusion.soundness.{key}", copied=copied, **of))
    if absent:
        said.append(say("confusion.soundness.absent", classes=absent, split=facts.split))
    if untaught:
        said.append(say("confusion.soundness.untaught", classes=untaught))
    return said
