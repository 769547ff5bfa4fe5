"""Who may import whom, read from the imports themselves; and what a notebook may hold."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
EVERYONE = {"errors", "labels", "files", "progress", "revision", "settings"}
MAY_IMPORT = {
    "errors": set(),
    "labels": set(),
    "files": set(),
    "progress": set(),
    "revision": set(),
    "settings": set(),
    "faces": set(),
    "data": {"faces"},
    "recipes": set(),
    "models": set(),
    "augment": {"recipes"},
    "distributed": set(),
    "prediction": set(),
    "training": {"augment", "distributed", "models", "prediction", "recipes"},
    "seen": {"faces"},
    "run_files": set(),
    "runs": {"faces", "models", "recipes", "run_files", "seen"},
    "evaluation": set(),
    "judging": {"evaluation", "faces", "prediction", "recipes", "runs"},
    "resampling": {"evaluation"},
    "near_twins": {"faces"},
    "twins": {"faces", "near_twins", "seen"},
    "memory": {"evaluation"},
    "agreement": {"evaluation", "resampling"},
    "doubt": {"agreement", "evaluation"},
    "calibration": {"evaluation", "resampling"},
    "temperature": {"calibration", "evaluation", "resampling"},
    "abstention": {"evaluation", "resampling"},
    "comparison": {"evaluation"},
    "environment": set(),
    "experiments": {
        "data", "distributed", "environment", "faces", "judging", "models", "prediction", "recipes", "runs", "seen",
        "training",
    },
    "released": {
        "calibration", "evaluation", "experiments", "faces", "judging", "models", "prediction", "recipes", "report",
        "runs", "seen", "training",
    },
    "derivations": set(),
    "architecture": {"models"},
    "receptive_field": set(),
    "saliency": set(),
    "means": {"evaluation"},
    "plain_maps": set(),
    "completeness": {"means", "saliency"},
    "deletion": {"means", "plain_maps"},
    "randomisation": {"means", "models", "saliency"},
    "reading": set(),
    "filters": {"reading"},
    "heights": set(),
    "effective_field": {"reading"},
    "selectivity": {"filter_groups"},
    "ablation": {"evaluation", "reading"},
    "filter_kinds": {"evaluation"},
    "filter_groups": set(),
    "selection": set(),
    "regions": {"means"},
    "ground_truth": {"data", "evaluation", "means", "plain_maps", "prediction", "regions", "saliency"},
    "examples": {"faces"},
    "overfitting": {"evaluation"},
    "gradients": set(),
    "measures": {"comparison", "evaluation", "overfitting", "runs"},
    "learning_curve": {"comparison", "evaluation", "experiments", "faces", "recipes", "resampling", "runs"},
    "plots": set(),
    "report": {"faces", "plots", "runs"},
    "sweep": {"evaluation", "experiments", "faces", "models", "recipes", "runs"},
    "cli": {"data", "experiments", "faces", "recipes", "released", "report", "sweep"},
    "__main__": {"cli"},
}  # fmt: skip
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def imported(path: Path) -> set[str]:
    """Names of the modules that a file imports, as written out in full."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def part_of(name: str) -> str | None:
    """`fer.data.check` belongs to `data`; None for a module that is not ours, or the bare package."""
    words = name.split(".")
    return words[1] if words[0] == "fer" and len(words) > 1 else None


def files_of(part: str) -> list[Path]:
    module = ROOT / "fer" / f"{part}.py"
    return [module] if module.exists() else sorted((ROOT / "fer" / part).rglob("*.py"))


def parts() -> list[str]:
    return sorted(
        {p.stem for p in (ROOT / "fer").iterdir() if p.suffix == ".py" or p.is_dir()} - {"__init__", "__pycache__"}
    )


@pytest.mark.parametrize("part", parts())
def test_imports_follow_the_table(part):
    own = {p for file in files_of(part) for name in imported(file) if (p := part_of(name)) in parts()} - {part}
    assert own <= MAY_IMPORT[part] | EVERYONE


@pytest.mark.parametrize("part", ["plots", "recipes", "faces", "evaluation", "labels", "cli"])
def test_what_needs_no_torch_imports_none(part):
    assert not {name for file in files_of(part) for name in imported(file) if name.split(".")[0] == "torch"}


def test_training_runs_on_a_bare_machine():
    """Nothing but torch, numpy and safetensors behind the loop."""
    foreign = set()
    for part in ("training", "augment", "distributed", "recipes", "prediction", "settings"):
        for file in files_of(part):
            foreign |= {name.split(".")[0] for name in imported(file)}
    standard = {"collections", "contextlib", "copy", "dataclasses", "math", "os", "time", "types", "typing"}
    assert foreign - standard - {"fer"} <= {"torch", "numpy", "safetensors", "jaxtyping"}


def test_nothing_imports_the_command_line():
    entrance = ROOT / "fer" / "__main__.py"
    assert [f for f in (ROOT / "fer").rglob("*.py") if "fer.cli" in imported(f)] == [entrance]


def test_there_is_one_notebook_a_question():
    assert [path.stem[:2] for path in NOTEBOOKS] == ["00", "01", "02", "03", "04", "05", "06"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    def test_is_committed_clean(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                assert not cell.outputs
                assert cell.execution_count is None

    def test_defines_nothing_and_keeps_cells_short(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                assert cell.source.count("\n") < 10
                kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
                assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, kinds)]

    def test_has_one_cell_of_annotated_parameters(self, path):
        cells = [c for c in nbformat.read(path, as_version=4).cells if "parameters" in c.metadata.get("tags", [])]
        assert len(cells) == 1
        body = ast.parse(cells[0].source).body
        assert body
        assert all(isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant) for node in body)

    def test_prose_names_its_language_and_types_no_result(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                assert {"en", "zh-TW"} & set(cell.metadata.get("tags", []))
                shares = set(re.findall(r"([\d.]+) ?\\?%", cell.source))
                assert shares <= {"0", "95", "100"}, "a share is a result: compute it"

    def test_ends_by_writing_its_facts(self, path):
        last = nbformat.read(path, as_version=4).cells[-1].source
        assert f'write_facts("{path.stem[:2]}"' in last

    def test_imports_neither_the_command_line_nor_the_execution(self, path):
        source = "\n".join(c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code")
        names = {
            alias.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for alias in node.names
        }
        names |= {node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
        assert not {"fer.cli", "fer.report.run.execute"} & names
