"""Pictures of a report on synthetic faces for the README, in each language: the first pages, and a page a chapter."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf
import pypdfium2
from PIL import Image

from fer.report.make import make_report
from fer.training.plan import Request
from fer.training.train import find_or_train
from fer.wording.load import languages

HERE = Path(__file__).parent
WIDTH = 620  # pixels of a page
GAP = 12
FIRST = 4  # pages side by side: cover, answers, contents, the first answer


def main() -> None:
    """Write reports/pictures/report-LANGUAGE.png and NN-LANGUAGE.png for each chapter."""
    request = Request()
    run = find_or_train(request, request.folder())
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)
    for language in languages():
        with TemporaryDirectory() as out:
            _, pdf = make_report(run, out=Path(out), language=language)
            content = pdf.read_bytes()
        pages = pypdfium2.PdfDocument(content)
        shown = [picture_of(pages, at) for at in range(FIRST)]
        save(side_by_side(shown), folder / f"report-{language}.png")
        for name, at in chapters(content).items():
            save(picture_of(pages, at), folder / f"{name}-{language}.png")


def chapters(pdf: bytes) -> dict[str, int]:
    """The page, from 0, on which each chapter begins, by its two digits."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    begin = {name.removeprefix("chapter-"): place for name, place in reader.named_destinations.items()}
    return {
        name: reader.get_destination_page_number(place)
        for name, place in begin.items()
        if len(name) == 2 and name.isdigit()
    }


def picture_of(pages: pypdfium2.PdfDocument, at: int) -> Image.Image:
    """A page, `WIDTH` pixels wide."""
    page = pages[at]
    return page.render(scale=WIDTH / page.get_width()).to_pil()


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Pages in a row on grey."""
    width, height = pictures[0].size
    row = Image.new("RGB", (len(pictures) * (width + GAP) + GAP, height + 2 * GAP), "#9aa0a6")
    for at, picture in enumerate(pictures):
        row.paste(picture, (GAP + at * (width + GAP), GAP))
    return row


def save(picture: Image.Image, path: Path) -> None:
    """As a PNG of at most 256 colours: text and plain figures need no more."""
    picture.convert("P", palette=Image.Palette.ADAPTIVE).save(path, optimize=True)


if __name__ == "__main__":
    main()
