"""The project's own measures: right on made cases, and the same as the independent scorer's where that is at hand."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import read_path
from kg.evaluation.gold import GoldArticle, GoldError, GoldEvent, read_gold, same_party
from kg.evaluation.reliability import expected_error, knots, table
from kg.evaluation.report import differences
from kg.evaluation.scores import count, interval, measures
from kg.extraction import extract_article
from kg.extraction.confidence import calibrated
from kg.extraction.wire import line
from kg.model import Article, Claim, Entity, Extraction, Passage, TimeExpression

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
ENTITIES = {
    "vladimir-putin": Entity("vladimir-putin", "Vladimir Putin", "Vladimir Putin", "person", "RU"),
    "kim-jong-un": Entity("kim-jong-un", "Kim Jong Un", "Kim Jong Un", "person", "KP"),
    "north-korea": Entity("north-korea", "North Korea", "Triều Tiên", "state", "KP"),
    "kang-il": Entity("kang-il", "Kang Il", "Kang Il", "person", "KP"),
}


def _claim(**changes: object) -> Claim:
    plain = Claim(
        id="c1",
        article_id="a",
        type="Visit",
        modality="actual",
        agents=("vladimir-putin",),
        targets=("north-korea",),
        place=None,
        time="2024-06-19",
        attributed_to=(),
        confidence=0.9,
        passage=Passage(0, 4, "thăm"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def _gold(**changes: object) -> GoldEvent:
    plain = GoldEvent(
        type="Visit",
        modality="actual",
        agents=("Vladimir Putin",),
        targets=("North Korea",),
        place=None,
        time="2024-06-19",
        attributed_to=(),
        quote="thăm",
        core=True,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def _counts(gold: list[GoldEvent], claims: list[Claim]) -> Counter[str]:
    extraction = Extraction(Article("a", "thăm", published="2024-06-19"), ENTITIES, (), tuple(claims))
    return count(GoldArticle("a", "2024-06-19", tuple(gold), ()), extraction)


def test_a_perfect_claim_counts_everywhere() -> None:
    counts = _counts([_gold()], [_claim()])
    assert (counts["typed"], counts["triple"], counts["usable"], counts["day_right"]) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    "changes, lost",
    [
        ({"modality": "planned"}, {"usable", "modality_right"}),
        ({"time": "2024-06"}, {"usable", "triple", "time_right", "dated_right"}),
        ({"targets": ()}, {"usable", "triple"}),
        ({"type": "Meeting"}, {"usable", "triple", "typed", "time_right", "modality_right", "dated_right"}),
    ],
)
def test_what_is_wrong_counts_where_it_is_wrong(changes: dict[str, object], lost: set[str]) -> None:
    counts = _counts([_gold()], [_claim(**changes)])
    every = {"typed", "triple", "usable", "time_right", "modality_right", "dated_right"}
    assert {name for name in every if not counts[name]} == lost


def test_one_claim_is_right_for_one_event_only() -> None:
    counts = _counts([_gold(), _gold()], [_claim()])
    assert (counts["gold"], counts["predicted"], counts["typed"]) == (2, 1, 1)


def test_two_undated_events_without_a_shared_party_are_no_pair() -> None:
    assert not _counts([_gold(time=None)], [_claim(time=None, agents=("kim-jong-un",), targets=())])["typed"]


def test_names_match_by_any_known_form_and_in_either_order() -> None:
    assert same_party("DPRK", "north-korea", ENTITIES)
    assert same_party("Korean People's Army", "north-korea", ENTITIES)
    assert same_party("Il Kang", "kang-il", ENTITIES)
    assert not same_party("Russia", "north-korea", ENTITIES)


def test_errors_are_shown_side_by_side() -> None:
    extraction = Extraction(
        Article("a", "thăm"), ENTITIES, (), (_claim(time="2024-06"), _claim(type="Denial", targets=()))
    )
    text = "\n".join(differences(GoldArticle("a", None, (_gold(), _gold(type="Aid")), ()), extraction))
    assert "half    time" in text
    assert "missed  Aid" in text
    assert "extra   Denial" in text


def test_time_expressions_are_found_and_valued_apart() -> None:
    times = (TimeExpression("ngày 19/6", 0, 9, "2024-06-19"), TimeExpression("hôm qua", 10, 17, "2024-06-18"))
    gold = GoldArticle(
        "a", None, (), (("ngày 19/6", "2024-06-19"), ("hôm qua", "2024-06-17"), ("năm ngoái", "2023"))
    )
    counts = count(gold, Extraction(Article("a", ""), {}, times, ()))
    assert (counts["times_gold"], counts["times_found"], counts["times_right"]) == (3, 2, 1)


def test_an_interval_holds_its_figure_and_narrows_with_more_articles() -> None:
    few = [_counts([_gold()], [_claim()]), _counts([_gold()], [])] * 3
    many = few * 20
    name = "events typed, party or date shared"
    figure = next(m.f1 for m in measures(sum(many, Counter())) if m.name == name)
    low, high = interval(few, name, rounds=200)
    low_many, high_many = interval(many, name, rounds=200)
    assert figure is not None
    assert low <= figure <= high
    assert high_many - low_many < high - low


def test_a_folder_without_gold_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold files"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=re.escape("a.json")):
        read_gold(tmp_path)


@pytest.mark.skipif(
    not (SHARED / "tools" / "score.py").exists(),
    reason="the shared folder with the independent scorer is absent",
)
def test_the_figures_are_those_of_the_independent_scorer(tmp_path: Path) -> None:
    gold = read_gold(ROOT / "corpus" / "gold")
    found = {
        a.id: extract_article(a) for a in read_path(ROOT / "corpus" / "digests") if isinstance(a, Article)
    }
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(
        "\n".join(json.dumps(line(e), ensure_ascii=False) for e in found.values()), encoding="utf-8"
    )
    scorer = [
        sys.executable,
        str(SHARED / "tools" / "score.py"),
        str(ROOT / "corpus" / "gold"),
        str(predictions),
    ]
    printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    theirs = [
        float(figure)
        for figure in re.findall(r"^(?:events typed|triples|usable|actors on).* F1 ([\d.]+)", printed, re.M)
    ]
    ours = [
        m.f1
        for m in measures(sum((count(gold[i], e) for i, e in found.items()), Counter()))
        if m.f1 is not None
    ][:4]
    assert len(theirs) == 4
    assert ours == pytest.approx(theirs, abs=0.005)


@pytest.mark.skipif(
    not (SHARED / "corpus" / "seeds").exists(), reason="the shared folder with the seeds is absent"
)
def test_the_seeds_are_read_well_enough_to_be_useful() -> None:
    gold = read_gold(SHARED / "corpus" / "gold")
    seeds = [item for item in read_path(SHARED / "corpus" / "seeds") if isinstance(item, Article)]
    assert len(seeds) == 5
    figures = measures(sum((count(gold[a.id], extract_article(a)) for a in seeds), Counter()))
    by_name = {m.name: m.f1 if m.f1 is not None else m.recall for m in figures}
    assert by_name["events typed, party or date shared"] >= 0.60
    assert by_name["time expressions found"] >= 0.90
    assert by_name["publication day right"] == 1.0


def test_reliability_counts_claims_by_confidence_and_knots_rise() -> None:
    points = [(0.4, False)] * 12 + [(0.4, True)] * 8 + [(0.8, True)] * 18 + [(0.8, False)] * 2 + [(1.0, True)]
    bins = table(points)
    assert [(b.claims, b.right) for b in bins] == [(20, 8), (20, 18), (1, 1)]
    assert 0 < expected_error(bins) < 0.1
    found = knots(points)
    assert found == sorted(found)
    assert found[0][1] < 0.5 < found[-1][1]


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_never_means_less_confidence(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1
