"""What the documentation says to do is done, against the embedded AWS, and what it shows is what comes out."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from docskit.commands import SHELLS, commands_of
from docskit.pages import ROOT, blocks, pages, prose
from embedded import AT
from freshkit.environment import bare_environment, run
from freshkit.program import PATIENCE_SECONDS, free_port, is_free, started
from sagemaker_lineage.demo.serve import EmbeddedAws, demo_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from subprocess import CompletedProcess

    from docskit.commands import Command

# Both READMEs hold the same blocks: tests/architecture/test_docs_pages.py.
PAGES = [page for page in pages() if page != "README.ko.md"]
BROWSER_URL = re.compile(r'new URL\("([^"?]+)"\)|"(http://localhost:8000/[^"]+)"')
PORTS = re.compile(r"\b(?:8000|4566)\b")
PARAMETERS = "pipeline=mlops-pipeline&region=ap-northeast-2&includeLatestExec=true"


class World(NamedTuple):
    """A folder like that of the project, an environment whose AWS is the embedded one, and the service's port."""

    folder: Path
    environment: dict[str, str]
    port: int

    def run(self, command: list[str]) -> CompletedProcess[str]:
        """Run a command, its ports being those of this world."""
        here = [word.replace("localhost:8000", f"localhost:{self.port}") for word in command]
        done: CompletedProcess[str] = run(here, self.folder, environment=self.environment)
        return done

    def shell(self, text: str) -> CompletedProcess[str]:
        """Run shell commands that must all succeed, standard error joined to standard output."""
        return self.run(["bash", "-eu", "-o", "pipefail", "-c", f"exec 2>&1\n{text}"])

    def document(self, pipeline: str) -> Any:
        """Return what the service says of a pipeline and its newest execution."""
        query = PARAMETERS.replace("mlops-pipeline", pipeline)
        return json.loads(self.run(["curl", "--silent", f"http://localhost:8000/lineage?{query}"]).stdout)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Serve the API over the embedded AWS, whose clock stands still."""
    folder = tmp_path_factory.mktemp("service")
    bare = bare_environment(HOME=str(folder), PYTHONUTF8="1")
    bare["PATH"] = f"{Path(sys.prefix) / 'bin'}{os.pathsep}{bare['PATH']}"
    port = free_port()
    with EmbeddedAws(at=AT) as aws:
        environment = demo_environment(aws.url, folder / "aws", bare)
        with started(["sagemaker-lineage", "serve", "--port", str(port)], folder, environment) as program:
            program.wait_for_port(port)
            yield World(folder, environment, port)


@pytest.fixture
def world(service: World, tmp_path: Path) -> World:
    """Return a fresh folder with what the pages use of the project's."""
    for name in ("api.py", "lineage.py"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return service._replace(folder=tmp_path)


def having(*languages: str) -> list[str]:
    return [page for page in PAGES if blocks(page, *languages)]


@pytest.mark.parametrize("page", having(*SHELLS, "python", "pycon"))
def test_the_page_does_what_it_says(page: str, world: World) -> None:
    _run_shells(page, world)
    if programs := blocks(page, "python"):
        done = world.run([sys.executable, "-c", "\n".join(block.text for block in programs)])
        assert (done.returncode, done.stderr) == (0, "")
    if sessions := blocks(page, "pycon"):
        (world.folder / "session.txt").write_text("\n".join(block.text for block in sessions), encoding="utf-8")
        done = world.run([sys.executable, "-m", "doctest", "session.txt"])
        assert done.returncode == 0, done.stdout


def _run_shells(page: str, world: World) -> None:
    """Run the commands of a page that are run, and compare what they print with what is shown."""
    for block in blocks(page, *SHELLS):
        found = commands_of(block)
        if not found[0].is_run:
            continue
        if found[0].is_server:
            _serve(found[0], world)
        elif block.language == "bash":
            done = world.shell(block.text)
            assert done.returncode == 0, f"{block.place} ended with {done.returncode}:\n{done.stdout}"
        else:
            for command in found:
                done = world.shell(command.text)
                assert done.returncode == 0, f"{command.place} ended with {done.returncode}:\n{done.stdout}"
                assert command.matches(done.stdout), f"{command.place}: `{command.text}` printed\n{done.stdout}"


_served: set[str] = set()
"""What has been served already: the same command on another page does the same."""


def _serve(command: Command, world: World) -> None:
    """Start what serves, on a free port, and end it once it answers."""
    if command.text in _served:
        return
    _served.add(command.text)
    port = free_port()
    environment = world.environment | {"SAGEMAKER_LINEAGE_PORT": str(port)}
    with started(["bash", "-c", PORTS.sub(str(port), command.text)], world.folder, environment) as program:
        if "sagemaker_lineage.demo" in command.text:
            _wait_for_aws(port)
        else:
            program.wait_for_port(port)
        program.interrupt()
        assert "Traceback" not in program.output, command.place


def _wait_for_aws(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while is_free(port):
        assert time.monotonic() < deadline, f"nothing listens on port {port}"
        time.sleep(0.05)


@pytest.mark.parametrize("page", having("javascript"))
def test_pages_of_other_origins_may_read_what_the_scripts_ask_for(page: str, world: World) -> None:
    scripts = [block.text for block in blocks(page, "javascript")]
    found = {inside or outside for inside, outside in BROWSER_URL.findall("".join(scripts))}
    assert found
    for url in found:
        asked = url if "?" in url else f"{url}?{PARAMETERS}"
        answer = world.run(
            ["curl", "--silent", "--include", "--header", "Origin: https://pages.example.com", asked]
        ).stdout
        assert answer.startswith("HTTP/1.1 200"), answer
        assert "access-control-allow-origin: *" in answer.lower(), answer
    for script in scripts if shutil.which("node") else ():
        done = world.run(["node", "--input-type=module", "--eval", script])
        assert done.returncode == 0, done.stderr


def test_the_answers_shown_are_parts_of_real_answers(world: World) -> None:
    shown = [(block.place, json.loads(block.text)) for page in PAGES for block in blocks(page, "json")]
    made_up = [place for place, value in shown if not any(_is_part(value, real) for real in _candidates(value, world))]
    assert made_up == []


def _candidates(value: Any, world: World) -> list[Any]:
    """Return the real answers that a shown one may be part of; a policy must be the whole one."""
    if "Statement" in value:
        printed = json.loads(world.shell("sagemaker-lineage iam-policy").stdout)
        return [printed] if printed == value else []
    if "schemaVersion" in value:
        return [world.document("mlops-pipeline")]
    if "affects" in value:
        gaps: list[Any] = world.document("claims-risk-weekly")["gaps"]
        return gaps
    return [world.document(value["resource"])] if "resource" in value else []


def _is_part(shown: Any, real: Any) -> bool:
    """Tell whether a value is a real one with keys and list entries left out."""
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(name in real and _is_part(shown[name], real[name]) for name in shown)
    if isinstance(shown, list):
        left = iter(real if isinstance(real, list) else ())
        return all(any(_is_part(entry, candidate) for candidate in left) for entry in shown)
    return bool(shown == real)


def test_the_picture_is_what_the_command_draws(world: World) -> None:
    drawn = world.shell(
        "sagemaker-lineage show --region ap-northeast-2 --pipeline-name mlops-pipeline --include-latest-exec "
        "--format mermaid"
    )
    assert [block.text for block in blocks("README.md", "mermaid")] == [drawn.stdout]


def test_the_calls_are_as_many_as_stated(tmp_path: Path) -> None:
    rows = re.findall(
        r"^\| (`?[\w, ]+?`?)(?: \(.+\))? \| (\d+) \|$", prose("docs/explanation/performance.md"), re.MULTILINE
    )
    asked = {"empty": "[]", "`run`": "['run']", "`run,jobs`": "['run', 'jobs']", "left out": "None"}
    assert [words for words, _ in rows] == list(asked)
    for words, number in rows:
        with EmbeddedAws(at=AT) as aws:
            text = (
                "from sagemaker_lineage import get_lineage as read\n"
                f"read('ap-northeast-2', 'mlops-pipeline', include_latest_exec=True, include={asked[words]})"
            )
            done = run([sys.executable, "-c", text], tmp_path, environment=demo_environment(aws.url, tmp_path))
            assert (done.returncode, len(aws.control.calls())) == (0, int(number)), words + done.stderr
