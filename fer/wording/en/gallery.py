"""Several runs side by side: the page beside their reports."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, capitalised, count, in_words, listed, percent, plural
from fer.wording.numbers import interval_cell, p_value, signed

_NAMES = names("en")
_NONE = "–"


def title() -> str:
    return "Runs side by side"


def subtitle(runs: int) -> str:
    number = capitalised(in_words(runs))
    return f"{number} networks that recognise facial expressions: what each came to, and what sets them apart."


def some_drawn(runs: Sequence[str]) -> str:
    return (
        f"**Faces drawn by the program** are those of {listed(runs)}: what is said there of accuracy and confusions is "
        "no evidence on people."
    )


def number(number: int) -> str:
    return count(number)


def runs_label() -> str:
    return "runs"


def range(lowest: float, highest: float) -> str:
    return f"{percent(lowest)} to {percent(highest)}"


def range_label() -> str:
    return "accuracy on faces held out, lowest to highest"


def range_label_judged() -> str:
    return "accuracy, lowest to highest"


def apart_label(pairs: int) -> str:
    return f"of {count(pairs, 'pair')} on the same faces told apart by accuracy"


def accuracies_caption() -> str:
    return "Accuracy of each run on the faces held out from it, with its 95\N{NO-BREAK SPACE}% interval."


def accuracies_caption_judged() -> str:
    """Where it is not known of every run that they were held out."""
    return "Accuracy of each run on the faces it is judged on, with its 95\N{NO-BREAK SPACE}% interval."


def accuracy_alt(runs: Sequence[str], accuracies: Sequence[Interval]) -> str:
    each = [f"{run} {interval_cell(of)}" for run, of in zip(runs, accuracies, strict=True)]
    return f"A line a run, accuracy in percent with its interval: {listed(each)}."


def runs_part() -> str:
    return "What the runs came to"


def matrices_part() -> str:
    return "Confusion matrices"


def networks_part() -> str:
    return "Networks and recipes"


def reports_part() -> str:
    return "The reports"


def made_by_part() -> str:
    return "What made this page"


def on_the_same(runs: Sequence[str], faces: int, split: str) -> str:
    return f"{listed(runs)} were judged on the same {count(faces)} {SPLITS[split]} faces."


def none_apart() -> str:
    return "**None of them is shown to be more accurate than another**: every interval of a difference holds 0."


def ahead(run: str, others: int) -> str:
    return f"**{run} is more accurate than the {plural(others, 'other', f'other {in_words(others)}')}**, beyond chance."


def several_ahead(runs: Sequence[str]) -> str:
    return (
        f"**No single run is shown to be the most accurate**: none is told to lie above {listed(runs, last='or')}, and "
        "between these the intervals decide nothing."
    )


def lead_open(run: str, over: Sequence[str]) -> str:
    return (
        f"**No single run is shown to be the most accurate**: none is told to lie above {run}, but its lead over "
        f"{listed(over)} may be chance."
    )


def of_trainings() -> str:
    return (
        "That is said of these trained networks, not of their recipes: another seed would change each of them, too. A "
        "run that is chosen because it came out on top on these faces does, on average, a little worse on others."
    )


def alone(runs: Sequence[str], number: int) -> str:
    return (
        f"{listed(runs)} {plural(number, 'was', 'were')} judged on faces that no other run here was judged on, so "
        "nothing is said of a difference."
    )


def faces_unknown(runs: Sequence[str], number: int) -> str:
    """Of networks that came, or began, as a file of weights."""
    return (
        f"On which faces {listed(runs)} {plural(number, 'was', 'were')} trained is **not known**, or only in part: if "
        f"those that {plural(number, 'it is', 'they are')} judged on are among them, {plural(number, 'its', 'their')} "
        "accuracy here is too high."
    )


def method() -> str:
    return (
        "The gap is training minus validation accuracy at the epoch whose weights were kept. Best and worst class are "
        "those of the highest and the lowest recall, without an interval where several share it, and a dash where all "
        "do; in brackets the others that may be it in truth "
        "([@tab:results]; intervals of @wilson1927 and @newcombe1998)."
    )


def results_caption() -> str:
    return "The runs on the faces held out from them, with 95\N{NO-BREAK SPACE}% intervals."


def results_caption_judged() -> str:
    return "The runs on the faces they are judged on, with 95\N{NO-BREAK SPACE}% intervals."


def result(
    run: str, faces: int, split: str, accuracy: Interval, gap: Interval | None, best: str | None, worst: str | None
) -> dict[str, str]:
    return {
        "Run": run,
        "Faces": f"{count(faces)} {SPLITS[split]}",
        "Accuracy (%)": interval_cell(accuracy),
        "Gap (points)": interval_cell(gap, between=" to "),
        "Best class, recall (%)": _NONE if best is None else best,
        "Worst class, recall (%)": _NONE if worst is None else worst,
    }


def class_alone(label: int, recall: Interval) -> str:
    return f"{_NAMES[label]} {interval_cell(recall)}"


def classes_tied(classes: Sequence[int], recall: float) -> str:
    """Several of one recall, whose intervals differ with their faces."""
    return f"{listed(_named(classes))} {signed(100 * recall, 1)}"


def class_open(end: str, others: Sequence[int]) -> str:
    return f"{end} [or {listed(_named(others), last='or')}]"


def differences_method() -> str:
    return (
        "Two runs on the same faces are compared face by face. The difference of their accuracies has the interval of "
        "@agresti2005, and p is that of McNemar's exact test [@mcnemar1947]. Where there are several pairs, each "
        "interval is so wide that all of them hold together at 95\N{NO-BREAK SPACE}%; p is not corrected "
        "([@tab:differences])."
    )


def differences_caption() -> str:
    return "Accuracy of the first run minus that of the second, on the same faces."


def differences_of_the_first(most: int) -> str:
    return (
        f"{differences_caption()} Of more than {count(most)} runs on the same faces, only the pairs with the one that "
        "has the highest accuracy are listed; the intervals allow for all."
    )


def pair(
    first: str, second: str, first_alone: int, second_alone: int, difference: Interval, fine: bool, p: float
) -> dict[str, str]:
    """`fine` with a digit more, where one hides the side on which the difference lies."""
    return {
        "First": first,
        "Second": second,
        "Right in the first alone": count(first_alone),
        "Right in the second alone": count(second_alone),
        "Difference (points)": interval_cell(difference, digits=2 if fine else 1, between=" to "),
        "McNemar's test": p_value(p),
    }


def matrices_caption() -> str:
    return "Confusion matrices: of the faces of each true class, the percentage that gets each answer."


def matrices_alt(runs: Sequence[str], recall: Sequence[Sequence[float | None]]) -> str:
    each = [f"{run}: {listed(_shares(of))}" for run, of in zip(runs, recall, strict=True)]
    return f"A matrix a run. On their diagonals, the recall of each class. {'; '.join(each)}."


def figure_words() -> dict[str, str]:
    return {"true": "true class", "predicted": "predicted class"}


def networks_caption() -> str:
    return "What was trained, and how."


def network(
    run: str, model: str, parameters: int, recipe: str, epochs: str | None, seed: int, data: str
) -> dict[str, str]:
    return {
        "Run": run,
        "Model": model,
        "Parameters": count(parameters),
        "Recipe": recipe,
        "Epochs": _NONE if epochs is None else epochs,
        "Seed": str(seed),
        "Faces": data,
    }


def recipe(recipe: str) -> str:
    return recipe


def recipe_changed(recipe: str, changed: Sequence[str]) -> str:
    return f"{recipe} with {listed(changed)}"


def of_run(run: str) -> str:
    return run


def report(run: str, links: Mapping[str, str]) -> str:
    """`links` are addresses by the format's name."""
    return f"{run}: {listed([f'[{kind.upper()}]({link})' for kind, link in links.items()])}"


def failed(run: str, why: str) -> str:
    return f"{run}: **the report failed.** {why}"


def stopped(run: str) -> str:
    return f"{run}: its report was interrupted."


def not_begun(run: str) -> str:
    return f"{run}: its report was not begun."


def made_by_text() -> str:
    return "From the same run folders the same page comes out again."


def made_of(data: str, sha256: str) -> str:
    return f"{data}, SHA-256 of images and labels {sha256}"


def _named(classes: Sequence[int]) -> list[str]:
    return [_NAMES[place] for place in classes]


def _shares(recall: Sequence[float | None]) -> list[str]:
    return [f"{name} {_NONE if of is None else percent(of, digits=0)}" for name, of in zip(_NAMES, recall, strict=True)]
