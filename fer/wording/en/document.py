"""The words of the document itself: cover, labels and appendix."""

from collections.abc import Iterable, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, bounds, count, duration, listed, percent

_UNMEASURED = "without faces"
_LABELS = {
    "figure": "Figure\N{NO-BREAK SPACE}{}",
    "table": "Table\N{NO-BREAK SPACE}{}",
    "equation": "equation\N{NO-BREAK SPACE}({})",
}


def title() -> str:
    return "Facial expressions, classified and explained"


def contents() -> str:
    return "Contents"


def sheet() -> str:
    """Above the page with the six answers."""
    return "Six questions, six answers"


def answers() -> str:
    """The first part."""
    return "Part I: The answers"


def evidence() -> str:
    """The second part."""
    return "Part II: The evidence"


def references() -> str:
    return "References"


def answer() -> str:
    """Before the answer to a chapter's question."""
    return "Answer."


def question_heading(question: int) -> str:
    """Above a person's own text for a question."""
    return f"Question {question}"


def remarks() -> str:
    """Above what the author adds to an answer."""
    return "Remarks"


def collaborators() -> str:
    """Before the names of those who worked together."""
    return "Collaborators:"


def page() -> str:
    """A reference to a page, whose number the report's format puts in."""
    return "page {number}"


def pages() -> str:
    """At a page's foot; the numbers are put in by the report's format."""
    return "{number} of {total}"


def skip() -> str:
    """The first link of the page in HTML, past the cover."""
    return "Skip to the text"


def values() -> str:
    """What opens the numbers of a chart, in HTML."""
    return "Values"


def code_of_figure() -> str:
    """What opens the code that draws a figure, in HTML."""
    return "Code"


def on_page() -> dict[str, str]:
    """What the page in HTML says while it is used, by the names that its scripts have for it."""
    return {
        "enlarge": "Enlarge",
        "read": "Enlarge. Arrow keys show the values",
        "close": "Close",
        "copy": "Copy as csv",
        "copied": "Copied",
        "not-copied": "The browser does not let this page copy",
        "sort": "Sort by this column",
        "filter": "Filter rows",
        "scroll": "Wide: scroll sideways",
        "link-to": "Link to",
    }


def recall_caption() -> str:
    """Below the cover's figure."""
    return "Recall of each class on the faces judged."


def recall_alt(recall: Sequence[float | None]) -> str:
    """What the cover's figure shows, a recall a class in label order; None for a class without faces."""
    bars = [f"{name} {_UNMEASURED if share is None else percent(share, digits=0)}" for name, share in _named(recall)]
    return f"One bar a class: {listed(bars)}."


def model_listing() -> str:
    """Above the code of the network."""
    return "The model"


def step_listing() -> str:
    return "One step of the training"


def judge_listing() -> str:
    return "How the network was judged"


def grad_cam_listing() -> str:
    return "Grad-CAM"


def maximise_listing() -> str:
    return "Activation maximisation"


def code() -> str:
    return "Appendix: the code"


def made_by() -> str:
    return "What made this report"


def made_by_text() -> str:
    return "With the same program, data and seed, on the same kind of machine, the figures above come out again."


def synthetic_banner() -> str:
    """What stands over a report on faces that the program drew."""
    return (
        "**Synthetic faces, drawn by the program.** A demonstration of the pipeline, no evidence on people: "
        "what is said here of accuracy, confusions and saliency holds for these drawings alone."
    )


def synthetic_header() -> str:
    """The banner in the space of a running header."""
    return "Synthetic faces: a demonstration, no evidence on people"


def label(kind: str, number: int) -> str:
    """What a figure, table or equation is called before its caption and in references: "Figure 3"."""
    return _LABELS[kind].format(number)


def caption_label(kind: str, number: int) -> str:
    """The same before a caption: "Figure 3."."""
    return f"{label(kind, number)}."


def between_references() -> str:
    """Between two references in one pair of brackets."""
    return ", "


def subtitle(model: str, faces: str) -> str:
    """One sentence on what the report is about."""
    return f"A network of the kind {model}, trained on {faces}: what it has learnt, where it errs, and why."


def subtitle_elsewhere(model: str, faces: str) -> str:
    """Of a network of whose training nothing is known."""
    return (
        f"A network of the kind {model} that was trained elsewhere, judged on {faces}: what it has learnt, where it "
        "errs, and why."
    )


def subtitle_ready_made(model: str, trained_on: str, faces: str) -> str:
    """Of a network that was trained on other data, named by `trained_on`."""
    return (
        f"A ready-made network of the kind {model}, trained on {trained_on} and judged on {faces}: "
        "what it has learnt, where it errs, and why."
    )


def subtitle_ready_made_alike(model: str, data: str) -> str:
    """Of a network that was trained on data of the same name as those it is judged on."""
    return (
        f"A ready-made network of the kind {model}, trained and judged on {data}: what it has learnt, where it errs, "
        "and why."
    )


def drawn_faces() -> str:
    return "faces drawn by the program"


def faces_of(data: str) -> str:
    return f"the faces of {data}"


def accuracy(share: float) -> str:
    return percent(share)


def accuracy_label(interval: Interval, faces: int, split: str) -> str:
    return f"accuracy on {count(faces, f'{SPLITS[split]} face')} {bounds(interval)}"


def parameters(number: int) -> str:
    return count(number)


def parameters_label(model: str) -> str:
    return f"parameters in the model “{model}”"


def epochs(number: int) -> str:
    return count(number)


def epochs_from_to(fewest: int, most: int) -> str:
    """Of an ensemble whose networks were trained for unlike numbers of them."""
    return f"{count(fewest)} to {count(most)}"


def epochs_label(recipe: str, seconds: float) -> str:
    return f"epochs of the recipe “{recipe}”, in {duration(seconds)}"


def epochs_of_each_label(recipe: str, seconds: float) -> str:
    """`seconds` are those of all networks together."""
    return f"epochs of each network, by the recipe “{recipe}”, in {duration(seconds)} together"


def _named(values: Sequence[float | None]) -> Iterable[tuple[str, float | None]]:
    """Each with its class's name."""
    return zip(names("en"), values, strict=True)
