"""Bundle the page's front end while the package is built.

Hatchling calls this for wheels and editable installs. It runs ``npm ci`` and ``node build.mjs`` in
``maps/frontend``; the bundle lands in ``maps/assets``, which the wheel carries. Where npm is missing or
fails, the install goes on without the bundle and says so (pip shows it with ``-v``): maps then are plain
folium maps that load Leaflet from a CDN (see `maps.assets`).
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND = Path("maps", "frontend")
ASSETS = Path("maps", "assets")
MANIFEST = "manifest.json"
TIMEOUT_S = 600


class FrontendBuildHook(BuildHookInterface[Any]):
    """Hatchling's build hook: makes ``maps/assets`` if npm can."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle the front end for a wheel; a source distribution carries the sources instead."""
        if self.target_name != "wheel":
            return
        problem = bundle(Path(self.root))
        if problem:
            self.app.display_warning(
                f"mengtu: the page's scripts were not bundled: {problem}; {outcome(Path(self.root))}"
            )


def bundle(root: Path) -> str:
    """
    Run npm and esbuild over ``maps/frontend`` below `root`.

    Parameters
    ----------
    root : Path
        The source tree.

    Returns
    -------
    str
        Empty if ``maps/assets`` now holds a bundle, else one line that says why not.
    """
    frontend = root / FRONTEND
    npm, node = shutil.which("npm"), shutil.which("node")
    if not (frontend / "package.json").is_file():
        return "" if (root / ASSETS / MANIFEST).is_file() else f"{FRONTEND.as_posix()} is missing"
    if npm is None or node is None:
        return "npm was not found"
    for command in ([npm, "ci", "--no-audit", "--no-fund"], [node, "build.mjs"]):
        problem = _run(command, frontend)
        if problem:
            return problem
    return ""


def outcome(root: Path) -> str:
    """Say what pages made with a source tree whose bundling failed will be."""
    if (root / ASSETS / MANIFEST).is_file():
        return "those bundled before are kept"
    return "maps will be simpler and need the network"


def _run(command: list[str], folder: Path) -> str:
    """Run `command` in `folder`; the last line it printed if it failed, else an empty string."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=TIMEOUT_S, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{Path(command[0]).name}: {error}"
    if done.returncode == 0:
        return ""
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return f"{Path(command[0]).name} {command[1]} failed: {lines[-1].strip() if lines else done.returncode}"
