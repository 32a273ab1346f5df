"""The program's name and version, as pages and ``mengtu --version`` state them."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program() -> str:
    """Return ``mengtu`` and the version installed; from an uninstalled source tree, no version."""
    try:
        return f"mengtu {version('mengtu')}"
    except PackageNotFoundError:
        return "mengtu"
