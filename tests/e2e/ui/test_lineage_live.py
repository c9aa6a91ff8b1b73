"""A run that goes on while somebody looks: alone with its service, as it moves the time of the account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from uikit.served import Served


def test_a_run_is_watched_until_it_finishes(page: Page, service: Served) -> None:
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(answer.status) if "/lineage?" in answer.url else None)
    page.goto(service.lineage("nightly-scores"))
    steps = page.get_by_role("tree")
    expect(steps.get_by_role("treeitem", name=re.compile("RefreshModel, Training, executing"))).to_be_visible()
    expect(page.get_by_text(re.compile("Live · updated"))).to_be_visible()
    page.wait_for_event("response", lambda answer: "/lineage?" in answer.url and answer.status == 304)
    assert set(answers) == {200, 304}
    service.control.clock.advance(120)
    expect(steps.get_by_role("treeitem", name=re.compile("RefreshModel, Training, succeeded"))).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="RefreshModel: Succeeded")).to_have_count(1)
    service.control.clock.advance(130)
    expect(steps.get_by_role("treeitem", name=re.compile("NotifyDesk, Lambda, succeeded"))).to_be_visible()
    expect(page.get_by_text(re.compile("Live · updated"))).to_have_count(0)
