"""The habits of the code base: sizes, names, errors, settings; read from the syntax trees."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "sagemaker_lineage"
CORE = ("errors.py", "model", "definition", "graph", "enrich", "checks", "export")
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
BROAD_EXCEPTS_OF_THE_SHELL = 2
READS_THE_ENVIRONMENT = {"settings.py", "demo", "cli/demo.py"}
"""The settings, and the demo, which takes the machine's AWS settings away."""


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's statements: neither signature nor docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return 1 + (body[-1].end_lineno or 0) - body[0].lineno if body else 0


def _is_broad(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in {"Exception", "BaseException"} for kind in kinds)


def _handlers(paths: list[Path]) -> list[tuple[str, ast.ExceptHandler]]:
    return [
        (f"{_name(path)}:{node.lineno}", node)
        for path in paths
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ExceptHandler)
    ]


def test_modules_stay_small() -> None:
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_functions_stay_small() -> None:
    lines = {f"{_name(path)}:{f.name}": _body_lines(f) for path in MODULES for f in _functions(_tree(path))}
    assert {name: count for name, count in lines.items() if count > LONGEST_FUNCTION} == {}


def test_every_module_says_what_it_is() -> None:
    assert [_name(path) for path in MODULES if not ast.get_docstring(_tree(path))] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = {"utils", "util", "helpers", "manager", "common", "misc"}
    assert [_name(path) for path in MODULES if path.stem in vague] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=_name)
def test_a_package_lists_everything_it_offers(path: Path) -> None:
    tree = _tree(path)
    offered = _imported(tree) - _used(tree)
    listed = _listed(tree)
    assert len(listed) == len(set(listed))
    assert offered <= set(listed)


def _imported(tree: ast.Module) -> set[str]:
    """Return the public names that the module imports when it is loaded."""
    names = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
    }
    return {name for name in names if not name.startswith("_")}


def _listed(tree: ast.Module) -> list[str]:
    return [
        name
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
        for name in ast.literal_eval(node.value)
    ]


def _used(tree: ast.Module) -> set[str]:
    """Return the names that the module itself uses, beside importing them."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def test_the_root_scripts_only_point_to_the_package() -> None:
    for script in ("api.py", "lineage.py"):
        assert len((ROOT / script).read_text(encoding="utf-8").splitlines()) <= 15


def test_the_core_catches_nothing_broadly() -> None:
    core = [path for path in MODULES if _top(path) in CORE]
    assert [place for place, handler in _handlers(core) if _is_broad(handler)] == []


def test_the_shell_catches_broadly_in_two_places_at_most() -> None:
    shell = [path for path in MODULES if _top(path) not in CORE]
    broad = [place for place, handler in _handlers(shell) if _is_broad(handler)]
    assert len(broad) <= BROAD_EXCEPTS_OF_THE_SHELL, broad


def test_no_error_is_passed_over_in_silence() -> None:
    silent = [place for place, h in _handlers(MODULES) if len(h.body) == 1 and isinstance(h.body[0], ast.Pass)]
    assert silent == []


def test_only_settings_and_demo_read_the_environment() -> None:
    readers = [
        _name(path)
        for path in MODULES
        if not {_top(path), path.relative_to(PACKAGE).as_posix()} & READS_THE_ENVIRONMENT
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "environb"}
    ]
    assert readers == []


def test_no_session_is_shared_by_all() -> None:
    assert [_name(path) for path in MODULES if "setup_default_session" in path.read_text(encoding="utf-8")] == []


def test_nothing_is_left_unfinished() -> None:
    markers = ("TO" + "DO", "FIX" + "ME", "XX" + "X ", "NotImplemented" + "Error")
    left = [_name(path) for path in MODULES + TESTS if any(m in path.read_text(encoding="utf-8") for m in markers)]
    assert left == []
