"""The filters for the page in a browser: a table that is sorted and filtered there, with their pictures.

Plain HTML, all of which stands there where no script runs.
"""

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np
from jaxtyping import Float, Int, UInt8

from fer.figures.embedded import bytes_of, image


def gallery(
    maximisers: Float[np.ndarray, "f 48 48"],
    faces: UInt8[np.ndarray, "f k 48 48"],
    labels: Int[np.ndarray, "f k"],
    *,
    filters: Sequence[int],
    made: Sequence[float],
    strongest: Sequence[float],
    names: Sequence[str],
    caption: str,
    words: Mapping[str, str],
) -> str:
    """A row a filter: its number, the image made for it (0 to 1) and what that reaches, its k strongest faces and what
    the first reaches, and the class that most of them have, with how many do.

    `words` has filter, image, made, faces, strongest and class, the names of the columns.
    """
    heads = "".join(f'<th scope="col">{escape(words[key])}</th>' for key in _COLUMNS)
    rows = "".join(
        f'<tr><th scope="row">{number}</th><td>{image(bytes_of(maximisers[k]))}</td><td>{made[k]:.2f}</td>'
        f"<td>{''.join(map(image, faces[k]))}</td><td>{strongest[k]:.2f}</td>"
        f"<td>{_class(labels[k], names)}</td></tr>"
        for k, number in enumerate(filters)
    )
    return (
        f'<div class="wide gallery"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


_COLUMNS = ("filter", "image", "made", "faces", "strongest", "class")


def _class(labels: Int[np.ndarray, " k"], names: Sequence[str]) -> str:
    """The commonest class; the first in label order where two are as common."""
    counts = np.bincount(labels, minlength=len(names))
    return f"{escape(names[int(counts.argmax())])} ({counts.max()}/{len(labels)})"
