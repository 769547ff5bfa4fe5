"""Where a source unpickles, evaluates text, or hands words to a shell, under whatever name it has imported that."""

import ast

MODULES = {"_pickle", "cloudpickle", "dill", "joblib", "marshal", "pickle", "runpy", "shelve"}
CAUGHT = "pickle.UnpicklingError"
NEVER = {  # whatever module they are of
    *("__import__", "exec", "exec_module", "parse_expr", "read_pickle"),
    *("create_subprocess_shell", "getoutput", "getstatusoutput", "popen"),
}
NEVER_OF = {"builtins.compile", "builtins.eval", "compile", "eval", "os.system", "posix.system", "torch.jit.load"}
BEGINNINGS = ("os.exec", "os.posix_spawn", "os.spawn", "torch.hub.", "torch.package.")
WITH = {  # what may be called with this word alone
    "numpy.load": ("allow_pickle", "False"),
    "sympy.sympify": ("strict", "True"),
    "torch.load": ("weights_only", "True"),
    "torch.serialization.load": ("weights_only", "True"),
}
WORDS = {"allow_pickle": "False", "shell": "False", "weights_only": "True"}  # of any call


def unsafe(source: str, *, imports_by_name: bool = False) -> list[str]:
    """The lines that do, "3: torch.load(path)"; with `imports_by_name` a module's name may come from elsewhere."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    names = {local: full for node in nodes for local, full in _imported(node)}
    called = {node.func for node in nodes if isinstance(node, ast.Call)}
    found = []
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            bad = any(_is_forbidden(full) for _, full in _imported(node))
        elif isinstance(node, ast.Call):
            bad = _is_unsafe(node, _full(node.func, names), imports_by_name=imports_by_name)
        elif isinstance(node, ast.Name | ast.Attribute):
            full = _full(node, names)
            bad = _is_forbidden(full) or (full in WITH and node not in called)
        else:
            continue
        found += [f"{node.lineno}: {ast.unparse(node)}"] if bad else []
    return found


def _imported(node: ast.AST) -> list[tuple[str, str]]:
    """The names that a node brings in, each with what it stands for: "np", "numpy"."""
    if isinstance(node, ast.ImportFrom):
        return [(alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names]
    if isinstance(node, ast.Import):
        return [(alias.asname or alias.name, alias.name) for alias in node.names]
    return []


def _full(node: ast.expr, names: dict[str, str]) -> str:
    """`np.load` is "numpy.load"; what is not asked of a name has "?" before its dot."""
    if isinstance(node, ast.Attribute):
        return f"{_full(node.value, names)}.{node.attr}"
    return names.get(node.id, node.id) if isinstance(node, ast.Name) else "?"


def _is_forbidden(full: str) -> bool:
    listed = full.partition(".")[0] in MODULES or full.rpartition(".")[2] in NEVER or full in NEVER_OF
    return (listed or full.startswith(BEGINNINGS)) and full != CAUGHT


def _is_unsafe(call: ast.Call, full: str, *, imports_by_name: bool) -> bool:
    words = {word.arg: ast.unparse(word.value) for word in call.keywords}
    if any(words.get(name, value) != value for name, value in WORDS.items()):
        return True
    if full in WITH:
        name, value = WITH[full]
        return words.get(name) != value
    if full == "importlib.import_module":
        name = call.args[0] if call.args else None
        return _is_forbidden(name.value) if isinstance(name, ast.Constant) else not imports_by_name
    if full.startswith("yaml."):
        return not full.endswith("safe_load")
    return full.endswith(".eval") and bool(call.args or call.keywords)  # a network's own takes none
