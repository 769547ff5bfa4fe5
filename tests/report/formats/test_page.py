"""The page in a browser: what its scripts do, and that it can be read without them, in light, dark, on a phone, by
keyboard and on paper."""

import re
import shutil

import numpy as np
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect, sync_playwright
from report_notebooks import code, markdown, shown, shown_cells, shown_chart, shown_figure
from report_reading import document, squeezed, text_of

from fer.filters.figures.gallery import gallery
from fer.report.document.pipes import pipe_table
from fer.report.formats.html import to_html
from fer.saliency.figures.choice import choice_of_methods

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here: apt install chromium"),
]

LAYERS = ["Conv2d", "ReLU", "Linear", "Dropout", "Flatten", "MaxPool2d", "BatchNorm2d", "Pool"]
NUMBERS = ["0.5 (0.1–0.7)", "−0.25", "1,200", "–", "12.5", "3 of 7", "0.04", "100"]
TABLE = "#tab\\:layers tbody"
DESKTOP, PHONE = {"width": 1400, "height": 900}, {"width": 375, "height": 800}
# two epochs of two curves at the left and the right of the picture's left half, two bars in its right half
CURVES = {
    "title": "Loss", "along": "x", "box": [0.1, 0.1, 0.5, 0.9], "heads": ["epoch", "training", "validation"],
    "rows": [
        ["1", [{"text": "2.5", "x": 0.15, "y": 0.2}, {"text": "2.6", "x": 0.15, "y": 0.15}]],
        ["2", [{"text": "1.5", "x": 0.45, "y": 0.7}, None]],
    ],
}  # fmt: skip
BARS = {
    "title": "Faces", "along": "y", "box": [0.6, 0.1, 0.9, 0.9], "heads": ["", "faces"],
    "rows": [["<angry>", [{"text": "7", "x": 0.7, "y": 0.3}]], ["sad", [{"text": "9", "x": 0.8, "y": 0.7}]]],
}  # fmt: skip
POWERS = "\n".join(
    f"| {cell} |" for cell in (r"Gap of $\gamma$", "-", r"$3.6 \times 10^{-15}$", "0", "0.2", r"$2 \times 10^{-14}$")
)
WIDE = r"$$" + " + ".join(rf"\frac{{x_{{{k}}}}}{{y_{{{k}}}}}" for k in range(40)) + r"$$"


