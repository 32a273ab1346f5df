"""The benchmark measures what it says it measures."""

from __future__ import annotations

import subprocess
import time

import pytest

from gazetteer import load_gazetteer
from seeds import sample_pages
from tests import benchmark


@pytest.fixture(autouse=True)
def one_short_round(monkeypatch):
    monkeypatch.setattr(benchmark, "ROUNDS", 1)
    monkeypatch.setattr(benchmark, "ROUND_SECONDS", 0.01)


def test_the_time_of_one_run_is_told_whatever_the_rounds_repeat():
    assert 0.004 < benchmark.best(lambda: time.sleep(0.004)) < 0.05


def test_every_system_gets_the_same_text_and_the_whole_way_is_the_measure():
    rows = benchmark.speeds([sample_pages()[0].read_bytes()], load_gazetteer())
    assert [name for name, _, _ in rows][2:] == ["whole way: bytes to places", "jieba.posseg", "cpca"]
    assert rows[2][2] == "1.00"
    assert all(int(speed.replace(",", "")) > 0 for _, speed, _ in rows)


def test_a_command_that_fails_is_no_measurement():
    with pytest.raises(subprocess.CalledProcessError):
        benchmark.spawned("-c", "raise SystemExit(1)")
