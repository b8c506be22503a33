"""What sounds like strife or diplomacy and is none: matches, accidents, disasters, crimes. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-11-20"


def claims(text: str, kind: str | None = None) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "text",
    [
        "U.17 Triều Tiên gặp U.17 Nhật Bản ở trận ra quân.",
        "Tuyển nữ Nga gặp Triều Tiên ở vòng bảng giải tứ hùng tại Sochi.",
        "Nga tấn công Serbia dồn dập từ đầu hiệp hai và có bàn thắng ở phút 60.",
        "HLV Triều Tiên cảm ơn khán giả Việt Nam sau trận đấu.",
        "Tay vợt Nga chỉ trích ban tổ chức giải Pháp mở rộng.",
        "FIFA gia hạn lệnh cấm các đội tuyển Nga.",
        "Võ sĩ người Nga tới Dubai chuẩn bị cho trận đấu tranh đai.",
        "Bốc thăm đưa Triều Tiên và Hàn Quốc vào cùng bảng, hai đội sẽ gặp nhau ngày 21-9.",
        "Daniil Medvedev thua ở Bắc Kinh. Medvedev chỉ trích trọng tài người Mỹ.",
    ],
)
def test_a_match_is_no_act_of_states(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Bộ trưởng Thể thao Nga Mikhail Degtyarev gặp Bộ trưởng Kim Il-guk trước trận đấu.", "Meeting"),
        ("Quan chức Nga và Triều Tiên gặp nhau bàn về trận giao hữu.", "Meeting"),
        ("Ukraine tập kích Belgorod khi trận đấu đang diễn ra.", "Combat"),
        ("Ông Dmitry Medvedev chỉ trích Mỹ sau trận đấu.", "Criticism"),
        ("Điện Kremlin chỉ trích IOC vì cấm vận động viên Nga.", "Criticism"),
        ("Đội tuyển vật Triều Tiên do Thứ trưởng Thể thao Kim Chol-gyu dẫn đầu tới Nga.", "Visit"),
    ],
)
def test_what_states_do_about_sport_is_told(text: str, kind: str) -> None:
    assert claims(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Máy bay vận tải Nga rơi, 9 quân nhân thiệt mạng.",
        "Tai nạn khi huấn luyện khiến hai binh sĩ Triều Tiên thiệt mạng.",
        "Vụ nổ đạn huấn luyện ở thao trường khiến bốn binh sĩ Nga bị thương.",
        "Lính Nga bị cáo buộc tấn công tình dục phụ nữ địa phương.",
        "Nga mở cuộc chiến pháp lý với châu Âu.",
    ],
)
def test_an_accident_or_a_crime_is_no_fight(text: str) -> None:
    assert claims(text, "Combat") == []


@pytest.mark.parametrize(
    "text",
    [
        "Trực thăng Nga bị bắn rơi ở Donetsk, ba quân nhân thiệt mạng.",
        "Hai công binh Triều Tiên thiệt mạng vì tai nạn khi gỡ mìn ở Kursk.",
        "Nga mở cuộc chiến với Ukraine năm 2022.",
    ],
)
def test_the_fallen_at_the_front_are_told(text: str) -> None:
    assert claims(text, "Combat")


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên điều 3.000 binh sĩ tới tỉnh Bắc Pyongan dựng lại nhà sau trận lũ.",
        "Bộ Tình trạng khẩn cấp Nga triển khai 500 lính cứu hỏa ở Yakutia.",
        "Ông Kim Jong-un gửi dưa hấu cho quân đội giữa mùa nóng.",
        "Nga tăng cường không kích Kharkiv, 5 người chết.",
    ],
)
def test_help_at_home_is_no_deployment(text: str) -> None:
    assert claims(text, "TroopDeployment") == []
    assert claims("Nga điều 200 binh sĩ sang Triều Tiên giúp chống lũ.", "TroopDeployment")


@pytest.mark.parametrize(
    "text",
    [
        "Ông Putin ca ngợi nước Nga trong thông điệp năm mới.",
        "Ông Kim Jong-un ca ngợi Triều Tiên là cường quốc.",
        "Khán giả Nga ca ngợi bộ phim Triều Tiên.",
    ],
)
def test_praise_at_home_is_no_support(text: str) -> None:
    assert claims("Quan hệ Nga - Triều Tiên. " + text, "Support") == []
    assert claims("Ông Kim Jong-un ca ngợi Nga.", "Support")


@pytest.mark.parametrize(
    "text",
    [
        "Ông Kim Jong-un tiếp xúc cử tri Bình Nhưỡng.",
        "Hãng xe Nga mở đại lý mới.",
        "Ông Kim Jong-un yêu cầu hoàn thành nhà máy điện trong năm nay.",
        "Giới chức Nga cho biết xảy ra cháy tại công ty chuyên sản xuất thuốc nổ.",
    ],
)
def test_domestic_affairs_tell_nothing(text: str) -> None:
    assert claims("Quan hệ Nga - Triều Tiên. " + text) == []


@pytest.mark.parametrize(
    "text, visitors",
    [
        ("Gần 7.000 lượt người Nga thăm Triều Tiên năm ngoái.", ("russian-tourists",)),
        ("1.957 công dân Nga tới Triều Tiên trong quý II.", ("russian-tourists",)),
    ],
)
def test_so_many_citizens_are_travellers(text: str, visitors: tuple[str, ...]) -> None:
    assert [c.agents for c in claims(text, "Visit")] == [visitors]
    assert claims("Bộ Ngoại giao Nga cảnh báo công dân Nga tới Đức có thể gặp nguy hiểm.", "Visit") == []


def test_an_ambassador_at_his_post_made_no_journey() -> None:
    there = "Triển lãm khai mạc tại Moscow với sự có mặt của Đại sứ Triều Tiên Sin Hong-chol."
    assert claims(there, "Visit") == []
    assert claims("Lễ kỷ niệm tại Moscow có sự hiện diện của Ngoại trưởng Choe Son-hui.", "Visit")


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Ông Putin ký luật cấm gọi điện quảng cáo.", "Ratification"),
        ("Ông Putin ký sắc lệnh hoãn đại hội thể thao.", "Ratification"),
        ("Triều Tiên cử công nhân tới Wonsan xây khách sạn.", "LaborDispatch"),
        ("Điệp viên chuyển tọa độ hệ thống phòng không Nga cho Kiev.", "ArmsTransfer"),
        ("Nga sẽ đá giao hữu với Triều Tiên trong tháng 12.", "Cooperation"),
    ],
)
def test_what_is_done_at_home_or_in_play_is_no_dealing_of_two(text: str, kind: str) -> None:
    assert claims(text, kind) == []


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Ông Putin ký luật phê chuẩn hiệp ước với Triều Tiên.", "Ratification"),
        ("Triều Tiên cử công nhân tới Kursk xây nhà.", "LaborDispatch"),
        ("Đội tuyển bóng bàn Triều Tiên tới Kazan hôm 18/11.", "Visit"),
    ],
)
def test_what_goes_from_one_to_the_other_is_told(text: str, kind: str) -> None:
    assert claims(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Nga điều hải quân, không quân và lực lượng tên lửa tập trận lớn quanh Kaliningrad.",
        "Triều Tiên huy động pháo binh, xe tăng và bộ binh diễn tập gần biên giới.",
    ],
)
def test_soldiers_called_up_for_a_drill_are_sent_to_nobody(text: str) -> None:
    assert claims(text, "TroopDeployment") == []
    assert claims("Triều Tiên điều 3.000 binh sĩ tới Kursk.", "TroopDeployment")


def test_whom_a_blow_kills_are_not_those_who_deal_it() -> None:
    text = "Quân đội Nga oanh tạc thành phố Kharkiv, khiến 12 người chết chỉ trong 24 giờ."
    assert [c.targets for c in claims(text, "Combat")] == [("ukraine",)]


def test_who_performs_in_the_other_country_is_told() -> None:
    (claim,) = claims("Ca sĩ Nga Shaman biểu diễn ở Bình Nhưỡng hôm 14/11.", "Cooperation")
    assert (claim.targets, claim.place, claim.time) == (("north-korea",), "pyongyang", "2025-11-14")
    assert claims("Triều Tiên đưa tin. Ca sĩ Nga Shaman biểu diễn ở Moscow.", "Cooperation") == []
    assert claims("Đại sứ Nga Alexander Matsegora dự đêm khai mạc ở Bình Nhưỡng.", "Ceremony")


@pytest.mark.parametrize(
    "text, told",
    [
        ("Ông Putin gửi lời chia buồn tới gia đình các nạn nhân.", False),
        ("Tổng thống Nga gửi lời chia buồn sau vụ rơi máy bay.", False),
        ("Ông Putin gửi điện chia buồn.", True),
        ("Ông Putin chia buồn với Triều Tiên.", True),
    ],
)
def test_condolences_to_the_bereaved_go_to_no_leader(text: str, told: bool) -> None:
    assert bool(claims("Triều Tiên theo dõi. " + text, "Communication")) is told


def test_a_town_at_home_or_of_no_known_country_is_no_visit() -> None:
    assert claims("Nga theo dõi. Ông Kim Jong-un tới thị trấn Taegwan của Triều Tiên.", "Visit") == []
    assert claims("Triều Tiên theo dõi. Ông Putin tới thành phố Kyzyl.", "Visit") == []
    assert claims("Ông Lavrov đến thị trấn Hwangju của Triều Tiên.", "Visit")


def test_presents_at_home_are_no_aid() -> None:
    assert claims("Triều Tiên đón năm mới. Ông Kim Jong-un gửi quà tới các em nhỏ Triều Tiên.", "Aid") == []
    assert claims("Nga gửi 200 tấn lương thực viện trợ cho Triều Tiên.", "Aid")
