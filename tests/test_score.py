"""The other systems, the command and its tables."""

from __future__ import annotations

from tests.score import main
from tests.scoring import report
from tests.scoring.annotation import (
    Case,
)
from tests.scoring.examples import tally, truth
from tests.scoring.matching import Prediction
from tests.scoring.systems import cpca_lines, jieba_ns


def test_cpca_is_fed_line_by_line_and_keeps_offsets():
    case = Case("t:1", "t", "天气好\n内蒙古自治区赤峰市", ())
    assert [(p.start, p.end, p.code) for p in cpca_lines()(case)] == [(4, 10, "150000"), (10, 13, "150400")]


def test_jieba_words_keep_their_offsets():
    case = Case("t:1", "t", "我在北京", ())
    assert [(p.start, p.end) for p in jieba_ns()(case)] == [(2, 4)]


def test_the_command_prints_its_tables(capsys):
    assert main(["--only", "ports", "--alone", "--errors"]) == 0
    printed = capsys.readouterr().out
    titles = "all texts", "by mechanism", "recall by kind", "calibration", "article focus"
    assert all(title in printed for title in titles)


def test_the_command_refuses_a_mechanism_that_is_not_there(capsys):
    assert main(["--only", "no such mechanism", "--alone"]) == 2
    assert "no such mechanism" in capsys.readouterr().err


def test_the_command_says_which_mark_it_cannot_read(tmp_path, capsys):
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "a.txt").write_text("{阿拉善盟|159900}落雨。\n", encoding="utf-8")
    assert main(["--truth", str(tmp_path), "--alone"]) == 2
    assert "items:a: {阿拉善盟|159900}" in capsys.readouterr().err


def test_a_table_shows_shares_with_denominators():
    counts = {"own": tally([truth(0, 2, "150300")], [Prediction(0, 2, "150300", score=1.0)])}
    assert "1.000 (1/1)" in report.overall(counts, {"own": 1234.5})
    assert "1,234" in report.overall(counts, {"own": 1234.4})
    assert "county" in report.by_kind(counts)
    assert "0.90 and more" in report.calibration(counts["own"])
    assert "org" in report.by_role(counts["own"])
    assert "t " in report.by_group({"t": counts})
    assert "+0.0000" in report.ablation(counts["own"], {"near": counts["own"]})


def test_a_folder_of_ones_own_is_scored_alone(tmp_path, capsys):
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "a.txt").write_text("# focus: 152900\n{阿拉善盟|152900}落雨。\n", encoding="utf-8")
    assert main(["--truth", str(tmp_path), "--alone"]) == 0
    printed = capsys.readouterr().out
    assert "1.000 (1/1)" in printed
    assert "ports" not in printed
