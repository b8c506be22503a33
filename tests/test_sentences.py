"""Sentence boundaries in Vietnamese news."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vietnamese.normal import normalise
from kg.vietnamese.sentences import sentences

SHARED = Path(__file__).parents[1].parent / "shared"


def cut(text: str) -> list[str]:
    normal = normalise(text).text
    return [normal[span.start : span.end] for span in sentences(normal)]


@pytest.mark.parametrize(
    "whole",
    [
        "Ông V. Putin tới TP.HCM.",
        "Đoàn của V.Putin rời TP. Vladivostok lúc 10.30.",
        "Ban Bí thư T.Ư. Đảng họp ngày 29.11.2024 với 10.000 người.",
        "GS.TS. Nguyễn Văn An xem tr. 15 và No. 5 của tạp chí.",
        "Tàu rời St. Petersburg sang U.S. Virgin Islands.",
        '"Xin chào các bạn." ông nói với báo giới.',
        '"Chúng tôi ở lại. Chúng tôi không rút quân", ông Kim nói.',
        '"Ai sẽ tới?", bà hỏi.',
        "Hai bên (xem ảnh. Nguồn: báo chí) đã bắt tay.",
        "### 1. Quan hệ với láng giềng",
        "Tham dự có Hạ nghị sĩ Brian Mast, Chủ tịch Ủy ban; Hạ nghị sĩ Young Kim, Chủ tịch Tiểu ban châu Á.",
        "Người thì nhắc tới mưa lớn; người thì nói đến an ninh đã bị siết chặt.",
        "Ông chờ... rồi lên tàu.",
    ],
)
def test_one_sentence_stays_whole(whole: str) -> None:
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Đoàn đã tới nơi.", "27 lãnh đạo dự lễ!", "Ai vắng mặt?", "Không rõ…", "Lễ kết thúc."],
        ["Đoàn bay khắp Đông Bắc Á.", "Bà Choe từng sang Ý.", "Nay bà ở nhà."],
        ["Ông gọi đó là “liên minh”.", "Bà Choe im lặng."],
        ['Ông Kim nói: "Chúng ta sẽ thắng."', "Bà Choe vỗ tay."],
        ["Tiêu đề không có dấu chấm", "Đoạn thứ nhất.", "Đoạn thứ hai"],
        ["Hai bên đã gặp nhau tại Nga.", "Theo đài này, họ ký văn kiện."],
        ["Tin tức thế giới 28-10: Seoul nói về lính Triều Tiên;", "Bão lớn ở Cuba;", "Vàng lập đỉnh mới"],
        ["Quân đội Nga đã rút khỏi làng;", "Ukraine tuyên bố chiếm lại cầu."],
        ["Điểm tin 8h: Nga thử tên lửa tầm xa;", "5 triệu người đi bầu cử"],
    ],
)
def test_sentences_part(parts: list[str]) -> None:
    joiner = "\n" if parts[0].startswith("Tiêu đề") else " "
    assert cut(joiner.join(parts)) == [normalise(part).text for part in parts]


def test_a_stop_without_a_space_after_it_still_parts() -> None:
    assert cut("Ông đã về nước.Theo KCNA, tàu chạy đêm.") == ["Ông đã về nước.", "Theo KCNA, tàu chạy đêm."]
    assert cut("Trang Booking.Com và vnexpress.net đưa tin.") == [
        "Trang Booking.Com và vnexpress.net đưa tin."
    ]


def test_only_the_asked_stretch_is_cut() -> None:
    text = "Một câu. Hai câu. Ba câu."
    assert [text[span.start : span.end] for span in sentences(text, 4, 17)] == ["câu.", "Hai câu."]


@given(st.text(alphabet=st.one_of(st.sampled_from(" .!?…;:\"'()\n\rAăbĐđ1"), st.characters())))
def test_no_character_is_lost(raw: str) -> None:
    text = normalise(raw).text
    spans = sentences(text)
    for span in spans:
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside this checkout")
def test_speed_on_real_text() -> None:
    text = "\n".join(
        json.loads(line)["summary"] for line in (SHARED / "corpus/other.jsonl").read_text().splitlines()
    )
    normal = normalise(text).text
    begin = time.process_time()
    found = sentences(normal)
    assert len(found) / (time.process_time() - begin) > 20_000
