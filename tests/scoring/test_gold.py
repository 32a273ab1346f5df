"""Gold tables laid on their pages."""

from __future__ import annotations

import pytest

from tests.scoring.annotation import (
    Row,
)
from tests.scoring.gold import GoldError, read_gold


def test_a_gold_table_is_laid_on_its_page(tmp_path):
    (tmp_path / "p.txt").write_text("晴\n本报锡林\n郭勒盟,乌海乌海\n", encoding="utf-8")
    (tmp_path / "p.tsv").write_text(
        "line\tnth\tsurface\tname\tadcode\tlat\tlon\ttype\tclass\n"
        "2\t1\t~锡林郭勒盟\t锡林郭勒盟\t152500\t43.93\t116.04\tprefecture\tliteral\n"
        "3\t2\t乌海\t乌海市\t150300\t\t\tprefecture\tadj\n",
        encoding="utf-8",
    )
    ((case, truths),) = read_gold(tmp_path, tmp_path)
    assert [case.text[t.start : t.end] for t in truths] == ["锡林\n郭勒盟", "乌海"]
    assert [(t.role, t.radius_km) for t in truths] == [("literal", 100.0), ("adj", 100.0)]
    assert case.rows[1] == Row(13, 15, "乌海", "?", "adj")


def test_a_gold_row_that_is_not_on_its_page_is_refused(tmp_path):
    (tmp_path / "p.txt").write_text("晴\n", encoding="utf-8")
    head = "line\tnth\tsurface\tname\tadcode\tlat\tlon\ttype\tclass\n"
    (tmp_path / "p.tsv").write_text(head + "1\t1\t乌海\t\t\t\t\tprefecture\tliteral\n", encoding="utf-8")
    with pytest.raises(GoldError, match="乌海"):
        read_gold(tmp_path, tmp_path)
