"""The modules that a source imports, as written out in full."""

import ast


def imported(source: str) -> set[str]:
    """`from fer.report import run` imports "fer.report" and "fer.report.run"; "fer" stands for a bare `import fer`.

    Raises AssertionError for an import that is relative.
    """
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)} - {"fer"}
    return found


def within(names: set[str], *packages: str) -> set[str]:
    """Those that are one of the packages, or lie in one."""
    return {name for name in names if any(f"{name}.".startswith(f"{package}.") for package in packages)}
