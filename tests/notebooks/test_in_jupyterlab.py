"""The notebooks in a real JupyterLab, as `make lab` configures it: they open and run, and the widgets answer."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "notebooks" / "lab" / "jupyter_lab_config.py"
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here: apt install chromium"),
]

TOKEN, PATIENCE = "for-the-test", 120_000  # milliseconds, of a machine that does other things, too
expect.set_options(timeout=PATIENCE)
FAULTS = (
    ".jp-OutputArea-output[data-mime-type$='jupyter.error'], .jp-OutputArea-output[data-mime-type$='jupyter.stderr']"
)
KERNEL = ".jp-NotebookPanel .jp-Notebook-ExecutionIndicator"
DROPPED = """(content) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(content)], "dropped.png", {type: "image/png"}));
    return carried;
}"""
EVERY_CELL_RAN = """() => {
    const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(one => one.textContent.trim());
    return prompts.length > 0 && prompts.every(one => /^\\[\\d+\\]:$/.test(one));
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory, tiny_run):
    """Notebooks, each of the run `first`, in a folder of no project, which holds `first` and `second`."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("first", "second"):
        shutil.copytree(tiny_run.path, folder / "runs" / name)
    for stem in ("01_architecture", "07_explore"):
        notebook = nbformat.read(ROOT / "notebooks" / f"{stem}.ipynb", as_version=4)
        cell = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
        cell.source = cell.source.replace("reports/runs/synthetic", str(folder / "runs" / "first"))
        nbformat.write(notebook, folder / f"{stem}.ipynb")
    return folder


@pytest.fixture(scope="module")
def lab(folder):
    """The address of a JupyterLab on that folder, and its home."""
    home = folder / "home"
    home.mkdir()
    kept = {"LabApp.user_settings_dir": folder / "kept", "LabApp.workspaces_dir": folder / "kept"}
    options = {"ServerApp.root_dir": folder, "ServerApp.allow_root": True, "IdentityProvider.token": TOKEN, **kept}
    words = [
        f"--config={CONFIG}",
        "--no-browser",
        "--port=0",
        *(f"--{name}={value}" for name, value in options.items()),
    ]
    environment = {**os.environ, "HOME": str(home), "JUPYTER_RUNTIME_DIR": str(home / "runtime")}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *words], env=environment, stderr=log, stdout=log)
    try:
        yield address_of(server, home / "runtime"), home
    finally:
        server.terminate()
        server.wait()


def address_of(server, runtime) -> str:
    """Where a server listens, as it says itself."""
    for _ in range(PATIENCE // 200):
        assert server.poll() is None
        if found := [json.loads(path.read_text()) for path in runtime.glob("jpserver-*.json")]:
            return found[0]["url"].rstrip("/")
        time.sleep(0.2)
    raise AssertionError("JupyterLab did not start")


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as started:
        yield started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])


@pytest.fixture
def opened(browser, lab):
    """opened("07_explore.ipynb") is its page; nothing but this JupyterLab is asked for anything."""
    address, _ = lab

    @contextmanager
    def open_(path: str):
        page, asked = browser.new_page(viewport={"width": 1400, "height": 1000}), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/lab/tree/{path}?token={TOKEN}&reset")
        page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=PATIENCE)
        expect(page.locator(".jp-NotebookPanel .jp-Toolbar-kernelName")).to_have_text("fer-report")
        page.wait_for_selector(f"{KERNEL}[data-status='idle']", timeout=PATIENCE)  # before, it would be asked in vain
        yield page
        assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
        page.close()

    return open_


def run_all(page) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(EVERY_CELL_RAN, timeout=PATIENCE)
    assert page.locator(FAULTS).all_inner_texts() == []


def test_a_chapter_runs_and_runs_again_with_another_run(opened, folder):
    with opened("01_architecture.ipynb") as page:
        run_all(page)
        expect(page.locator(".jp-RenderedSVG")).to_have_count(1)
        assert (folder / "runs" / "first" / "facts" / "01.json").is_file()
        page.locator(".jp-NotebookPanel a[href='#@tab:layers']").first.click()
        expect(page.get_by_text("The layers in the order in which they run")).to_be_in_viewport(timeout=10_000)
        cell = page.locator(".jp-CodeCell .cm-content").first
        cell.click()
        page.keyboard.press("Control+Home")
        page.keyboard.press("Shift+End")
        page.keyboard.insert_text(f'run: str = "{folder / "runs" / "second"}"')
        run_all(page)
        wait_for(folder / "runs" / "second" / "facts" / "01.json")
        assert page.locator(FAULTS).all_inner_texts() == []


def wait_for(path: Path) -> None:
    for _ in range(PATIENCE // 200):
        if path.is_file():
            return
        time.sleep(0.2)
    raise AssertionError(f"{path} was not written")


def test_the_widgets_answer(opened, tmp_path, png, tiny_run):
    first = tiny_run.predictions("test").rows[0]
    with opened("07_explore.ipynb") as page:
        run_all(page)
        panel = page.locator(".fer-explore")
        expect(panel.locator("img")).to_have_count(3)
        panel.get_by_label("Show").select_option("all, in the order of the source")
        expect(panel.get_by_text("1 of 300")).to_be_visible()
        expect(panel.get_by_text(f"takes face {first} for")).to_be_visible()
        panel.get_by_label("Map by").select_option("occlusion")
        expect(panel.get_by_text("by occlusion")).to_be_visible()
        (tmp_path / "me.png").write_bytes(png())
        with page.expect_file_chooser() as asked_for:
            panel.get_by_text("Drop a picture here, or choose one").click()
        asked_for.value.set_files(tmp_path / "me.png")
        expect(panel.get_by_text("takes me.png for")).to_be_visible()
        dropped = page.evaluate_handle(DROPPED, list(png()))
        panel.get_by_text("Drop a picture here, or choose one").dispatch_event("drop", {"dataTransfer": dropped})
        expect(panel.get_by_text("takes dropped.png for")).to_be_visible()
        panel.get_by_role("button", name="Back to the run's faces").click()
        expect(panel.get_by_text(f"takes face {first} for")).to_be_visible()
        panel.get_by_label("Run", exact=True).select_option("second")
        expect(panel.get_by_text("Opening the run")).to_have_count(0)
        expect(panel.locator("img")).to_have_count(3)


def test_nothing_is_asked_about_news_and_nothing_is_kept_in_the_home(lab):
    address, home = lab
    setting = f"{address}/lab/api/settings/@jupyterlab/apputils-extension:notification?token={TOKEN}"
    with urllib.request.urlopen(setting) as answer:
        default = {name: of["default"] for name, of in json.load(answer)["schema"]["properties"].items()}
    assert (default["fetchNews"], default["checkForUpdates"]) == ("false", False)
    assert not (home / ".jupyter" / "lab").exists()
