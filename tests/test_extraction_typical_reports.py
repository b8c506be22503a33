"""What stands in nearly every report of a visit: who says so of himself, whose stance it is, who came before."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-03-22"
RECEIVED = "Ông Kim Jong Un tiếp ông Sergei Shoigu hôm 21/3 tại Bình Nhưỡng."


def claims(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize("verb", ["cho hay", "nói", "khẳng định", "tiết lộ", "kể", "xác nhận"])
def test_who_tells_of_himself_acts(verb: str) -> None:
    text = f"{RECEIVED} Ông Shoigu {verb} ông đã chuyển lời chào của ông Putin tới lãnh đạo Triều Tiên."
    (message,) = claims(text, "Communication")
    assert "sergei-shoigu" in message.agents and message.targets == ("kim-jong-un",)


def test_whom_somebody_judges_is_not_himself() -> None:
    text = f"{RECEIVED} Tổng thống Putin ca ngợi ông vì đã ký hiệp ước với Triều Tiên."
    assert all("vladimir-putin" not in claim.targets for claim in claims(text, "Support"))


@pytest.mark.parametrize(
    "said",
    [
        "Lập trường không thay đổi của chính phủ Triều Tiên là luôn ủng hộ Nga",
        "Chính sách của Triều Tiên là kiên quyết ủng hộ Nga",
        "Chủ trương nhất quán của Bình Nhưỡng là ủng hộ Nga",
    ],
)
def test_whose_stance_it_is_takes_it(said: str) -> None:
    text = f'Ông Shoigu trao thư của Tổng thống Putin cho ông Kim Jong Un.\n\n"{said}", ông Kim nói với vị khách.'
    (support,) = claims(text, "Support")
    assert (support.agents, support.targets) == (("kim-jong-un",), ("russia",))


@pytest.mark.parametrize("when", ["vài ngày sau khi", "không lâu sau khi", "ít tuần sau khi"])
def test_who_came_some_time_before_came_on_no_day(when: str) -> None:
    text = f"{RECEIVED} Chuyến thăm diễn ra {when} Thứ trưởng Ngoại giao Andrey Rudenko tới Triều Tiên."
    days = {claim.agents: claim.time for claim in claims(text, "Visit")}
    assert days[("andrei-rudenko",)] is None
    assert days[("sergei-shoigu",)] == "2025-03-21"


def test_who_was_received_is_who_came() -> None:
    (visit,) = claims(f"{RECEIVED} Chuyến thăm kéo dài một ngày.", "Visit")
    assert (visit.agents, visit.targets) == (("sergei-shoigu",), ("north-korea",))


@pytest.mark.parametrize("allows", ["cho phép", "bật đèn xanh cho", "kêu gọi"])
def test_a_strike_that_is_allowed_is_none(allows: str) -> None:
    text = f"Ông Kim Jong Un lên án việc Mỹ {allows} Ukraine dùng tên lửa tầm xa tấn công lãnh thổ Nga."
    assert claims(text, "Combat") == []
    assert [claim.targets for claim in claims(text, "Criticism")] == [("united-states",)]


def test_a_strike_that_is_told_is_one() -> None:
    (combat,) = claims("Ukraine dùng tên lửa tầm xa tấn công lãnh thổ Nga hôm 19/3.", "Combat")
    assert (combat.agents, combat.targets) == (("ukraine",), ("russia",))


def test_who_praises_besides_is_who_reported() -> None:
    text = (
        "Tướng Valery Gerasimov báo cáo với Tổng thống Putin về việc quân đội Nga giành lại tỉnh Kursk, "
        "đồng thời ca ngợi lòng dũng cảm của binh sĩ Triều Tiên."
    )
    (support,) = claims(text, "Support")
    assert (support.agents, support.targets) == (("valery-gerasimov",), ("north-korea",))


@pytest.mark.parametrize("party", ["Đảng", "đảng"])
def test_a_partys_commission_is_one_name(party: str) -> None:
    text = f"Quân ủy Trung ương {party} Lao động Triều Tiên cho biết binh sĩ nước này đã tham chiến ở Kursk."
    (combat,) = claims(text, "Combat")
    assert combat.attributed_to[0] == "central-military-commission-of-the-workers-party-of-korea"


@pytest.mark.parametrize("feast", ["nhân dịp năm mới", "nhân Quốc khánh 9/9", "mừng ngày 9/5"])
def test_a_feast_is_the_day_of_nothing_where_another_is_told(feast: str) -> None:
    text = f"Ngày 17/3, ông Putin gửi thư cho ông Kim Jong Un {feast}, ca ngợi Triều Tiên."
    told = claims(text, "Communication") + claims(text, "Support")
    assert [(claim.type, claim.time) for claim in told] == [
        ("Communication", "2025-03-17"),
        ("Support", "2025-03-17"),
    ]


def test_a_feast_is_the_day_where_no_other_is_told() -> None:
    (message,) = claims("Ông Putin gửi thư cho ông Kim Jong Un nhân ngày 1/1.", "Communication")
    assert message.time == "2025-01-01"


@pytest.mark.parametrize("to", ["ông Kim Jong Un", "nhà lãnh đạo Triều Tiên", "Chủ tịch Kim Jong Un"])
def test_who_gets_a_letter_does_not_praise(to: str) -> None:
    text = f"Ngày 17/3, Tổng thống Putin gửi thư cho {to}, ca ngợi mối quan hệ hai nước."
    (support,) = claims(text, "Support")
    assert (support.agents, support.targets) == (("vladimir-putin",), ("north-korea",))


@pytest.mark.parametrize(
    "judged",
    [
        'gọi lá phiếu của Triều Tiên là "lời nhận tội"',
        "gọi việc Triều Tiên đưa quân sang Nga là hành động khiêu khích",
        "mô tả quyết định của Triều Tiên là hành vi vi phạm nghị quyết",
        "ví việc Triều Tiên bắn tên lửa như trò hề",
    ],
)
def test_whose_deed_is_judged_is_blamed(judged: str) -> None:
    (criticism,) = claims(f"Ngoại trưởng Ukraine Dmytro Kuleba {judged}.", "Criticism")
    assert (criticism.agents, criticism.targets) == (("dmytro-kuleba",), ("north-korea",))


def test_what_is_called_historic_is_not_blamed() -> None:
    assert claims("Ông Kim Jong Un gọi cuộc gặp với ông Putin là sự kiện lịch sử.", "Criticism") == []


def test_a_treaty_that_something_rests_on_was_not_made_there() -> None:
    text = "Quân Triều Tiên tham chiến ở Kursk, căn cứ hiệp ước đối tác ký giữa hai nước."
    assert [claim.place for claim in claims(text, "Agreement")] == [None]
    assert [claim.place for claim in claims(text, "Combat")] == ["kursk"]


def test_what_was_just_opened_lends_no_day_to_an_invitation() -> None:
    text = "Bà Choe Son Hui mời ông Lavrov tham quan khu du lịch Wonsan-Kalma, vừa khai trương ngày 1/3."
    (invitation,) = claims(text, "Invitation")
    assert invitation.time is None


def test_prisoners_are_not_deployed() -> None:
    text = "Ukraine bắt hai lính Triều Tiên ở Kursk. Hai quân nhân Triều Tiên vẫn sống sót và đã được đưa đến Kiev."
    assert claims(text, "TroopDeployment") == []
    assert claims("Lính Triều Tiên đã được đưa đến Kursk.", "TroopDeployment")
