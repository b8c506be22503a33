"""Word boundaries of Vietnamese sentences."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.vietnamese.normal import normalise
from kg.vietnamese.words import is_word, warm_up, words

SYLLABLES = [
    *(
        "Ông",
        "Kim",
        "Jong-un",
        "đã",
        "cử",
        "binh",
        "sĩ",
        "đi",
        "bầu",
        "cử",
        "ở",
        "TP.HCM",
        "ngày",
        "10/4",
        "hoà",
    ),
    *(
        "KN-23",
        "(",
        ")",
        ",",
        ".",
        "...",
        "…",
        '"',
        ":",
        "5,5",
        "v.v.",
        "km2",
        "https://vidu.vn/a_b",
        "a\nb",
        "각",
    ),
]
sentence = st.lists(st.sampled_from(SYLLABLES), max_size=15).flatmap(
    lambda parts: st.sampled_from(["", " ", "  "]).map(lambda gap: gap.join(parts))
)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    warm_up()


@settings(max_examples=200, deadline=None)
@given(st.one_of(sentence, st.text(max_size=40)))
def test_words_cover_the_text_in_order(raw: str) -> None:
    text = normalise(raw).text
    spans = words(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_words_are_those_of_the_segmenter() -> None:
    text = "Triều Tiên bác bỏ thông tin về bầu cử, hãng thông tấn cho hay."
    assert "bầu cử" in [text[span.start : span.end] for span in words(text)]
    from underthesea import word_tokenize

    expected = word_tokenize(text, use_token_normalize=False)
    assert [text[span.start : span.end] for span in words(text)] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Bình Nhưỡng cử đoàn đại biểu sang Nga.", "cử", True),
        ("Bình Nhưỡng đã cử binh sĩ sang Nga.", "cử", True),
        ("Người dân đi bầu cử từ sáng sớm.", "cử", False),
        ("Ông Volodin sẽ tới thăm Wonsan vào tháng sau.", "thăm", True),
        ("Cuộc thăm dò dư luận mới nhất cho kết quả khác.", "thăm", False),
        ("Tổng thư ký tổ chức này từ chức.", "ký", False),
        ("Hai ông ký hiệp ước tại thủ đô.", "ký", True),
        ("Quân đội mừng ngày giải phóng thành phố.", "phóng", False),
        ("Hai bên điều quân ra biên giới.", "điều", True),
        ("Các bên đặt ra điều kiện.", "điều", False),
    ],
)
def test_a_trigger_is_a_word_of_its_own(text: str, trigger: str, expected: bool) -> None:
    start = text.index(trigger)
    assert is_word(text, start, start + len(trigger)) is expected


def test_a_stretch_is_judged_in_its_own_sentence() -> None:
    text = "Đoàn về nước. Người dân đi bầu cử. Nga cử đoàn đi."
    assert [is_word(text, at, at + 2) for at in range(len(text)) if text.startswith("cử", at)] == [
        False,
        True,
    ]
    assert not is_word(text, 8, 20)


def test_threads_may_begin_at_once() -> None:
    code = """
from concurrent.futures import ThreadPoolExecutor
from kg.vietnamese.words import words
with ThreadPoolExecutor(8) as pool:
    found = set(pool.map(words, ["Ông đi bầu cử."] * 8))
assert len(found) == 1 and len(found.pop()) == 4
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_the_room_does_not_load_the_segmenter() -> None:
    code = "import sys, kg.vietnamese.words; sys.exit('underthesea' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
