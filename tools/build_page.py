"""The build hook: the page is built into the package before it is packed, where its sources and Node are there."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildPage(BuildHookInterface):
    """Runs ``tools/web.sh``. What cannot be built is left out with a word; the service then serves its plain page."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling names them
        """Build the page, unless the package is installed for editing or comes with the page (as from an sdist)."""
        root = Path(self.root)
        if version == "editable" or (root / "PKG-INFO").exists() or not (root / "web").is_dir():
            return
        try:
            done = subprocess.run(["tools/web.sh", "page"], cwd=root, check=False).returncode == 0
        except OSError as error:
            done = False
            self.app.display_warning(f"tools/web.sh does not run here: {error}")
        if not done:
            self.app.display_warning("The package is made without the page.")
