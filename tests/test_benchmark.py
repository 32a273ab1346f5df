"""The benchmark measures what it says it measures."""

from __future__ import annotations

import subprocess
import time
from functools import partial

import pytest

from gazetteer import load_gazetteer
from seeds import sample_pages
from tests import benchmark


@pytest.fixture(autouse=True)
def one_round(monkeypatch):
    monkeypatch.setattr(benchmark, "ROUNDS", 1)
    monkeypatch.setattr(benchmark, "STARTS", 1)


def work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_the_times_of_all_pages_are_added_and_waiting_is_no_work():
    told = benchmark.best(
        {"two": [partial(work, 0.004), partial(work, 0.008)], "idle": [partial(time.sleep, 0.05)]}
    )
    assert 0.012 <= told["two"] < 0.02
    assert told["idle"] < 0.01


def test_the_best_round_counts(monkeypatch):
    monkeypatch.setattr(benchmark, "ROUNDS", 3)
    lengths = iter((0.02, 0.002, 0.02))
    assert benchmark.best({"one": [lambda: work(next(lengths))]})["one"] < 0.01


def test_every_system_gets_the_same_text_and_the_whole_way_is_the_measure():
    rows = benchmark.speeds([sample_pages()[0].read_bytes()], load_gazetteer())
    assert [name for name, _, _ in rows][2:] == ["whole way: bytes to places", "jieba.posseg", "cpca"]
    assert rows[2][2] == "1.00"
    assert all(int(speed.replace(",", "")) > 0 for _, speed, _ in rows)


def test_a_command_that_fails_is_no_measurement():
    with pytest.raises(subprocess.CalledProcessError):
        benchmark.spawned("-c", "raise SystemExit(1)")
