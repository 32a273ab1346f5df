"""Fixtures that several rooms share."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The catalogue as installed, loaded once."""
    return load_gazetteer()
