"""A confusion matrix for the page in a browser whose cells open, and show faces that are counted in them.

Plain HTML: a cell is a `details` element, so that it opens where no script runs. Text from files is escaped.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int, UInt8

from fer.figures.embedded import bytes_of, image


class Faces(NamedTuple):
    """Faces of any cells, those of one cell in the order in which they are shown."""

    images: UInt8[np.ndarray, "n 48 48"]
    explained: Float[np.ndarray, "n 48 48 3"]  # the same with a map over them, colours from 0 to 1
    true: Int[np.ndarray, " n"]
    predicted: Int[np.ndarray, " n"]
    confidence: Float[np.ndarray, " n"]  # of the answer, 0 to 1
    names: Sequence[str]  # in the source


def open_matrix(
    counts: Sequence[Sequence[int]], faces: Faces, classes: Sequence[str], *, caption: str, words: Mapping[str, str]
) -> str:
    """The matrix as HTML. `words` has "true" and "predicted", and "percent", which writes a number of percents."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in classes)
    rows = "".join(
        f'<tr><th scope="row">{escape(classes[i])}</th>'
        + "".join(_cell(counts, i, j, faces, classes, words) for j in range(len(classes)))
        + "</tr>"
        for i in range(len(classes))
    )
    corner = f"<th>{escape(words['true'])} ↓ {escape(words['predicted'])} →</th>"
    return (
        f'<div class="cells" role="group" aria-label="{escape(caption)}"><p class="caption">{escape(caption)}</p>'
        f'<div class="open"><table><thead><tr>{corner}{heads}</tr></thead><tbody>{rows}</tbody></table></div></div>'
    )


def _cell(
    counts: Sequence[Sequence[int]],
    true: int,
    predicted: int,
    faces: Faces,
    classes: Sequence[str],
    words: Mapping[str, str],
) -> str:
    count, of = counts[true][predicted], sum(counts[true])
    if not count:
        return "<td>0</td>"
    here = np.flatnonzero((faces.true == true) & (faces.predicted == predicted))
    title = f"{escape(classes[true])} → {escape(classes[predicted])}: {count:,} / {of:,}"
    shown = "".join(_face(faces, k, words) for k in here.tolist())
    return (
        f'<td style="--share: {count / of:.3f}"><details name="cell"><summary>{count:,}</summary>'
        f'<div class="behind"><p>{title}</p>{shown}</div></details></td>'
    )


def _face(faces: Faces, k: int, words: Mapping[str, str]) -> str:
    name, sure = escape(faces.names[k]), words["percent"].format(100 * faces.confidence[k])
    pictures = (faces.images[k], bytes_of(faces.explained[k]))
    both = "".join(map(image, pictures))
    return f"<figure>{both}<figcaption>{sure} <small>{name}</small></figcaption></figure>"
