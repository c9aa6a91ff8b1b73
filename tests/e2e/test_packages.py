"""The wheel, the source distribution and the image's steps: built from a clone, installed and run elsewhere."""

from __future__ import annotations

import json
import re
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from freshkit.dockerfile import build, parse_dockerfile, settings_of
from freshkit.environment import ROOT, bare_environment, curl, run
from freshkit.program import free_port, started
from sagemaker_lineage._version import __version__

if TYPE_CHECKING:
    from pathlib import Path

STAGES = parse_dockerfile((ROOT / "Dockerfile").read_text(encoding="utf-8"))
FINAL = {step.word: step for step in STAGES[-1]}
STATIC = "src/sagemaker_lineage/server/static"
DEFINITION = {"Version": "2020-12-01", "Steps": [{"Name": "Train", "Type": "Training", "Arguments": {}}]}


@pytest.fixture(scope="module")
def image(bare_clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that stands for the root of the image, built by the Dockerfile's own steps."""
    root = tmp_path_factory.mktemp("image")
    build(STAGES, bare_clone, root)
    return root


@pytest.fixture(scope="module")
def distributions(bare_clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel and the source distribution."""
    target = tmp_path_factory.mktemp("dist")
    built = run([sys.executable, "-m", "build", "--outdir", str(target)], bare_clone)
    assert built.returncode == 0, built.stdout + built.stderr
    return target


def _in_image(image: Path, **added: str) -> dict[str, str]:
    settings = settings_of(STAGES[-1]) | {"HOME": str(image / "home" / "lineage")}
    settings["PATH"] = f"{image}/opt/lineage/bin:/usr/bin:/bin"
    return {name: value for name, value in bare_environment().items() if name.startswith("NO_PROXY")} | settings | added


def test_the_wheel_holds_the_package_and_nothing_else(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"sagemaker_lineage", f"sagemaker_lineage-{__version__}.dist-info"}
    assert "sagemaker_lineage/py.typed" in names
    assert f"sagemaker_lineage-{__version__}.dist-info/licenses/LICENSE" in names
    assert any(name.startswith("sagemaker_lineage/server/swagger/") and name.endswith(".js") for name in names)
    assert {"sagemaker_lineage/server/fallback/index.html", "sagemaker_lineage/server/static/index.html"} <= set(names)


def test_the_source_distribution_builds_the_same_wheel(distributions: Path) -> None:
    (archive,) = distributions.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        names = {name.split("/", 1)[1] for name in source.getnames() if "/" in name}
    assert {"pyproject.toml", "LICENSE", "README.md", "src/sagemaker_lineage/__init__.py", "Makefile"} <= names
    assert {"web/package-lock.json", f"{STATIC}/index.html", f"{STATIC}/THIRD_PARTY.txt"} <= names
    assert not [name for name in names if name.startswith((".venv", "dist", ".git/")) or "node_modules" in name]


def test_the_source_distribution_installs(distributions: Path, image: Path) -> None:
    (archive,) = distributions.glob("*.tar.gz")
    python = image / "opt" / "lineage" / "bin" / "python"
    done = run([str(python), "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", str(archive)], image)
    assert done.returncode == 0, done.stderr
    told = run(["sagemaker-lineage", "--version"], image, environment=_in_image(image))
    assert told.stdout == f"sagemaker-lineage {__version__}\n"


def test_the_installed_wheel_reads_a_definition(image: Path, tmp_path: Path) -> None:
    path = tmp_path / "definition.json"
    path.write_text(json.dumps(DEFINITION), encoding="utf-8")
    command = ["sagemaker-lineage", "show", "--definition", str(path), "--format", "json"]
    shown = run(command, tmp_path, environment=_in_image(image))
    assert json.loads(shown.stdout)["graph"]["nodes"][0]["id"] == "Train", shown.stderr


def test_the_installed_wheel_is_typed_and_lies_where_it_belongs(image: Path, tmp_path: Path) -> None:
    code = "import sagemaker_lineage, pathlib; p = pathlib.Path(sagemaker_lineage.__file__).parent; print(p); assert (p / 'py.typed').is_file()"
    told = run(["python", "-c", code], tmp_path, environment=_in_image(image))
    assert str(image) in told.stdout, told.stderr


def test_the_images_command_serves_is_healthy_and_writes_nothing(image: Path, tmp_path: Path) -> None:
    port = free_port()
    command = [
        "127.0.0.1" if part == "0.0.0.0" else str(port) if part == "8000" else part for part in FINAL["CMD"].arguments
    ]
    asked = json.loads(FINAL["HEALTHCHECK"].text.split(" CMD ")[1].replace("8000", str(port)))
    environment = _in_image(image, TMPDIR=str(tmp_path))
    before = _files(image)
    assert run(asked, tmp_path, environment=environment).returncode != 0
    with started(command, tmp_path, environment) as program:
        program.wait_for_port(port)
        assert run(asked, tmp_path, environment=environment).returncode == 0, program.output
        assert program.terminate() == 143, program.output
        assert "Traceback" not in program.output
    assert _files(image) == before
    assert list(tmp_path.iterdir()) == []


def test_the_image_serves_the_page_and_every_file_it_names(image: Path, tmp_path: Path) -> None:
    port = free_port()
    command = ["sagemaker-lineage", "demo", "--port", str(port)]
    with started(command, tmp_path, _in_image(image, TMPDIR=str(tmp_path))) as program:
        program.wait_for_port(port)
        page = curl(["curl", "--location", f"http://localhost:{port}/"])
        named = re.findall(r'(?:src|href)="(/ui/[^"]+)"', page)
        assert any(re.fullmatch(r"/ui/assets/[\w-]+\.js", name) for name in named), page
        assert all(curl(["curl", f"http://localhost:{port}{name}"]) for name in named)


def _files(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
