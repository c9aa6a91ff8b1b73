"""What a visit to the page costs in a real browser, in milliseconds as the visitor sees them."""

from __future__ import annotations

import contextlib
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from freshkit.browser import browser_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, CDPSession, Page

RUNS = 5
PATIENCE = 120_000
_CALM_MS, _SETTLE_MS = 2_000, 500
NODE = ".react-flow__node"
ROW = "tbody .row-link"

_WATCH = """selector => {
  window.painted = new Promise(done => {
    const look = () => document.querySelector(selector)
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now())))
      : requestAnimationFrame(look);
    look();
  });
}"""
_FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = now => { window.frames_.push(now - last); last = now; window.counting = requestAnimationFrame(next); };
  window.counting = requestAnimationFrame(next);
}"""
_COUNTED = "() => { cancelAnimationFrame(window.counting); return window.frames_.slice(1); }"
_CHOOSE = """index => new Promise(done => {
  const node = document.querySelectorAll('.react-flow__node')[index];
  const start = performance.now();
  node.click();
  const look = () => node.querySelector('.card-selected')
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
    : requestAnimationFrame(look);
  look();
})"""
_EXPORT = """() => new Promise(done => {
  const make = URL.createObjectURL;
  const start = performance.now();
  URL.createObjectURL = blob => {
    done({ ms: performance.now() - start, size: blob.size });
    return make.call(URL, blob);
  };
  [...document.querySelectorAll('.menu-item')].find(each => each.textContent.startsWith('SVG')).click();
})"""


@contextlib.contextmanager
def a_browser() -> Iterator[Browser]:
    """Launch a headless Chromium that asks nobody but this machine."""
    with sync_playwright() as playwright:
        args = ["--no-sandbox", "--disable-dev-shm-usage", "--no-proxy-server"]
        browser = playwright.chromium.launch(executable_path=browser_path(), args=args)
        yield browser
        browser.close()


@contextlib.contextmanager
def a_page(browser: Browser) -> Iterator[Page]:
    """Open a page that has nothing in its cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, timezone_id="Asia/Seoul", locale="en-US")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def go(page: Page, address: str, selector: str) -> tuple[float, float]:
    """Open an address; return when something was painted first, and when what the selector names was."""
    page.add_init_script(f"({_WATCH})({selector!r})")
    page.goto(address)
    painted = page.evaluate("() => window.painted")
    return float(page.evaluate(_FIRST_PAINT)), float(painted)


def opened(browser: Browser, address: str, selector: str) -> tuple[float, float]:
    """Return the medians of :func:`go` over visits with an empty cache, after one that has the service read AWS."""
    times = [_visit(browser, address, selector) for _ in range(RUNS + 1)][1:]
    return median(first for first, _ in times), median(whole for _, whole in times)


def _visit(browser: Browser, address: str, selector: str) -> tuple[float, float]:
    with a_page(browser) as page:
        return go(page, address, selector)


def frames(page: Page, moves: Callable[[], None]) -> tuple[float, float]:
    """Return the median and the 95th percentile of the time between two frames while something moves."""
    page.evaluate(_FRAMES)
    moves()
    times = [float(each) for each in page.evaluate(_COUNTED)]
    return median(times), quantiles(times, n=20)[-1]


def about(page: Page) -> None:
    """Pull the picture to and fro, and zoom in and out, as a hand would."""
    x, y = 700, 420
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 5 * abs(30 - step) - 75, y + 2 * abs(30 - step))
    page.mouse.up()
    for step in range(40):
        page.mouse.wheel(0, 40 if step < 20 else -40)


def scrolled(page: Page) -> None:
    """Scroll the list down and up again."""
    page.mouse.move(700, 420)
    for step in range(60):
        page.mouse.wheel(0, 240 if step < 30 else -240)


def chosen(page: Page) -> float:
    """Return the median time from a click on a node to the picture that shows it chosen."""
    return median(float(page.evaluate(_CHOOSE, index)) for index in range(1, RUNS + 1))


def exported(page: Page) -> tuple[float, float]:
    """Return the median time to the SVG, and its size in kB."""
    done = [_export(page) for _ in range(RUNS + 1)][1:]
    return median(float(each["ms"]) for each in done), done[-1]["size"] / 1_000


def _export(page: Page) -> dict[str, float]:
    page.get_by_role("button", name="Export").click()
    page.locator(".menu-item").first.wait_for()
    return dict(page.evaluate(_EXPORT))


def heap(page: Page) -> float:
    """Return what the page keeps, in MB, after a collection: its objects, its elements, and its buffers."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    return sum(float(usage[each]) for each in ("usedSize", "embedderHeapUsedSize", "backingStorageSize")) / 1e6


def metric(session: CDPSession, name: str) -> float:
    """Return one of the browser's own figures."""
    session.send("Performance.enable")
    found = session.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in found if each["name"] == name)


def layout_times(browser: Browser, script: Path, sizes: tuple[int, ...]) -> list[float]:
    """Return how long the layout takes for pipelines of so many boxes; ``script`` is ``web/bench/layout.ts``, built."""
    with a_page(browser) as page:
        page.evaluate(f"() => {{ {script.read_text(encoding='utf-8')}; globalThis.bench = bench; }}")
        return [float(page.evaluate("nodes => bench.layoutTime(nodes)", nodes)) for nodes in sizes]


def patched(page: Page, advance: Callable[[], None]) -> float:
    """Return how long the page's one thread is busy with an answer that has changed, polling included, in ms.

    What it does all the time is taken off: what runs is drawn as moving, frame by frame.
    """
    session = page.context.new_cdp_session(page)
    before, began = metric(session, "TaskDuration"), perf_counter()
    page.wait_for_timeout(_CALM_MS)
    share = (metric(session, "TaskDuration") - before) / (perf_counter() - began)
    before, began = metric(session, "TaskDuration"), perf_counter()
    with page.expect_response(lambda answer: "/lineage?" in answer.url and answer.status == 200):
        advance()
    page.wait_for_timeout(_SETTLE_MS)
    busy = metric(session, "TaskDuration") - before
    return (busy - share * (perf_counter() - began)) * 1e3
