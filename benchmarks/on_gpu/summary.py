"""What all parts that are done came to, in one table."""

from typing import Any

from on_gpu.ensemble import MOST, together
from on_gpu.faces import Packed
from on_gpu.parts import THROUGHPUT, VARIANTS, kinds
from on_gpu.spread import over_seeds
from on_gpu.store import Store

SAYS = (
    "Accuracies are those of the validation split (`val`; FER2013's PublicTest), which also chose each network's\n"
    "epoch and the variant that got more seeds: they flatter a little. Of one network the brackets are its 95 %\n"
    "interval over faces; of several ± is their standard deviation over seeds. Weights are judged as they are stored,\n"
    "in half precision.\n"
)
HEADER = (
    "| network | seeds | val, ten views, % | without exact twins, % | one view, % | epochs | weights | training, s "
    "(without compiling) | to 70 % of one view, s |\n|---|--:|---|---|---|--:|--:|---|--:|\n"
)


def summarise(store: Store, faces: Packed, machine: str) -> str:
    """Write the ensemble's figures and table.md anew; return the table."""
    done = {kind: trained(store, kind) for kind in kinds()}
    lines = [row(kind, figures) for kind, figures in done.items() if figures]
    members = [figures["name"] for kind in ("strong", *VARIANTS) for figures in done[kind]][:MOST]
    if len(members) > 1:
        answers = {name: store.answers(name)["logits"] for name in members}
        figures = together(answers, faces)
        store.write_figures("ensemble", figures)
        for title, names, val in (
            ("all of them, averaged", figures["members"], figures["val"]),
            (
                f"of these {', '.join(figures['chosen_on_val'])}, chosen on val",
                figures["chosen_on_val"],
                figures["val_of_chosen"],
            ),
        ):
            lines.append(
                f"| {title} | {len(names)} | {one(val['accuracy'])} | {one(val['without_exact_twins'])} | | | | | |\n"
            )
    text = f"{SAYS}\n{HEADER}{''.join(lines)}\n{speeds(store)}\n{machine}\n"
    store.write_text("table.md", text)
    return text


def trained(store: Store, kind: str) -> list[dict[str, Any]]:
    """The figures of all seeds that are done."""
    found = [(f"{kind}-{seed}", store.figures(f"{kind}-{seed}")) for seed in range(MOST)]
    return [{**figures, "name": name} for name, figures in found if figures]


def row(kind: str, figures: list[dict[str, Any]]) -> str:
    """One kind of training."""
    ten, single = ([of["val"][f"{views} views"] for of in figures] for views in (10, 1))
    seconds, plain = (
        sum(of[name] for of in figures) / len(figures) for name in ("seconds_of_training", "seconds_without_compiling")
    )
    reached = [of["seconds_to_wanted"] for of in figures if of["seconds_to_wanted"] is not None]
    cells = [
        f"`{kind}`: {figures[0]['what']}",
        str(len(figures)),
        several([of["accuracy"] for of in ten]),
        several([of["without_exact_twins"] for of in ten]),
        several([of["accuracy"] for of in single]),
        str(figures[0]["epochs"]),
        f"{figures[0]['parameters']:,}",
        f"{seconds:.1f} ({plain:.1f})",
        f"{sum(reached) / len(reached):.1f}" if len(reached) == len(figures) else "–",
    ]
    return f"| {' | '.join(cells)} |\n"


def several(intervals: list[list[float] | None]) -> str:
    """One share with its interval, or the mean of several with their standard deviation."""
    known = [interval for interval in intervals if interval]
    if len(known) < 2:
        return one(known[0] if known else None)
    spread = over_seeds([100 * interval[0] for interval in known])
    return f"{spread['mean']:.1f} ± {spread['sd']:.1f}"


def one(interval: list[float] | None) -> str:
    """A share in per cent with its interval."""
    if interval is None:
        return "–"
    value, low, high = (100 * part for part in interval)
    return f"{value:.1f} ({low:.1f}–{high:.1f})"


def speeds(store: Store) -> str:
    """Faces a second by each way to run a training, and the peer."""
    figures = store.figures(THROUGHPUT)
    if figures is None:
        return ""
    rows = {f"compiled: {way}": of for way, of in figures["ways"].items()}
    rows[f"per-image pipeline, eager float32, {figures['peer'].get('workers', 0)} workers"] = figures["peer"]
    header = "| way | faces/s (range of epochs) | first epoch, s | evaluation beside an epoch |\n|---|---|--:|--:|\n"
    return f"{figures['what']}:\n\n{header}{''.join(speed(name, of) for name, of in rows.items())}"


def speed(name: str, of: dict[str, Any]) -> str:
    """One way, or why it failed."""
    if "failed" in of:
        return f"| {name} | {of['failed'].splitlines()[0]} | | |\n"
    if "least" not in of:
        return f"| {name} | {of['faces_per_second']:,.0f} | | |\n"
    rates = f"{of['faces_per_second']:,.0f} ({of['least']:,.0f}–{of['most']:,.0f})"
    beside = of["seconds_between_epochs"] / of["seconds_an_epoch"]
    return f"| {name} | {rates} | {of['seconds_of_first_epoch']:.1f} | {beside:.0%} |\n"
