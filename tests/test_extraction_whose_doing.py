"""Who gives, sends, blames, denies and ratifies, where others tell of it or nobody is named. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-03-10"
RU, KP, US, KR, JP = "russia", "north-korea", "united-states", "south-korea", "japan"


def only(text: str, kind: str) -> Claim:
    [claim] = claims_of(text, DAY, kind)
    return claim


@pytest.mark.parametrize(
    "kind, text",
    [
        (
            "ArmsTransfer",
            "Washington công bố ảnh một đoàn tàu chở vũ khí từ Triều Tiên sang cho quân đội Nga.",
        ),
        ("ArmsTransfer", "Thủ tướng Canada lên án việc chuyển giao vũ khí của Triều Tiên cho Nga."),
        (
            "ArmsTransfer",
            "Tình báo Ukraine nhấn mạnh cây cầu này dùng để vận chuyển vũ khí và đạn từ Triều Tiên tới Nga.",
        ),
        (
            "ArmsTransfer",
            "Bộ Quốc phòng Anh nói cảng Dunai là nơi tiếp nhận container đạn dược từ Triều Tiên cho Nga.",
        ),
        ("ArmsTransfer", "Điện Kremlin bác cáo buộc nhận đạn pháo từ Triều Tiên."),
        ("ArmsTransfer", "Bộ Quốc phòng Triều Tiên nói rằng họ chưa bao giờ giao dịch vũ khí với Nga."),
        (
            "TroopDeployment",
            "Tình báo Hàn Quốc nói tàu của Hải quân Nga đã chở 900 lính từ Chongjin tới Vladivostok.",
        ),
    ],
)
def test_who_only_tells_or_carries_gives_and_sends_nothing(kind: str, text: str) -> None:
    claim = only(text, kind)
    assert claim.agents == (KP,)
    assert claim.targets in ((RU,), ("russian-armed-forces",))


def test_an_ally_of_another_kind_gives_what_he_gives() -> None:
    assert only("Iran đã chuyển giao tên lửa cho Nga.", "ArmsTransfer").agents == ("iran",)


def test_a_gift_is_his_who_hands_it_over() -> None:
    text = "Thống đốc Oleg Kozhemyako tặng ông Kim Jong Un ba chiếc máy bay không người lái."
    claim = only(text, "ArmsTransfer")
    assert (claim.agents, claim.targets) == (("oleg-kozhemyako",), ("kim-jong-un",))


@pytest.mark.parametrize(
    "who, text",
    [
        (
            {"joe-biden", "yoon-suk-yeol"},
            "Tổng thống Mỹ Joe Biden điện đàm với Tổng thống Hàn Quốc Yoon Suk Yeol. Hai bên bày tỏ lo ngại về việc "
            "Nga tiếp nhận binh sĩ Triều Tiên.",
        ),
        (
            {"shigeru-ishiba", "lee-jae-myung"},
            "Thủ tướng Nhật Bản Ishiba Shigeru gặp Tổng thống Hàn Quốc Lee Jae-myung ở Tokyo. Hai nhà lãnh đạo chia "
            "sẻ quan ngại về việc Nga giúp Triều Tiên.",
        ),
        (
            {"antony-blinken", "cho-tae-yul"},
            "Ngoại trưởng Mỹ Antony Blinken hội đàm với Ngoại trưởng Hàn Quốc Cho Tae-yul. Hai ngoại trưởng lên án "
            "việc Triều Tiên chuyển vũ khí cho Nga.",
        ),
        ({US, KR}, "Mỹ và Hàn Quốc hôm qua ra tuyên bố chung. Hai nước lên án Triều Tiên gửi quân tới Nga."),
    ],
)
def test_two_of_other_countries_told_together_are_the_two_who_speak(who: set[str], text: str) -> None:
    assert set(only(text, "Criticism").agents) == who


def test_the_two_states_stay_the_two_beside_others_who_worry() -> None:
    text = "Mỹ và Hàn Quốc lo ngại về chuyến thăm của ông Putin tới Bình Nhưỡng. Hai nước đã ký hiệp ước hồi tháng 6."
    assert only(text, "Agreement").agents == (RU, KP)


def test_a_treaty_is_of_both_by_its_name_an_accord_is_with_somebody() -> None:
    treaty = "Nga và Triều Tiên ký hiệp ước hồi tháng 6. Duma Quốc gia phê chuẩn văn kiện ngày 24/10."
    assert only(treaty, "Ratification").targets == ()
    accord = (
        "Nga và Triều Tiên ký hiệp định hải quan hồi tháng 6. Duma Quốc gia phê chuẩn văn kiện ngày 24/10."
    )
    assert only(accord, "Ratification").targets == (KP,)


@pytest.mark.parametrize(
    "answered, text",
    [
        (
            (),
            "Nhà Trắng tố Triều Tiên gửi đạn pháo cho Nga. Cả Moskva và Bình Nhưỡng đều phủ nhận chuyện đó.",
        ),
        (
            (),
            "Nhà Trắng tố Triều Tiên gửi đạn pháo cho Nga. Bình Nhưỡng từng phủ nhận những cáo buộc tương tự.",
        ),
        (("white-house",), "Nhà Trắng tố Triều Tiên gửi đạn pháo cho Nga. Bình Nhưỡng phủ nhận."),
    ],
)
def test_what_is_denied_time_and_again_answers_nobody(answered: tuple[str, ...], text: str) -> None:
    assert only(text, "Denial").targets == answered


@pytest.mark.parametrize(
    "who, text",
    [
        (
            "european-parliament",
            "Nghị viện châu Âu hôm 5/3 thông qua nghị quyết lên án Triều Tiên đưa quân sang Nga.",
        ),
        (
            "south-korean-national-assembly",
            "Quốc hội Hàn Quốc nhất trí thông qua nghị quyết lên án Triều Tiên.",
        ),
        ("un-general-assembly", "Nga bỏ phiếu chống nghị quyết lên án Triều Tiên."),
    ],
)
def test_the_body_that_passes_a_resolution_condemns(who: str, text: str) -> None:
    claim = only(text, "Criticism")
    assert (claim.agents, claim.targets) == ((who,), (KP,))


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        (("ukraine",), (KP,), "Lực lượng Ukraine đụng độ binh sĩ Triều Tiên tại tỉnh Kursk của Nga."),
        ((KP,), ("ukraine",), "Binh sĩ Triều Tiên đụng độ quân Ukraine ở Kursk."),
        ((KP,), ("ukraine",), "Khoảng 200 lính Triều Tiên đã chết trong giao tranh với lực lượng Ukraine."),
        ((KP,), ("ukraine",), "Nhiều lính Triều Tiên bị thương do UAV Ukraine."),
        ((KP,), (), "Ông Putin khen những người lính Triều Tiên đã giải phóng Kursk."),
        ((KP,), ("ukraine",), "Lính Triều Tiên tham chiến ở Kursk."),
    ],
)
def test_whom_soldiers_fight(agents: tuple[str, ...], targets: tuple[str, ...], text: str) -> None:
    claim = only(text, "Combat")
    assert (claim.agents, claim.targets) == (agents, targets)


@pytest.mark.parametrize(
    "answered, text",
    [
        (KR, "Triều Tiên gạt đi mọi tin từ Seoul về việc đưa quân sang Nga."),
        ("the-new-york-times", "Ông Peskov bác bỏ thông tin trên báo New York Times về Triều Tiên."),
        (
            "the-wall-street-journal",
            "Ông Peskov nói bài viết của tờ Wall Street Journal về Triều Tiên là sai sự thật.",
        ),
        (
            "south-korean-national-intelligence-service",
            "Điện Kremlin bác bỏ tin tình báo Hàn Quốc nói Triều Tiên gửi thêm quân.",
        ),
    ],
)
def test_a_denial_answers_whose_report_it_names(answered: str, text: str) -> None:
    assert only(text, "Denial").targets == (answered,)


@pytest.mark.parametrize("noun", ["nhóm này", "tổ chức này", "tập đoàn này"])
def test_armed_men_of_no_army_are_a_group(noun: str) -> None:
    text = (
        f"Nhà Trắng nói Wagner đã nhận rocket từ Triều Tiên. Ba ngày sau, Bộ Tài chính Mỹ trừng phạt {noun}."
    )
    assert only(text, "Sanction").targets == ("wagner-group",)


def test_a_group_told_after_them_is_that_group() -> None:
    text = (
        "Wagner nhận rocket từ Triều Tiên. Nhóm giám sát trừng phạt đa phương công bố báo cáo về Triều Tiên. "
        "Nga lên án nhóm này."
    )
    assert only(text, "Criticism").targets == ("multilateral-sanctions-monitoring-team",)


@pytest.mark.parametrize(
    "who, whom, text",
    [
        ("kim-jong-un", RU, "Ông Kim Jong Un ca ngợi chiến thắng của Hồng quân Liên Xô."),
        (
            "kim-jong-un",
            "vladimir-putin",
            "Ông Kim Jong Un cảm ơn Moskva đã cử đoàn tới dự và đánh giá cao việc Tổng thống Putin giữ lời hứa.",
        ),
        (
            "kim-jong-un",
            RU,
            "Ông Sergei Shoigu thăm Bình Nhưỡng. Tại cuộc gặp ông Kim Jong Un cam kết ủng hộ vô điều kiện Nga.",
        ),
    ],
)
def test_who_praises_whom(who: str, whom: str, text: str) -> None:
    claims = claims_of(text, DAY, "Support")
    assert {claim.agents for claim in claims} == {(who,)}
    assert (whom,) in [claim.targets for claim in claims]


def test_two_who_show_that_they_stand_together_support_no_third() -> None:
    text = "Ông Kim Jong Un và Thủ tướng Lý Cường thể hiện sự đoàn kết. Nga theo dõi cuộc gặp."
    assert claims_of(text, DAY, "Support") == []


def test_what_somebody_is_made_to_feel_he_has_not_said() -> None:
    assert claims_of("Việc Nga giúp Triều Tiên khiến giới chức Hàn Quốc lo ngại.", DAY, "Criticism") == []
    assert only("Giới chức Hàn Quốc lo ngại việc Nga giúp Triều Tiên.", "Criticism").agents == (KR,)


@pytest.mark.parametrize(
    "who, whom, text",
    [
        (
            "kim-jong-un",
            "western-countries",
            "Ông Kim Jong Un nói quân Ukraine đã bại trận, và nếu phương Tây còn tấn công Nga thì sẽ đáp trả.",
        ),
        (
            "kremlin",
            US,
            "Bà Zakharova nói lệnh cấm của Mỹ là phi lý, trong khi Điện Kremlin tuyên bố sẽ đáp trả Mỹ.",
        ),
        (RU, KR, "Nga cảnh báo sẽ đáp trả nếu Hàn Quốc cấp đạn cho Ukraine."),
    ],
)
def test_who_threatens_whom(who: str, whom: str, text: str) -> None:
    claim = only(text, "Threat")
    assert (claim.agents, claim.targets) == ((who,), (whom,))


def test_what_is_fired_hits_the_goal_not_who_made_it() -> None:
    text = "Nhà Trắng nói Triều Tiên đã cấp tên lửa cho Nga và hai quả được quân Nga bắn vào Ukraine."
    assert only(text, "Combat").targets == ("ukraine",)


def test_two_parties_are_those_whose_delegations_met() -> None:
    text = (
        "Đoàn đảng Nước Nga Thống nhất hội đàm với đoàn Đảng Lao động Triều Tiên tại Điện Kremlin. "
        "Kết thúc buổi làm việc, hai đảng ký kế hoạch hợp tác."
    )
    assert set(only(text, "Agreement").agents) == {"united-russia", "workers-party-of-korea"}
