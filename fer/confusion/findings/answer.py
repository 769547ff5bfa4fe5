"""The answer to question 3: how many held-out faces are recognised, and which classes are mixed up."""

from fer.confusion.facts import Facts
from fer.confusion.findings.headline import (
    NO_MORE_ON_NEW_FACES,
    beside_guesses,
    better_guess,
    better_guess_on_new,
)
from fer.confusion.findings.pairs import classes, lead_is_open
from fer.findings.said import Said, say


def answer(facts: Facts) -> list[Said]:
    """The accuracy, with and without twins; that a guess would do, where it would; and the highest rate."""
    scores = facts.scores
    right = sum(row[k] for k, row in enumerate(facts.counts))
    counted = {"right": right, "faces": scores.faces, "accuracy": scores.accuracy}
    return [say("confusion.answer.recognised", **counted, twins=_twins(facts)), *_guess(facts), _confusion(facts)]


def _twins(facts: Facts) -> Said | None:
    """The accuracy on faces whose photograph is not in training too, as far as is known; nothing where none is."""
    memory = facts.memory
    new, near, _ = memory.faces
    if not memory.twins:
        return None
    among = say("confusion.answer.in_training" if facts.training_known else "confusion.answer.in_the_train_split")
    if memory.without is None:
        return say("confusion.answer.all_twins" if near else "confusion.answer.all_exact_twins", among=among)
    if memory.search == "done":
        return say("confusion.answer.without_twins", faces=new, accuracy=memory.without, among=among)
    without = say("confusion.answer.without_exact_twins", accuracy=memory.without, among=among)
    return without if memory.search == "drawn" else say("confusion.answer.near_twins_may_remain", without=without)


def _guess(facts: Facts) -> list[Said]:
    """That the network is no better than a guess that sees no face; nothing where it is."""
    verdict = beside_guesses(facts)
    if verdict == "below_the_better":
        return [say("confusion.answer.worse_than_guess", guess=better_guess(facts).value)]
    if verdict == "like_the_better":
        return [say("confusion.answer.like_guess", guess=better_guess(facts).value)]
    if verdict in NO_MORE_ON_NEW_FACES:
        return [say("confusion.answer.like_guess_on_new", guess=better_guess_on_new(facts).value)]
    return []


def _confusion(facts: Facts) -> Said:
    """The confusion with the highest rate, or that it is open which has it."""
    if not facts.pairs:
        return say("confusion.answer.no_mistake")
    first = facts.pairs[0]
    key = "one_of_the_highest" if lead_is_open(facts) else "highest"
    return say(f"confusion.answer.{key}", rate=first.share, faces=first.faces, **classes(first))
