"""A report of a summit: the day of its talks, history told beside them, and who gives, tells or is only named."""

from __future__ import annotations

import pytest
from extracted import claims_of

LEAD = "Ông Putin và ông Kim Jong Un hôm nay hội đàm tại Vladivostok.\n\n"
CAME = "Ông Kim Jong Un tới Khasan bằng tàu hỏa hôm 11/9.\n\n"


@pytest.mark.parametrize(
    ("text", "type", "day"),
    [
        (LEAD + CAME + "Sau quốc yến, ông Putin tặng ông Kim một bức tranh.", "Communication", "2023-09-13"),
        (LEAD + CAME + "Trong bữa tiệc, ông Kim ca ngợi ông Putin.", "Support", "2023-09-13"),
        (
            LEAD + CAME + "Mở đầu cuộc gặp, ông Kim mời ông Putin thăm Bình Nhưỡng.",
            "Invitation",
            "2023-09-13",
        ),
        # Without a word of the talks, of the day told last.
        (LEAD + CAME + "Ông gửi lời chào tới ông Putin.", "Communication", "2023-09-11"),
    ],
)
def test_what_is_told_of_the_talks_is_of_their_day(text: str, type: str, day: str) -> None:
    found = [claim.time for claim in claims_of(text, "2023-09-13") if claim.type == type]
    assert found == [day]


def test_the_same_two_do_not_meet_twice() -> None:
    text = LEAD + CAME + "Ông Putin đích thân dẫn ông Kim tham quan trường đại học."
    days = {claim.time for claim in claims_of(text, "2023-09-13") if claim.type == "Meeting"}
    assert days == {"2023-09-13"}


def test_a_month_counted_from_the_story() -> None:
    text = LEAD + "Cuộc gặp diễn ra ba tháng sau khi ông Kim Jong Un tiếp ông Shoigu ở Bình Nhưỡng."
    met = {claim.agents: claim.time for claim in claims_of(text, "2023-09-13") if claim.type == "Meeting"}
    assert met["kim-jong-un", "sergei-shoigu"] == "2023-06"


def test_history_goes_on_without_the_day_of_the_news() -> None:
    text = (
        LEAD
        + "Triều Tiên thử hạt nhân vào tháng 10/2006. Hội đồng Bảo an đáp lại bằng nghị quyết trừng phạt Triều Tiên."
    )
    days = [claim.time for claim in claims_of(text, "2023-09-13") if claim.type == "Sanction"]
    assert days in ([], [None])


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("Ông Kim sẽ thăm nhà máy sản xuất máy bay chiến đấu của Nga.", "ArmsTransfer"),
        ("Ông Shoigu được ông Kim đưa đi xem tên lửa của Triều Tiên.", "ArmsTransfer"),
        ("Trước lễ kỷ niệm, ông Putin gửi điện mừng tới ông Kim Jong Un.", "Ceremony"),
        ("Ông Kim nói đây không phải chuyến thăm cuối cùng của ông tới Nga.", "Visit"),
        ("Ông Putin ký sắc lệnh công nhận Donetsk, Triều Tiên hoan nghênh.", "Ratification"),
        ("Họ băng qua cây cầu bắc qua sông Tumen để từ Triều Tiên sang Nga.", "Cooperation"),
        (
            "Triều Tiên bỏ phiếu chống nghị quyết của Đại hội đồng Liên Hợp Quốc lên án Nga.",
            "Criticism",
        ),
        ("Triều Tiên giao đạn cối và súng bộ binh cho lính Nga.", "TroopDeployment"),
    ],
)
def test_what_is_only_visited_passed_or_voted_on_tells_nothing(sentence: str, type: str) -> None:
    told = claims_of("Nga và Triều Tiên hợp tác chặt chẽ.\n\n" + sentence, "2023-09-13")
    assert type not in {claim.type for claim in told if "un-general-assembly" not in claim.agents}


