"""Labels that may be wrong: faces ranked by how little their label's probability is against the other classes'.

After Northcutt, Jiang and Chuang 2021, confident learning: for whoever cleans data.

Only answers of a network that was not trained on a face count: of a run those on its held-out splits, of an ensemble of
folds those on all faces. A face that the network finds hard may rank high with a right label: the list is for looking.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float, Int, UInt8
from scipy.special import softmax

from fer.data.emotions import names
from fer.data.layouts.ferplus import ballots_of
from fer.files import expanded, refuse_unwritable, replacing
from fer.runs.run import Run
from fer.runs.same_faces import faces_of
from fer.runs.spreadsheets import write_csv

FIRST = 100  # of the ranking, that people's votes are asked about


class Suspects(NamedTuple):
    """The ranking, and what annotators say of it."""

    table: pd.DataFrame  # a row a face, the most suspect first
    confident: int  # faces that confident learning counts as wrongly labelled
    first: int  # faces at the head of the ranking that are asked about
    contradicted: float | None  # share of these where another answer has more votes than the label; None without votes
    of_all: float | None  # the same share of all ranked faces


def margins(shares: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    """The label's probability minus the highest other one, from -1 to 1: the lower, the more suspect."""
    own = np.take_along_axis(shares, labels[:, None], axis=1)[:, 0]
    others = shares.copy()
    np.put_along_axis(others, labels[:, None], -1.0, axis=1)
    return own - others.max(axis=1)


def confidently_other(shares: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Bool[np.ndarray, " n"]:
    """Is a face off the diagonal of the confident joint (eq. 1 there)?

    A face belongs to the likeliest of those classes whose probability is at least what it is on average on the faces of
    that label; to none where no class is so likely.
    """
    usual = np.array([shares[labels == k, k].mean() if (labels == k).any() else np.inf for k in range(shares.shape[1])])
    likely = np.where(shares >= usual, shares, -1.0)
    return (likely.max(axis=1) >= 0) & (likely.argmax(axis=1) != labels)


def contradicted(labels: Int[np.ndarray, " n"], votes: UInt8[np.ndarray, "n 8"]) -> Bool[np.ndarray, " n"]:
    """Has another answer more of a face's votes than its label has?"""
    return votes.max(axis=1) > np.take_along_axis(votes, labels[:, None], axis=1)[:, 0]


def suspects(run: Run) -> Suspects:
    """The held-out faces of a run, the most suspect label first. Raises InputError where its faces are not at hand."""
    faces = faces_of(run)
    splits = run.splits() if run.metrics().out_of_fold else [s for s in run.splits() if s != "train"]
    parts = [(split, run.predictions(split), faces.split(split).labelled()) for split in splits]
    shares = softmax(np.concatenate([said.logits for _, said, _ in parts]).astype(float), axis=1)
    labels = np.concatenate([said.labels for _, said, _ in parts])
    margin, other = margins(shares, labels), confidently_other(shares, labels)
    answers, order = shares.argmax(axis=1), np.argsort(margin, kind="stable")
    columns = {
        "row": np.concatenate([said.rows for _, said, _ in parts]),
        "split": np.repeat([split for split, _, _ in parts], [len(said.labels) for _, said, _ in parts]),
        "label": labels,
        "class": np.array(names())[labels],
        "probability": shares[np.arange(len(labels)), labels].round(4),
        "answer": np.array(names())[answers],
        "answer_probability": shares.max(axis=1).round(4),
        "margin": margin.round(4),
        "confidently_other": other,
    }
    refused = None
    if faces.votes is not None:
        votes = np.concatenate([part.votes for _, _, part in parts if part.votes is not None])  # all parts have them
        refused = contradicted(labels, ballots_of(votes))
        columns["contradicted_by_votes"] = refused
    return Suspects(
        table=pd.DataFrame(columns).iloc[order].reset_index(drop=True),
        confident=int(other.sum()),
        first=min(FIRST, len(labels)),
        contradicted=None if refused is None else float(refused[order[:FIRST]].mean()),
        of_all=None if refused is None else float(refused.mean()),
    )


def write_suspects(run: Run, out: Path) -> str:
    """Write the ranking to a csv, and say in a line what it holds. Raises InputError for a place not to be written."""
    out = Path(expanded(str(out)))
    refuse_unwritable(out)
    found = suspects(run)
    with replacing(out) as part:
        write_csv(found.table, part, names="row")
    said = f"{out}: {len(found.table):,} faces, the most suspect label first; {found.confident:,} are confidently other"
    if found.contradicted is None:
        return said
    votes = f"more people gave another answer to {found.contradicted:.0%} of the first {found.first}"
    return f"{said}; {votes}, and {found.of_all:.0%} of all"
