"""The page in a real browser, over the embedded AWS: sizes, layout, painting, moving about, memory.

``make bench-ui`` builds what this needs, and runs it. Times are those of a visitor, with whatever else the machine
does; each is the median of five.
"""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import visits
from benchmarks.table import Figure, print_goals, print_table
from embedded import AT
from sagemaker_lineage.demo.account.bench import NAME, build_account
from sagemaker_lineage.demo.account.many import build_many
from uikit.served import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from sagemaker_lineage.demo.account.store import Account
    from uikit.served import Served

BUILT = Path(__file__).parents[1] / "build"
LAYOUT_GOALS = {50: 20, 300: 60, 750: 120, 2_000: 400}
PAINT_GOALS = {50: 500, 300: 900, 750: 1_200}
PAN_GOALS = {300: (20, 50), 750: (25, 100)}
CHOICE_GOALS = {300: 100, 750: 200}
PIPELINES = 500
_SIZE = re.compile(r"(.+?)\s+([\d.]+) of ([\d.]+) kB")


@contextmanager
def serving(account: Account | None = None) -> Iterator[Served]:
    """Serve an account, the demo account unless given, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), account) as service:
        yield service


def sizes() -> list[Figure]:
    """Return the weights of the files, as ``web/scripts/sizes.mjs`` found them."""
    found = _SIZE.findall((BUILT / "bench-sizes.txt").read_text(encoding="utf-8"))
    return [
        Figure(name=f"{what}, gzip", measured=float(kb), goal=float(limit), unit=" kB") for what, kb, limit in found
    ]


def layouts(browser: Browser) -> list[Figure]:
    """Return the layout's times by number of boxes."""
    times = visits.layout_times(browser, BUILT / "bench" / "layout.js", tuple(LAYOUT_GOALS))
    return [
        Figure(name=f"{nodes:,} boxes", measured=ms, goal=goal, unit=" ms")
        for (nodes, goal), ms in zip(LAYOUT_GOALS.items(), times, strict=True)
    ]


def lists(browser: Browser) -> list[Figure]:
    """Return what the list of 500 pipelines costs."""
    with serving(build_many(AT, pipelines=PIPELINES)) as service:
        address = f"{service.address}/ui/pipelines"
        first, rows = visits.opened(browser, address, visits.ROW)
        with visits.a_page(browser) as page:
            visits.go(page, address, visits.ROW)
            page.wait_for_load_state("networkidle")
            p50, p95 = visits.frames(page, lambda: visits.scrolled(page))
    return [
        Figure(name="first paint", measured=first, unit=" ms"),
        Figure(name="rows painted", measured=rows, unit=" ms"),
        Figure(name="scrolling, frame p50", measured=p50, goal=20, unit=" ms"),
        Figure(name="scrolling, frame p95", measured=p95, goal=50, unit=" ms"),
    ]


def pictures(browser: Browser, nodes: int) -> list[Figure]:
    """Return what the picture of a pipeline with so many steps costs."""
    with serving(build_account(AT, steps=nodes, buckets=10, pipelines=1)) as service:
        address = service.lineage(NAME, "view=steps")
        first, whole = visits.opened(browser, address, visits.NODE)
        figures = [
            Figure(name=f"{nodes} nodes: first paint", measured=first, unit=" ms"),
            Figure(name=f"{nodes} nodes: picture painted", measured=whole, goal=PAINT_GOALS[nodes], unit=" ms"),
        ]
        with visits.a_page(browser) as page:
            visits.go(page, address, visits.NODE)
            page.wait_for_load_state("networkidle")
            return figures + _looked_at(page, nodes)


def _looked_at(page: Page, nodes: int) -> list[Figure]:
    figures = []
    if nodes in PAN_GOALS:
        (goal50, goal95), (p50, p95) = PAN_GOALS[nodes], visits.frames(page, lambda: visits.about(page))
        figures += [
            Figure(name=f"{nodes} nodes: moving and zooming, frame p50", measured=p50, goal=goal50, unit=" ms"),
            Figure(name=f"{nodes} nodes: moving and zooming, frame p95", measured=p95, goal=goal95, unit=" ms"),
        ]
    if nodes in CHOICE_GOALS:
        ms = visits.chosen(page)
        figures.append(
            Figure(name=f"{nodes} nodes: chosen → painted", measured=ms, goal=CHOICE_GOALS[nodes], unit=" ms")
        )
    if nodes == 300:
        ms, kb = visits.exported(page)
        figures.append(Figure(name="300 nodes: SVG made", measured=ms, goal=50, unit=" ms"))
        figures.append(Figure(name="300 nodes: size of the SVG", measured=kb, goal=500, unit=" kB"))
    if nodes == 750:
        figures.append(Figure(name="750 nodes: heap", measured=visits.heap(page), goal=60, unit=" MB"))
    return figures


def live(browser: Browser) -> list[Figure]:
    """Return what it costs when a step ends while a run goes on."""
    ms = median(_step_ends(browser) for _ in range(visits.RUNS))
    return [Figure(name="a step ends: main thread busy", measured=ms, goal=30, unit=" ms")]


def _step_ends(browser: Browser) -> float:
    with serving() as service, visits.a_page(browser) as page:
        visits.go(page, service.lineage("nightly-scores"), visits.NODE)
        page.wait_for_load_state("networkidle")
        return visits.patched(page, lambda: service.control.clock.advance(120))


def main() -> None:
    """Print every table, then all goals."""
    print(f"Load of this machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print_table("Sizes", sizes())
    with visits.a_browser() as browser:
        print_table("Layout, in the browser", layouts(browser))
        print_table(f"List of {PIPELINES} pipelines", lists(browser))
        for nodes in PAINT_GOALS:
            print_table(f"Picture of {nodes} steps", pictures(browser, nodes))
        print_table("A run that goes on", live(browser))
    print_goals()


if __name__ == "__main__":
    main()