@pytest.mark.parametrize(
    ("sentence", "type", "agents", "targets"),
    [
        (
            "Nhóm Wagner của Nga vừa nhận đạn cối từ Triều Tiên.",
            "ArmsTransfer",
            ("north-korea",),
            ("wagner-group",),
        ),
        (
            "Triều Tiên bỏ phiếu chống nghị quyết về trưng cầu dân ý ở Crimea mà Nga bị chỉ trích.",
            "Support",
            ("north-korea",),
            ("russia",),
        ),
        (
            "Nếu Triều Tiên phóng vệ tinh, Liên minh châu Âu sẽ áp đặt thêm lệnh trừng phạt.",
            "Sanction",
            ("european-union",),
            ("north-korea",),
        ),
        ("Hai ông Putin và Kim trao đổi thư.", "Communication", ("vladimir-putin",), ("kim-jong-un",)),
        ("Hai nước thao dượt chung trên biển.", "Exercise", ("russia", "north-korea"), ()),
    ],
)
def test_who_takes_part(sentence: str, type: str, agents: tuple[str, ...], targets: tuple[str, ...]) -> None:
    told = claims_of("Nga và Triều Tiên hợp tác chặt chẽ.\n\n" + sentence, "2023-09-13")
    assert [(c.agents, c.targets) for c in told if c.type == type] == [(agents, targets)]


def test_a_resolution_is_of_the_day_on_which_it_was_passed() -> None:
    text = (
        "Nga thuê lao động Triều Tiên, vi phạm nghị quyết 2375 được Hội đồng Bảo an thông qua tháng 9/2017."
    )
    [sanction] = [c for c in claims_of(text, "2023-09-13") if c.type == "Sanction"]
    assert (sanction.targets, sanction.time) == (("north-korea",), "2017-09")


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà Kim Yo Jong lên án Mỹ gửi tên lửa cho Ukraine và nói Triều Tiên luôn ủng hộ Nga.",
        "Bà Kim Yo Jong chỉ trích Mỹ cấp xe tăng cho Ukraine, nói rằng Triều Tiên luôn ủng hộ Nga.",
    ],
)
def test_who_is_blamed_or_helped_tells_nothing(sentence: str) -> None:
    support = [c for c in claims_of(sentence, "2023-09-13") if c.type == "Support"]
    assert support
    assert not {"united-states", "ukraine"} & {who for claim in support for who in claim.attributed_to}


def test_two_governments_that_sign_are_no_place() -> None:
    [signed] = claims_of("Thỏa thuận giữa Moskva và Bình Nhưỡng được ký hồi tháng 9/2012.", "2014-04-20")
    assert (signed.type, signed.place) == ("Agreement", None)


@pytest.mark.parametrize(
    ("sentence", "type", "modality"),
    [
        ("Nga sẽ mở đường bay, đồng thời chuyển giao trực thăng cho Triều Tiên.", "ArmsTransfer", "planned"),
        ("Nga chuyển bột mì, đồng thời chuyển giao trực thăng cho Triều Tiên.", "ArmsTransfer", "actual"),
        ("Hai nước nhất trí về dự án đường dây tải điện.", "Cooperation", "planned"),
        ("Phía Nga gọi tin Triều Tiên bán đạn cối cho nước này là tin đồn nhảm.", "ArmsTransfer", "denied"),
    ],
)
def test_how_it_is_told(sentence: str, type: str, modality: str) -> None:
    told = claims_of("Nga và Triều Tiên hợp tác chặt chẽ.\n\n" + sentence, "2023-09-13")
    assert {claim.modality for claim in told if claim.type == type} == {modality}


def test_a_halt_of_tests_is_no_test() -> None:
    text = "Triều Tiên nói với Nga rằng nước này sẵn sàng tạm ngừng thử nghiệm tên lửa đạn đạo."
    assert "Exercise" not in {claim.type for claim in claims_of(text, "2023-09-13")}


def test_an_ambassador_at_large_is_met_by_his_name() -> None:
    text = "Bà Choe Son Hui hội đàm với Đại sứ lưu động Nga Oleg Burmistrov tại Moskva."
    assert [c.agents for c in claims_of(text, "2017-09-30") if c.type == "Meeting"] == [
        ("choe-son-hui", "oleg-burmistrov")
    ]
