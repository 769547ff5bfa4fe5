"""The held-out faces of a run, ranked by how likely it is that their labels are wrong.

Only answers to faces that the network was not trained on count: of a run those on its held-out splits, of an ensemble
of folds those on all faces.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from jaxtyping import Float, UInt8
from scipy.special import softmax

from fer.data.emotions import names
from fer.data.faces import Faces
from fer.data.layouts.ferplus import ballots_of
from fer.data.suspects import Suspect, Suspects, confidently_other, contradicted, margins, measure
from fer.files import at_home, refuse_unwritable, replacing
from fer.runs.run import Run
from fer.runs.same_faces import faces_of
from fer.runs.spreadsheets import write_csv


class Ranking(NamedTuple):
    """n faces, the most suspect label first."""

    table: pd.DataFrame  # a row a face
    images: UInt8[np.ndarray, "n 48 48"]
    shares: Float[np.ndarray, "n 7"]  # the network's probabilities
    ballots: UInt8[np.ndarray, "n 8"] | None  # None without votes
    facts: Suspects

    def head(self, number: int) -> list[Suspect]:
        """The first `number` faces, or all where there are fewer."""
        return [self._face(k) for k in range(min(number, len(self.table)))]

    def _face(self, k: int) -> Suspect:
        label, shares = int(self.table["label"].iloc[k]), self.shares[k]
        votes = None if self.ballots is None else (int(self.ballots[k, label]), int(self.ballots[k].sum()))
        return Suspect(label, int(shares.argmax()), float(shares.max()), votes)


def suspects(run: Run, faces: Faces) -> Ranking:
    """The ranking of the run's held-out faces among `faces`, which are its own."""
    splits = run.splits() if run.metrics().out_of_fold else [split for split in run.splits() if split != "train"]
    parts = [(split, run.predictions(split), faces.split(split).labelled()) for split in splits]
    shares = softmax(np.concatenate([said.logits for _, said, _ in parts]).astype(float), axis=1)
    labels = np.concatenate([said.labels for _, said, _ in parts])
    ballots = None
    if faces.votes is not None:
        ballots = ballots_of(np.concatenate([part.votes for _, _, part in parts if part.votes is not None]))
    margin, answers = margins(shares, labels), shares.argmax(axis=1)
    columns = {
        "row": np.concatenate([said.rows for _, said, _ in parts]),
        "split": np.repeat(splits, [len(said.labels) for _, said, _ in parts]),
        "label": labels,
        "class": np.array(names())[labels],
        "probability": shares[np.arange(len(labels)), labels].round(4),
        "answer": np.array(names())[answers],
        "answer_probability": shares.max(axis=1).round(4),
        "margin": margin.round(4),
        "confidently_other": confidently_other(shares, labels),
    }
    if ballots is not None:
        columns["contradicted_by_votes"] = contradicted(labels, ballots)
    order = np.argsort(margin, kind="stable")
    table = pd.DataFrame(columns).iloc[order].reset_index(drop=True)
    refused = table["contradicted_by_votes"].to_numpy() if ballots is not None else None
    return Ranking(
        table=table,
        images=np.concatenate([part.images for _, _, part in parts])[order],
        shares=shares[order],
        ballots=None if ballots is None else ballots[order],
        facts=measure(table["confidently_other"].to_numpy(), refused),
    )


def write_suspects(run: Run, out: Path) -> str:
    """Write the ranking to a csv, and say in a line what it holds.

    Raises InputError for a place not to be written, and where the run's faces are not at hand.
    """
    out = at_home(out)
    refuse_unwritable(out)
    ranking = suspects(run, faces_of(run))
    with replacing(out) as part:
        write_csv(ranking.table, part, names="row")
    found = ranking.facts
    said = f"{out}: {found.faces:,} faces, the most suspect label first; {found.confident:,} are confidently other"
    if found.refused is None:
        return said
    first, everywhere = found.refused.first.value, found.refused.everywhere.value
    votes = f"more people gave another answer to {first:.0%} of the first {found.first}"
    return f"{said}; {votes}, and {everywhere:.0%} of all"
