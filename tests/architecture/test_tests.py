"""The habits of the tests themselves."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]
FILES = sorted(TESTS.rglob("*.py"))
CASES = [path for path in FILES if path.name.startswith("test_")]

LONGEST_MODULE = 600
ASSERTING_CALLS = ("assert_", "check_", "expect", "fail", "raises", "warns")


def _name(path: Path) -> str:
    return path.relative_to(TESTS).as_posix()


def _asserts(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(node, ast.Assert) or _is_asserting_call(node) for node in ast.walk(function))


def _is_asserting_call(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called.lstrip("_").startswith(ASSERTING_CALLS)


def test_every_test_asserts_something() -> None:
    idle = [f"{_name(path)}:{test.name}" for path in CASES for test in _tests(path) if not _asserts(test)]
    assert idle == []


def test_test_modules_stay_readable() -> None:
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_our_own_modules_are_never_patched_by_name() -> None:
    patched = [
        f"{_name(path)}:{node.lineno}"
        for path in FILES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and _patches_by_name(node)
    ]
    assert patched == []


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _tests(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]


def _patches_by_name(call: ast.Call) -> bool:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    first = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    return called in {"patch", "setattr"} and isinstance(first, str) and first.startswith("sagemaker_lineage")
