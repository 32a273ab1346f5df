"""The systems that are compared: mengtu through its public API, jieba's ``ns`` tags, and cpca.

Each is made by a function that loads what it needs and returns text case → predictions.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from dataclasses import replace

from gazetteer import Gazetteer, resolve_page
from gazetteer.records import Resolution
from seeds import cut_articles, page_from_bytes
from tests.scoring.annotation import Case
from tests.scoring.matching import Prediction

Predictor = Callable[[Case], list[Prediction]]


def mengtu(gazetteer: Gazetteer) -> Predictor:
    """Run the whole way, bytes to resolutions, as the pipeline does; every case is a page of its own."""

    def predict(case: Case) -> list[Prediction]:
        page = page_from_bytes(
            case.text.encode(), path=f"{case.name}.txt", newspaper=case.newspaper, issue=case.issued
        )
        return [_prediction(r) for r in resolve_page(page, cut_articles(page), gazetteer)]

    return predict


def _prediction(resolution: Resolution) -> Prediction:
    mention, place = resolution.mention, resolution.place
    bare = Prediction(mention.start, mention.end, role=mention.role, score=resolution.score)
    if place is None:
        return replace(bare, said=f"open: {resolution.reason}")
    point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    rules = " ".join(f"{evidence.rule}{evidence.weight:+.2g}" for evidence in resolution.evidence)
    said = f"{place.name} {place.id} {resolution.score:.2f} [{rules}]"
    return replace(bare, code=place.adcode, point=point, said=said)


def jieba_ns() -> Predictor:
    """Every word that jieba's part-of-speech tagger calls ``ns`` or ``nsf``; it resolves nothing."""
    jieba, posseg = _import_jieba()
    jieba.initialize()

    def predict(case: Case) -> list[Prediction]:
        found, at = [], 0
        for word, flag in posseg.cut(case.text):
            if flag.startswith("ns"):
                found.append(Prediction(at, at + len(word), said=word))
            at += len(word)
        return found

    return predict


def _import_jieba():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        from jieba import posseg
    jieba.setLogLevel(logging.WARNING)
    return jieba, posseg


def cpca_lines() -> Predictor:
    """
    Run cpca's extraction of several addresses, line by line.

    Under pandas 3 it raises KeyError on a line without a division; that line has no prediction.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import cpca
    names = {code[:6]: info.name for code, info in cpca.ad_2_addr_dict.items() if code.endswith("000000")}

    def predict(case: Case) -> list[Prediction]:
        found, at = [], 0
        for line in case.text.split("\n"):
            try:
                table = cpca.transform_text_with_addrs(line, pos_sensitive=True)
            except KeyError:
                table = None
            if table is not None:
                for record in table.to_dict("records"):
                    found += _cpca_levels(record, line, at, names)
            at += len(line) + 1
        return found

    return predict


def _cpca_levels(record: dict[str, object], line: str, at: int, names: dict[str, str]) -> list[Prediction]:
    """One prediction for each level of an address that stands in the line."""
    adcode = str(record["adcode"])[:6]
    levels = (("省_pos", adcode[:2] + "0000"), ("市_pos", adcode[:4] + "00"), ("区_pos", adcode))
    found = []
    for column, code in levels:
        start = int(str(record[column]))
        name = names.get(code, "")
        if start < 0 or not name:
            continue
        end = start
        while end < len(line) and end - start < len(name) and line[end] == name[end - start]:
            end += 1
        if end > start:
            found.append(Prediction(at + start, at + end, code=code, said=name))
    return found
