"""One sentence told with one word or with its synonym says the same. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-06-10"
Told = list[tuple[str, tuple[str, ...], tuple[str, ...], str | None, str, str | None, tuple[str, ...]]]


def told(text: str) -> Told:
    """All that the claims of a text say, but for their words."""
    return [
        (c.type, c.agents, c.targets, c.time, c.modality, c.place, c.attributed_to)
        for c in claims_of(text, DAY)
    ]


@pytest.mark.parametrize(
    "sentence, words",
    [
        (
            "Triều Tiên đã điều 800 {} tới Kursk.",
            ["binh sĩ", "binh sỹ", "binh lính", "quân lính", "chiến sĩ", "bộ đội"],
        ),
        (
            "Tổng thống Putin cảm ơn các {} Triều Tiên đã chiến đấu ở Kursk.",
            ["binh sĩ", "quân nhân", "chiến sỹ"],
        ),
        (
            "Ukraine cho biết đã bắt sống ba {} Triều Tiên ở Kursk.",
            ["binh sĩ", "chiến sĩ", "quân nhân", "binh lính"],
        ),
        ("Triều Tiên {} sang Nga.", ["đưa quân", "phái quân", "điều binh", "xuất binh"]),
        ("Washington tố Bình Nhưỡng giao {} cho Moskva.", ["đạn pháo", "đạn đại bác"]),  # no «bác», to deny
        ("Khoảng 200 lính Triều Tiên đã {} ở Kursk, theo Seoul.", ["thiệt mạng", "mất mạng", "tử thương"]),
        (
            "Quân Triều Tiên trở lại {} Kursk, NIS cho biết.",
            ["tiền tuyến", "chiến tuyến", "tiền phương", "tuyến đầu"],
        ),
        ("Nga và Triều Tiên đã {} hiệp ước phòng thủ chung.", ["phê chuẩn", "chuẩn y", "chuẩn thuận"]),
        (
            "Ông Lavrov kết thúc {} Bình Nhưỡng hôm 9/6.",
            ["chuyến công du", "chuyến viếng thăm", "cuộc viếng thăm"],
        ),
        (
            "Tại {} với ông Kim Jong Un, ông Shoigu trao bức thư của ông Putin.",
            ["cuộc gặp gỡ", "buổi gặp gỡ", "cuộc hội ngộ"],
        ),
        ("Hàn Quốc {} việc Triều Tiên đưa quân sang Nga.", ["chỉ trích", "phê phán", "đả kích", "phê bình"]),
        ("Điện Kremlin {} tin Triều Tiên chuyển đạn pháo cho Nga.", ["phủ nhận", "chối bỏ"]),
        (
            "Mỹ {} về việc Triều Tiên gửi vũ khí cho Nga.",
            ["bày tỏ quan ngại", "thể hiện quan ngại", "biểu thị quan ngại"],
        ),
        (
            "Seoul bày tỏ {} về khả năng Nga chuyển công nghệ cho Triều Tiên.",
            ["quan ngại", "quan ngại sâu sắc", "lo lắng"],
        ),
        ("Mỹ áp lệnh {} với ba công ty Nga vì giúp Triều Tiên.", ["trừng phạt", "chế tài"]),
        ("Mỹ {} Bình Nhưỡng gửi đạn pháo cho Nga.", ["cáo buộc", "tố cáo", "buộc tội", "quy kết"]),
        ("Lãnh đạo {} đã ký hiệp ước Nga - Triều hôm 9/6.", ["hai nước", "hai quốc gia", "cả hai nước"]),
        (
            "Ngoại trưởng Sergei Lavrov gặp {} Choe Son Hui.",
            ["người đồng cấp", "vị đồng cấp", "người đồng nhiệm"],
        ),
        (
            "Ông Kim Jong Un gửi {} cho Tổng thống Nga Putin hôm 9/6.",
            ["điện mừng", "điện chúc mừng", "thư chúc mừng"],
        ),
        ("Tổng thống Putin {} ông Kim Jong Un đã cử quân tới Kursk.", ["cảm ơn", "cám ơn", "tri ân"]),
        (
            "Trong bức điện {} ngày 9/6, ông Putin chúc mừng ông Kim Jong Un.",
            ["công bố", "loan báo", "phát đi"],
        ),
        ("Triều Tiên {} cử thêm quân sang Nga.", ["sắp", "sửa soạn", "rục rịch"]),
        ("Đoàn {} Nga tới Bình Nhưỡng hôm 9/6.", ["nghị sĩ", "nghị sỹ"]),
    ],
)
def test_a_synonym_tells_the_same(sentence: str, words: list[str]) -> None:
    first = told(sentence.format(words[0]))
    assert first
    assert {word: told(sentence.format(word)) for word in words} == dict.fromkeys(words, first)


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Bộ Y tế Nga và Triều Tiên bàn về việc đào tạo bác sỹ.", "Denial"),  # no «bác»
        ("Ông Putin hi vọng người dân Triều Tiên đến viếng thăm bảo tàng.", "Visit"),
        ("Nhà phê bình văn học Nga kể về Triều Tiên.", "Criticism"),
        ("Bộ đội biên phòng Việt Nam nói về phim Nga và phim Triều Tiên.", "TroopDeployment"),
    ],
)
def test_a_piece_of_another_word_tells_nothing(text: str, kind: str) -> None:
    assert claims_of(text, DAY, kind) == []


@pytest.mark.parametrize(
    "text, kind, agents",
    [
        ("Các quan chức Mỹ chỉ trích Nga vì giúp Triều Tiên.", "Criticism", ("united-states",)),
        ("Nhiều nghị sĩ Nga ủng hộ Triều Tiên.", "Support", ("russia",)),
        ("Một số nhà ngoại giao Nga phủ nhận việc Triều Tiên gửi quân.", "Denial", ("russia",)),
        ("Các quan chức Triều Tiên dọa đáp trả Mỹ.", "Threat", ("north-korea",)),
        ("Nhiều chuyên gia Hàn Quốc chỉ trích Nga và Triều Tiên.", "Criticism", None),  # they only comment
        ("Tháng 4, ông Shoigu dẫn đầu một đoàn nghị sĩ tới Bình Nhưỡng.", "Visit", ("sergei-shoigu",)),
        ("Tháng 4, ông Shoigu dẫn đầu một đoàn quan chức sang Bình Nhưỡng.", "Visit", ("sergei-shoigu",)),
        ("Bộ trưởng Ngoại giao Cho Tae-yul cảnh báo Nga sẽ phải trả giá.", "Threat", ("cho-tae-yul",)),
        ("Triều Tiên bắn thử rocket phóng loạt 240 mm, Nga im lặng.", "Exercise", ("north-korea",)),
        ("Nga chiếu phim Triều Tiên ở Moskva.", "Cooperation", ("russia",)),
        ("Hàn Quốc chiếu phim Triều Tiên, Nga im lặng.", "Cooperation", None),
        ("Nga nã rocket phóng loạt vào Kharkiv, Triều Tiên im lặng.", "Exercise", None),
    ],
)
def test_officials_speak_for_their_state(text: str, kind: str, agents: tuple[str, ...] | None) -> None:
    assert [claim.agents for claim in claims_of(text, DAY, kind)] == ([agents] if agents else [])


@pytest.mark.parametrize(
    "text, source",
    [
        ("Dẫn nguồn từ Yonhap, Triều Tiên đã gửi 3.000 lính sang Nga.", "yonhap"),
        ("Hãng tin Yonhap hôm 9/6 thông tin Triều Tiên đã gửi 3.000 lính sang Nga.", "yonhap"),
        ("Trích nguồn Yonhap, Triều Tiên đã gửi 3.000 lính sang Nga.", "yonhap"),
        ("Theo tường thuật của Yonhap, Triều Tiên đã gửi 3.000 lính sang Nga.", "yonhap"),
        ("Mỹ có thông tin rằng Triều Tiên đã gửi 3.000 lính sang Nga.", None),
    ],
)
def test_ways_of_naming_a_source(text: str, source: str | None) -> None:
    (claim,) = claims_of(text, DAY, "TroopDeployment")
    assert (source in claim.attributed_to) if source else "yonhap" not in claim.attributed_to


@pytest.mark.parametrize(
    "lead, modality",
    [
        ("Triều Tiên toan", "planned"),
        ("Triều Tiên đang lên phương án", "planned"),
        ("Triều Tiên rục rịch", "planned"),
        ("Triều Tiên bị phát giác đã", "alleged"),
        ("Rộ tin Triều Tiên", "alleged"),
        ("Nga một mực chối chuyện Triều Tiên", "denied"),
        ("Triều Tiên vừa", "actual"),
    ],
)
def test_ways_of_planning_supposing_and_denying(lead: str, modality: str) -> None:
    assert {c.modality for c in claims_of(f"{lead} gửi 3.000 lính sang Nga.", DAY, "TroopDeployment")} == {
        modality
    }


def test_thanks_sent_to_a_capital_are_for_its_government() -> None:
    text = "Ông Lavrov gửi lời cảm ơn tới Bình Nhưỡng về lập trường đối với Ukraine."
    assert [claim.targets for claim in claims_of(text, DAY, "Support")] == [("north-korea",)]
