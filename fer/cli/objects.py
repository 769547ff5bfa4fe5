"""What commands say with --json: one object on stdout, whose keys the help of the command lists."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fer.data.check import DataCheck
    from fer.runs.run import Run
    from fer.training.sweep.sweep import Sweep

INTERVAL = "a share with its 95 % interval is a list: value, low, high"
KEYS = {
    "check-data": "source, layout, sha256, split_seed (null where the source has its own split), synthetic; splits, by "
    "name: faces, unlabelled, classes (faces by class), copies (beyond the first of each set of twins); twins: across "
    "(split, earlier, faces), redundant, disputed; blank; voted; images (null, or files, cropped, shrunk, enlarged); "
    "left_out, a list of reason, number, first; unmet (names in --classes that nothing there has)",
    "train": "run (its folder), held_out (the split to speak of), epochs, best_epoch, seconds, parameters, warning "
    "(null, or what is wrong with the result); splits, by name: faces, loss, leaked, accuracy, macro_f1, "
    f"accuracy_leaked, accuracy_without_twins, recall (by class); {INTERVAL}. With --dry-run: recipe, epochs, faces "
    "(by split), seconds, faces_per_second",
    "sweep": "results (the folder); members, a list of name, group, recipe, model, seed, fold, epochs, best_epoch, "
    "seconds and figures by split, such as val_accuracy; groups, a list of group, members, and each figure's mean and "
    "sd, such as val_accuracy_mean; failed, why by name; ensemble, null or its run (the folder) and splits; "
    f"out_of_fold, null or confusion (rows are true classes) and scores; {INTERVAL}",
}  # of each command that has it


@contextmanager
def alone(wanted: bool) -> Iterator[None]:
    """Where an object is wanted, whatever else is printed meanwhile goes to stderr: a person's network may print."""
    with redirect_stdout(sys.stderr if wanted else sys.stdout):
        yield


def of_check(check: "DataCheck") -> dict[str, Any]:
    from fer.data.emotions import names

    origin = check.origin
    return {
        "source": origin.source,
        "layout": origin.layout,
        "sha256": origin.sha256,
        "split_seed": origin.split_seed,
        "synthetic": origin.synthetic,
        "splits": {
            split: {
                "faces": check.total(split),
                "unlabelled": check.unlabelled[split],
                "classes": dict(zip(names(), counts, strict=True)),
                "copies": check.copies_within[split],
            }
            for split, counts in check.class_counts.items()
        },
        "twins": {
            "across": [across._asdict() for across in check.twins_across],
            "redundant": check.redundant,
            "disputed": check.disputed,
        },
        "blank": check.blank,
        "voted": check.voted,
        "images": origin.sizes and origin.sizes._asdict(),
        "left_out": [of._asdict() for of in origin.left_out],
        "unmet": list(origin.unmet),
    }


def of_run(run: "Run") -> dict[str, Any]:
    from fer.training.summary import failure

    metrics = run.metrics()
    return {
        "run": str(run.path),
        "held_out": run.held_out(),
        "epochs": metrics.epochs,
        "best_epoch": metrics.best_epoch,
        "seconds": metrics.seconds,
        "parameters": metrics.parameters,
        "warning": failure(run),
        "splits": _splits(run),
    }


def of_sweep(sweep: "Sweep", folder: str) -> dict[str, Any]:
    ensemble = sweep.ensemble and {"run": str(sweep.ensemble.path), "splits": _splits(sweep.ensemble)}
    return {"results": folder, **sweep.results(), "ensemble": ensemble}


def _splits(run: "Run") -> dict[str, Any]:
    from fer.data.emotions import names
    from fer.findings.facts import to_json

    splits = to_json(run.metrics())["splits"]
    return {split: {**of, "recall": dict(zip(names(), of["recall"], strict=True))} for split, of in splits.items()}
