"""Compiled tables → the user's cache folder, and back.

Enters: a name, a key (a digest of everything the value depends on) and a function that builds the value.
Leaves: the value, read from the cache where it lies there under the same key. A cache that cannot be read or
written is worked around: the value is then built anew.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")

logger = logging.getLogger(__name__)


def cache_folder() -> Path:
    """Where compiled tables lie: ``MENGTU_CACHE_DIR``, else the platform's cache folder for `mengtu`."""
    named = os.environ.get("MENGTU_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_dir  # only needed where the variable is not set

    return Path(user_cache_dir("mengtu"))


def compiled(name: str, key: str, build: Callable[[], Value]) -> Value:
    """
    Return the value that `build` makes, from the user's cache where it lies there.

    Parameters
    ----------
    name : str
        What it is, part of the file name: ``gazetteer``.
    key : str
        Hex digest of all that the value depends on.
    build : callable
        Makes the value; called when the cache has none.

    Returns
    -------
    Value
        What `build` returns, or its unpickled copy.

    Notes
    -----
    The file is written beside its place and renamed, so that a reader never sees half of it. Older files of
    the same name are removed after a write, and drafts that a run left behind when it was killed.
    """
    path = cache_folder() / f"{name}-{key[:20]}.pickle"
    value = _read(path)
    if value is None:
        value = build()
        _write(path, value, name)
    return value  # type: ignore[no-any-return]


def _read(path: Path) -> Any:
    collecting = gc.isenabled()
    gc.disable()  # unpickling only makes objects; collecting meanwhile doubles the time
    try:
        return pickle.loads(path.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, ValueError, TypeError):
        return None
    finally:
        if collecting:
            gc.enable()


def _write(path: Path, value: object, name: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, value)
        for old in path.parent.glob(f"{name}-*.pickle*"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError as error:
        logger.debug("cannot keep %s: %s", path, error)


def _replace(path: Path, value: object) -> None:
    handle, hidden = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    draft = Path(hidden)
    try:
        with os.fdopen(handle, "wb") as file:
            pickle.dump(value, file, protocol=5)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
