"""Faces for the page in a browser, each beside the map of a method that a reader chooses.

Plain HTML: the methods are radio buttons, whose order the style sheet goes by, so that they work where no script runs.
"""

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np
from jaxtyping import Float, UInt8

from fer.figures import mosaic
from fer.figures.embedded import bytes_of, image
from fer.saliency.figures.maps import UNIFORM, laid_over_faces, scale_each


def choice_of_methods(
    images: UInt8[np.ndarray, "n 48 48"],
    maps: Mapping[str, Float[np.ndarray, "n 48 48"]],
    names: Sequence[str],
    *,
    overlay: tuple[str, Float[np.ndarray, "n 48 48"]],
    caption: str,
    group: str,
) -> str:
    """The faces as HTML, with a map each by one of the methods, whose titles are the keys of `maps`; the first is
    chosen. `overlay` is the title and the map of a last choice, in jet over the face. `group` is unique in the page."""
    title, laid_over = overlay
    shown = {method: mosaic.coloured(scale_each(of_method), UNIFORM) for method, of_method in maps.items()}
    shown[title] = laid_over_faces(images, laid_over)
    radios = "".join(
        f'<input type="radio" name="{escape(group)}" id="{escape(group)}-{k}"{" checked" if not k else ""}>'
        f'<label for="{escape(group)}-{k}">{escape(method)}</label>'
        for k, method in enumerate(shown)
    )
    cards = "".join(
        f"<figure>{image(images[k])}<span>"
        + "".join(image(bytes_of(of[k]), method) for method, of in shown.items())
        + f"</span><figcaption>{escape(name)}</figcaption></figure>"
        for k, name in enumerate(names)
    )
    chosen = f'{radios}<div class="faces">{cards}</div>'
    return f'<fieldset class="methods"><legend>{escape(caption)}</legend>{chosen}</fieldset>'
