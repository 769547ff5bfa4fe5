"""Kill the program at random moments, hand it bad input, and count what is lost: python benchmarks/faults.py [TRIALS].

Prints trials, faults, losses and orphans, and the answer to every bad input; exit code 1 where one is not as it should
be. FER_SEED repeats the moments of an earlier call.
"""

import os
import random
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bad_input import data, runs, words
from bad_input.case import answer, fault
from killed.moments import drawn
from killed.trial import Trial, trial, undisturbed
from killed.works import SMALL, Work, works

from fer.training import train
from fer.training.plan import Request

TRIALS = 50
HARD = 4  # of five trials end by SIGKILL, the fifth by another signal
TURNS = ("train", "predict", "report", "train", "predict", "sweep")  # the quick ones more often
SOFT = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
CASES = [*data.CASES, *runs.RUNS, *words.CASES]


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else TRIALS
    seed = int(os.environ.get("FER_SEED", random.randrange(1_000_000)))
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        folder = Path(name)
        settings = tuple(word for word in SMALL if "=" in word)
        train.train(Request(recipe="quick", limit=150, settings=(*settings, "epochs=1")), folder / "run")
        wrong = bad_inputs(folder / "inputs", folder / "run")
        print(f"seed {seed}", flush=True)
        trials = killings(works(folder, folder / "run"), folder / "trials", number=number, seed=seed)
    print(summary(trials))
    print(f"{len(CASES)} bad inputs, {wrong} not refused as they should be")
    sys.exit(1 if wrong or not all(one.well for one in trials) else 0)


def bad_inputs(folder: Path, run: Path) -> int:
    """Hand in each, print its answer in a line, and count those that are not as they should be."""
    wrong = 0
    for number, case in enumerate(CASES):
        (folder / str(number)).mkdir(parents=True)
        found = answer(case, folder / str(number), run)
        amiss = fault(case, found, folder / str(number))
        wrong += amiss is not None
        print(
            f"{'WRONG ' if amiss else ''}{case.name}: {(amiss or found.line).replace(str(folder), '')[:200]}",
            flush=True,
        )
    return wrong


def killings(of: list[Work], folder: Path, *, number: int, seed: int) -> list[Trial]:
    """So many trials of the works in turn, at moments drawn from the seed, every other round at a write; a line for
    each."""
    draws, done, called = random.Random(seed), [], {work.name: work for work in of}
    wanted = {work.name: undisturbed(work, folder / work.name) for work in of}
    for name, one in wanted.items():
        print(f"{name} undisturbed: {one.extent.seconds:.1f} s, {one.extent.names} names of files", flush=True)
    for count in range(number):
        work = called[TURNS[count % len(TURNS)]]
        by = signal.SIGKILL if count % (HARD + 1) < HARD else draws.choice(SOFT)
        moment = drawn(wanted[work.name].extent, draws, at_a_write=count // len(TURNS) % 2 == 1)
        done.append(trial(work, folder / str(count), wanted[work.name].result, moment, by))
        print(f"{count + 1}: {line(done[-1])}", flush=True)
    return done


def line(one: Trial) -> str:
    """What became of a trial."""
    when = "after its end" if one.ended_before else one.moment
    faults = [*one.orphans, *one.halves, *one.left, *([one.failure] if one.failure else []), *["lost"] * one.lost]
    return f"{one.work} {one.signal} {when}: {'; '.join(faults) or 'well'}"


def summary(trials: list[Trial]) -> str:
    """All of them in two lines."""
    each = ", ".join(f"{count} {name}" for name, count in Counter(one.work for one in trials).items())
    early = sum(not one.ended_before for one in trials)
    return (
        f"{len(trials)} trials ({each}), {early} killed before their end\n"
        f"faults {sum(one.failure is not None for one in trials)}, losses {sum(one.lost for one in trials)}, "
        f"orphans {sum(len(one.orphans) for one in trials)}, "
        f"half-written files {sum(len(one.halves) for one in trials)}, "
        f"left behind {sum(len(one.left) for one in trials)}"
    )


if __name__ == "__main__":
    main()
