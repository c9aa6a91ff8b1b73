"""A definition file on the page: dropped, chosen or pasted, good or bad, without AWS."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from uikit.audit import assert_accessible

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from uikit.served import Served
    from uikit.visit import Visit

HOSTILE = "<img src=x onerror=alert(1)>"
PREPARE = {
    "Name": "Prepare",
    "Type": "Processing",
    "Arguments": {
        "ProcessingOutputConfig": {
            "Outputs": [{"OutputName": "train", "S3Output": {"S3Uri": "s3://ml-artifacts/train"}}]
        }
    },
}
TRAIN = {
    "Name": HOSTILE,
    "Type": "Training",
    "Arguments": {
        "InputDataConfig": [
            {
                "ChannelName": "train",
                "DataSource": {
                    "S3DataSource": {
                        "S3Uri": {"Get": "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"}
                    }
                },
            }
        ]
    },
}
GOOD = json.dumps({"Version": "2020-12-01", "Steps": [PREPARE, TRAIN]}, indent=1)
BAD = '{\n "Version": "2020-12-01",\n "Steps": [,]\n}'

DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "application/json" }));
  for (const kind of ["dragover", "drop"]) {
    window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


def test_a_definition_dropped_on_any_page_shows_its_lineage_without_aws(page: Page, service: Served) -> None:
    page.goto(service.lineage("never-run"))
    expect(page.get_by_role("tree")).to_be_visible()
    service.control.reset()
    page.evaluate(DROP, ["claims v2.json", GOOD])
    expect(page.get_by_role("heading", level=1, name="claims v2.json")).to_be_visible()
    expect(page.get_by_role("treeitem")).to_have_count(2)
    page.get_by_role("treeitem", name=re.compile("Training")).click()
    expect(page.get_by_role("heading", level=2, name=HOSTILE)).to_be_visible()
    page.get_by_role("tab", name="I/O").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("s3://ml-artifacts/train")
    assert page.locator("img").count() == 0
    assert_accessible(page)
    assert [call.operation for call in service.control.calls()] == []


def test_a_definition_that_is_no_json_gets_the_readers_own_words_and_the_line(visited: Visit, service: Served) -> None:
    page = visited.page
    page.goto(f"{service.address}/ui/definition")
    page.get_by_label("Paste the definition").fill(BAD)
    page.get_by_role("button", name="Show its lineage").click()
    expect(page.get_by_role("heading", name="This is no definition that can be read")).to_be_visible()
    expect(page.get_by_text("pasted definition, line 3, column 12")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Open another file").click()
    expect(page.get_by_role("heading", name="Open a definition file")).to_be_visible()
    visited.forgive("422")


def test_a_file_is_chosen_and_one_that_is_too_large_is_not_read(page: Page, service: Served, tmp_path: Path) -> None:
    large, fine = tmp_path / "large.json", tmp_path / "fine.json"
    large.write_text(" " * (32 * 1024 * 1024 + 1), encoding="utf-8")
    fine.write_text(GOOD, encoding="utf-8")
    page.goto(f"{service.address}/ui/definition")
    chooser = page.locator("input[type=file]")
    chooser.set_input_files(large)
    expect(page.get_by_role("alert")).to_contain_text("larger than 32 MiB")
    chooser.set_input_files(fine)
    expect(page.get_by_role("treeitem")).to_have_count(2)