BOXES = "names => names.map(name => document.querySelector(name).getBoundingClientRect().toJSON())"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A page with a figure, a table of nine rows, a wide formula, code, and sections of several windows each."""
    folder = tmp_path_factory.mktemp("page")
    rows = pd.DataFrame({"Layer": [*LAYERS, ""], "Number": [*NUMBERS, "1,315.8"]})
    about = {"name": "layers", "caption": "The layers."}
    cells = [
        code("1", outputs=(shown("table", {"text/markdown": pipe_table(rows)}, **about),)),
        markdown("See [@fig:box] and [@tab:layers].\n\n" + "Words and words. " * 600),
        markdown("## A section\n\n" + "More words. " * 600 + f"\n\n{WIDE}"),
        markdown("## Another section\n\n```python\nvalue = call(" + "argument, " * 60 + ")  # said\n```"),
        code("2", outputs=(shown_figure("box"), shown_cells("box"))),
        code("draw(chart)", outputs=(shown_chart("chart", CURVES, BARS),)),
        code("3", outputs=(shown_figure("maps"), shown("below", {"text/html": methods()}, figure="maps"))),
        code("4", outputs=(shown_figure("filters"), shown("below", {"text/html": filters()}, figure="filters"))),
        code("5", outputs=(shown("table", {"text/markdown": POWERS}, name="powers", caption="At $W = 10$."),)),
        markdown("Back to [@tab:layers].\n\n" + "Last words. " * 300),
    ]
    page = folder / "report.html"
    page.write_text(to_html(document(folder, *cells)), encoding="utf-8")
    return page.as_uri()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as started:
        yield started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])


@pytest.fixture
def opened(browser, address):
    """opened(...) is the page, or a place in it, in a window of its own.

    At the end nothing must have failed, nor been asked for.
    """
    said, asked, windows = [], [], []

    def open_(place="", **options):
        windows.append(browser.new_context(**{"viewport": DESKTOP, **options}))
        page = windows[-1].new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + place)
        return page

    yield open_
    assert said == []
    assert [url for url in asked if not url.startswith("data:") and url.partition("#")[0] != address] == []
    for window in windows:
        window.close()


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing_serious(opened, look):
    found = Axe().run(opened(**look)).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


def test_dark_is_dark_and_figures_keep_their_paper(opened):
    page = opened(color_scheme="dark")
    backgrounds = "of => getComputedStyle(document.querySelector(of)).backgroundColor"
    assert max(numbers_in(page.evaluate(backgrounds, "body"))) < 60
    assert page.evaluate(backgrounds, "main figure .chart") == "rgb(255, 255, 255)"


def test_a_figure_is_enlarged_by_a_click_and_by_keyboard(opened):
    page = opened()
    button, dialog = page.locator("main button.enlarge").first, page.locator("dialog.enlarged")
    for act in (button.click, lambda: button.press("Enter")):
        act()
        assert dialog.is_visible() and "A caption." in dialog.inner_text()
        assert dialog.locator(".chart").bounding_box()["width"] > 10 * 72
        page.keyboard.press("Escape")
        assert not dialog.is_visible()
        assert page.evaluate("document.activeElement.className") == "enlarge"


def test_a_column_sorts_up_down_and_back(opened):
    page = opened()
    head = page.locator("th button", has_text="Number")
    column = page.locator(f"{TABLE} td:nth-child(2)")
    heads = page.locator("#tab\\:layers th", has_text="Number")
    up = ["−0.25", "0.04", "0.5 (0.1–0.7)", "3 of 7", "12.5", "100", "1,200", "–", "1,315.8"]
    down = [*reversed(up[:-2]), *up[-2:]]
    for order, state in ((up, "ascending"), (down, "descending"), ([*NUMBERS, "1,315.8"], None)):
        head.click()
        assert column.all_inner_texts() == order
        assert heads.get_attribute("aria-sort") == state
    page.locator("th button", has_text="Layer").click()
    assert page.locator(f"{TABLE} td:nth-child(1)").all_inner_texts() == [*sorted(LAYERS), ""]


def test_rows_are_filtered_and_what_is_left_is_copied(opened):
    page = opened()
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    page.locator(".tools input").first.fill("pool")
    copy = page.locator(".tools button").first
    copy.click()
    assert page.evaluate("window.copied") == "Layer,Number\r\nMaxPool2d,3 of 7\r\nPool,100"
    expect(copy).to_have_text("Copied")
    page.locator(f"{TABLE} tr:nth-child(8) td").first.evaluate("cell => { cell.textContent = '=Pool(1;2)'; }")
    copy.click()
    assert page.evaluate("window.copied").splitlines()[2] == '"\'=Pool(1;2)",100'  # no formula to a spreadsheet
    page.locator(".tools input").first.fill("")
    assert page.locator(f"{TABLE} tr:visible").count() == 9
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    copy.click()
    expect(copy).to_contain_text("not let")


def test_what_a_reference_names_is_shown_beside_it_if_out_of_sight(opened):
    page = opened()
    preview, first = page.locator(".preview"), page.locator("main a.reference").first
    first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")  # as a person comes to it by keyboard
    assert preview.is_visible() and "A caption." in preview.inner_text() and preview.locator(".chart").count() == 1
    page.keyboard.press("Escape")
    assert not preview.is_visible()
    back = page.locator("main a.reference").last
    back.scroll_into_view_if_needed()
    back.hover()
    preview.wait_for(state="visible")
    assert "MaxPool2d" in preview.inner_text() and preview.locator("[id], a, button, [tabindex]").count() == 0
    page.mouse.move(0, 0)
    assert not preview.is_visible()
    page.locator("#tab\\:layers").scroll_into_view_if_needed()
    near = page.locator("main a.reference").nth(1)
    near.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert not preview.is_visible()


def test_a_pointer_over_a_chart_shows_what_is_nearest_along_its_axis(opened):
    page = opened()
    chart, said = page.locator("#fig\\:chart .chart"), page.locator(".pointed p")
    chart.hover(position=place(chart, 0.2, 0.85))
    assert said.inner_text().split("\n") == ["epoch: 1", "training: 2.5", "validation: 2.6"]
    dot, picture = page.evaluate(BOXES, [".pointed i", "#fig\\:chart .chart"])  # at one time: the page may move
    assert dot["x"] + dot["width"] / 2 == pytest.approx(picture["x"] + 0.15 * picture["width"], abs=1)
    assert dot["y"] + dot["height"] / 2 == pytest.approx(picture["y"] + 0.2 * picture["height"], abs=1)
    chart.hover(position=place(chart, 0.4, 0.2))
    assert said.inner_text().split("\n") == ["epoch: 2", "training: 1.5", "validation: –"]
    chart.hover(position=place(chart, 0.62, 0.25))
    assert said.inner_text().split("\n") == ["<angry>", "faces: 7"]
    chart.hover(position=place(chart, 0.55, 0.5))
    assert not said.is_visible()
    chart.click()
    large = page.locator("dialog .chart")
    large.hover(position=place(large, 0.62, 0.75))
    assert said.inner_text().split("\n") == ["sad", "faces: 9"]


def test_arrow_keys_go_from_value_to_value(opened):
    page = opened()
    page.locator("#fig\\:box button").focus()
    page.locator("#fig\\:chart button").focus()
    said = page.locator(".pointed p")
    seen = [press(page, key, said) for key in ("Home", "ArrowLeft", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp")]
    assert seen == ["epoch: 1", "epoch: 1", "epoch: 2", "<angry>", "sad", "<angry>"]
    assert page.locator("#fig\\:chart button").get_attribute("title").endswith("show the values")
    page.keyboard.press("Escape")
    assert not said.is_visible()


def test_a_tap_shows_a_value_and_a_second_one_enlarges(opened):
    page = opened(viewport=PHONE, has_touch=True)
    chart, dialog = page.locator("#fig\\:chart .chart"), page.locator("dialog.enlarged")
    chart.tap(position=place(chart, 0.2, 0.5))
    assert "validation: 2.6" in page.locator(".pointed p").inner_text() and not dialog.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    chart.tap(position=place(chart, 0.2, 0.5))
    assert dialog.is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_below_a_figure_its_values_and_its_code_open(opened, script):
    page = opened(java_script_enabled=script)
    values, code_of = page.locator("details.values"), page.locator("#fig\\:chart + .beneath details.code")
    assert not values.locator("table").first.is_visible()
    values.locator("summary").click()
    assert values.locator("td").all_inner_texts() == ["2.5", "2.6", "1.5", "–", "7", "9"]
    assert values.locator("caption").all_inner_texts() == ["Loss", "Faces"]
    code_of.locator("summary").click()
    assert code_of.locator("pre").inner_text().strip() == "draw(chart)"


@pytest.mark.parametrize("script", [True, False])
def test_the_method_of_the_maps_is_chosen(opened, script):
    page = opened(java_script_enabled=script)
    shown_maps = page.locator(".methods span img:visible")
    titles = []
    for method in ("Grad-CAM", "over the face"):
        page.get_by_label(method).check()
        titles.append([of.get_attribute("alt") for of in shown_maps.all()])
    assert titles == [["Grad-CAM"] * 2, ["over the face"] * 2]


def test_filters_are_sorted_and_filtered(opened):
    page = opened()
    rows, field = page.locator(".gallery tbody tr:visible"), page.locator(".tools:has(+ .gallery) input")
    page.locator(".gallery th button", has_text="made").click()
    assert rows.locator("th").all_inner_texts() == [str(number) for number in range(107, 99, -1)]
    field.fill("sad")
    assert rows.locator("th").all_inner_texts() == ["107", "105", "103", "101"]
    assert rows.first.locator("img").count() == 3 and "sad (2/2)" in rows.first.inner_text()


@pytest.mark.parametrize("script", [True, False])
def test_a_cell_of_the_matrix_opens(opened, script):
    page = opened(java_script_enabled=script)
    cell, behind = page.locator(".cells summary"), page.locator(".behind")
    cell.click()
    assert behind.inner_text() == "Behind."
    box = behind.bounding_box()
    assert box["y"] + box["height"] == page.viewport_size["height"], "it lies along the foot of the window"
    if script:
        page.keyboard.press("Escape")
        assert not behind.is_visible()
        cell.click()
        page.mouse.click(5, 5)
    else:
        cell.click()
    assert not behind.is_visible()


def test_contents_follow_the_reading(opened):
    page = opened(reduced_motion="reduce")
    current = page.locator(".contents [aria-current]")
    for title in ("A section", "Another section"):
        page.locator("main :is(h2, h3)", has_text=title).evaluate("heading => heading.scrollIntoView()")
        expect(current).to_have_text(title)  # and there is but one


def test_what_is_out_of_sight_is_laid_out_soon_and_the_reader_s_place_stays(opened):
    heading = "main :is(h2, h3):has-text('Another section')"
    place = opened().locator(heading).get_attribute("id")
    page = opened(f"#{place}", reduced_motion="reduce")
    expect(page.locator("main > section:not([style='content-visibility: visible;'])")).to_have_count(0)
    box = page.locator(heading).bounding_box()
    assert box and 0 <= box["y"] < 100


def test_a_heading_links_to_itself_and_the_first_link_skips_the_cover(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    anchor = page.locator("main h2 .anchor").first
    heading = page.locator("main h2[id]").first
    assert anchor.get_attribute("href") == "#" + heading.get_attribute("id")
    assert anchor.get_attribute("aria-label").startswith("Link to ")


def test_on_a_phone_nothing_sticks_out_and_wide_things_scroll_by_keyboard(opened):
    page = opened(viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert page.locator(".contents details").get_attribute("open") is None
    for wide in (page.locator(".equation").first, page.locator("main div.sourceCode").first):
        wide.focus()
        page.keyboard.press("ArrowRight")
        expect(wide).not_to_have_js_property("scrollLeft", 0)
    page.locator("main button.enlarge").first.click()
    assert page.locator("dialog .chart").bounding_box()["width"] >= 800


def test_motion_is_smooth_only_where_it_is_wanted(opened):
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened().evaluate(behaviour) == "smooth"
    assert opened(reduced_motion="reduce").evaluate(behaviour) == "auto"


def test_it_can_all_be_read_where_no_script_runs(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("main button, .tools, dialog").count() == 0
    assert page.locator("main figure .chart").first.is_visible() and page.locator(f"{TABLE} tr").count() == 9
    assert page.locator(".contents a").first.is_visible()


def test_on_paper_stand_text_and_tables_and_no_buttons(opened):
    words = squeezed(text_of(opened(color_scheme="dark").pdf(format="A4")))
    assert "MaxPool2d 3 of 7" in words and "The layers." in words
    assert "Copy as csv" not in words and "Skip to" not in words and "draw(chart)" not in words


def test_powers_of_ten_are_sorted_by_their_size_and_copied_as_they_read(opened):
    page = opened()
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    table = page.locator("#tab\\:powers")
    table.locator("th button").click()
    assert table.locator("th").get_attribute("aria-sort") == "ascending"
    page.locator(".tools:has(+ .wide #tab\\:powers) button", has_text="Copy").click()
    minus = "\N{MINUS SIGN}"
    wanted = ["Gap of γ", "0", f"3.6×10^{minus}15", f"2×10^{minus}14", "0.2"]
    assert page.evaluate("window.copied").split("\r\n") == wanted


def test_the_contents_are_on_paper_from_a_narrow_window_too(opened):
    page = opened(viewport={"width": 1000, "height": 800})
    assert not page.locator(".contents details").get_attribute("open")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".contents a").first.is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not page.locator(".contents a").first.is_visible()
    assert squeezed(text_of(page.pdf(format="A4"))).count("Another section") == 2


def test_on_paper_no_colour_is_the_dark_page_s(opened):
    page = opened(color_scheme="dark")
    names = ["--keyword", "--string", "--number", "--warn", "--alarm", "--ink", "--paper", "--tint"]
    read = "names => names.map(name => getComputedStyle(document.documentElement).getPropertyValue(name))"
    dark = page.evaluate(read, names)
    page.emulate_media(media="print", color_scheme="dark")
    printed = page.evaluate(read, names)
    page.emulate_media(media="screen", color_scheme="light")
    assert printed == page.evaluate(read, names) and not set(printed) & set(dark)


def test_no_script_runs_but_the_page_s_own(opened):
    policy = re.search(r"script-src '(sha256-[^']+)'", opened().content())
    assert policy and "unsafe" not in policy[0]


def methods() -> str:
    """Two faces, beside them the maps of two methods."""
    faces, maps = np.zeros((2, 48, 48), np.uint8), np.ones((2, 48, 48))
    overlay = ("over the face", maps)
    told = {"overlay": overlay, "caption": "To be chosen.", "group": "method"}
    return choice_of_methods(faces, {"gradient": maps, "Grad-CAM": maps}, ["angry", "sad"], **told)


def filters() -> str:
    """Eight filters, the strongest faces of every other one sad; the later, the less its image reaches."""
    labels = np.array([[0, 0], [1, 1]] * 4)
    pictures, told = np.zeros((8, 2, 48, 48)), {"filters": range(100, 108), "made": [8.0 - k for k in range(8)]}
    heads = {name: name for name in ("filter", "image", "made", "faces", "strongest", "class")}
    told |= {"strongest": [1.0] * 8, "names": ["angry", "sad"], "caption": "To be sorted.", "words": heads}
    return gallery(pictures[:, 0], pictures.astype(np.uint8), labels, **told)


def place(picture: Locator, x: float, y: float) -> dict[str, float]:
    """Shares of a picture's width and height, in pixels."""
    box = picture.bounding_box()
    return {"x": x * box["width"], "y": y * box["height"]}


def press(page: Page, key: str, said: Locator) -> str:
    """The first line of what is said after a key."""
    page.keyboard.press(key)
    return said.inner_text().split("\n")[0]


def numbers_in(colour: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", colour)]
