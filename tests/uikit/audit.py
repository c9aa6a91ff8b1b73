"""What axe-core says of a page, and how many things the accessibility tree holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"

_RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 8).map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}"""


@cache
def _axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make page")
    return AXE.read_text(encoding="utf-8")


def assert_accessible(page: Page) -> None:
    """Fail where axe finds something serious or critical, and say which elements it is about."""
    page.evaluate(_axe())
    found: list[str] = page.evaluate(_RUN)
    assert not found, "\n".join(found)


def named(page: Page, role: str) -> list[str]:
    """Return the accessible names of everything of a role, as the browser's own tree has them."""
    session = page.context.new_cdp_session(page)
    try:
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        session.detach()
    shown = (node for node in nodes if not node.get("ignored") and node.get("role", {}).get("value") == role)
    return [node.get("name", {}).get("value", "") for node in shown]
