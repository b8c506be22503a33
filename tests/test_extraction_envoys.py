"""Trips, meetings, invitations, letters, treaties: who takes part, in many wordings. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-06-18"  # a Wednesday
RU, KP = "russia", "north-korea"
KIM, PUTIN = "kim-jong-un", "vladimir-putin"
CHOE, LAVROV, SHOIGU = "choe-son-hui", "sergei-lavrov", "sergei-shoigu"
BELOUSOV, VOLODIN, MATSEGORA = "andrei-belousov", "vyacheslav-volodin", "alexander-matsegora"
BOTH = {RU, KP}


def claims(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


def only(text: str, kind: str) -> Claim:
    found = claims(text, kind)
    assert len(found) == 1, f"{kind} told {len(found)} times: {found}"
    return found[0]


@pytest.mark.parametrize(
    "visitor, host, text",
    [
        (CHOE, RU, "TTO - Sau khi hạ cánh ở Moskva hôm 12/6, bà Choe Son Hui có lịch làm việc kín."),
        (VOLODIN, KP, "Chuyên cơ chở ông Vyacheslav Volodin chạm bánh xuống sân bay quốc tế Bình Nhưỡng."),
        (KIM, RU, "Đoàn tàu bọc thép đưa ông Kim Jong Un qua biên giới vào Nga rạng sáng nay."),
        ("andrei-rudenko", KP, "Thứ trưởng Andrei Rudenko đang có chuyến làm việc tại Bình Nhưỡng."),
        (SHOIGU, KP, "Ông Sergei Shoigu vừa quay lại Bình Nhưỡng lần thứ ba trong ba tháng."),
        (SHOIGU, KP, "Ông Sergei Shoigu cho biết sẽ trở lại Bình Nhưỡng vào mùa thu."),
        (BELOUSOV, KP, "Ông Kim Jong Un tiếp Bộ trưởng Andrei Belousov đang thăm Bình Nhưỡng."),
        (CHOE, RU, "Điện Kremlin thông báo ông Putin đón bà Choe Son Hui sang thăm Moskva."),
        (LAVROV, KP, "Ông Sergei Lavrov đi máy bay tới Wonsan, ở lại Triều Tiên ba ngày."),
        (KIM, RU, "Đáp lại lời mời của ông Putin, lãnh đạo Triều Tiên Kim Jong Un nói sẽ tới Moskva."),
    ],
)
def test_trips(visitor: str, host: str, text: str) -> None:
    claim = only(text, "Visit")
    assert claim.agents == (visitor,)
    assert claim.targets == (host,)


@pytest.mark.parametrize(
    "parties, text",
    [
        (
            {LAVROV, KIM},
            "Ông Lavrov khép lại ba ngày ở Wonsan bằng cuộc trò chuyện riêng với ông Kim Jong Un.",
        ),
        ({KIM, SHOIGU}, "Ông Kim Jong Un đã tiếp chuyện ông Sergei Shoigu suốt hai tiếng."),
        ({LAVROV, CHOE}, "Hai ngoại trưởng Sergei Lavrov và Choe Son Hui ngồi vào bàn đàm phán ở Moskva."),
        ({PUTIN, KIM}, "Bên lề lễ duyệt binh, ông Putin trao đổi ngắn với ông Kim Jong Un."),
        ({KIM, PUTIN}, "Ông Kim Jong Un mở quốc yến thết đãi Tổng thống Putin."),
        ({KIM, VOLODIN}, "Ông Vyacheslav Volodin được ông Kim Jong Un dành cho một buổi tiếp kiến."),
        ({CHOE, LAVROV}, "Ra sân bay đón ông Lavrov là Ngoại trưởng Choe Son Hui."),
        ({LAVROV, KP}, "Ông Sergei Lavrov dự quốc yến do Triều Tiên thết đãi tối qua."),
        (
            {"choe-ryong-hae", "valentina-matviyenko"},
            "Bà Valentina Matviyenko được ông Choe Ryong Hae, trợ lý thân cận của ông Kim Jong Un, chiêu đãi.",
        ),
        ({KIM, SHOIGU}, "Được ông Kim Jong Un tiếp hôm 21/3, ông Sergei Shoigu nói về quan hệ song phương."),
        ({"united-states", KP}, "Tổng thống Nga Putin hoan nghênh cuộc gặp Mỹ - Triều Tiên."),
        ({KIM, LAVROV}, "Nhà lãnh đạo Kim Jong Un và ông Sergei Lavrov cùng ăn trưa trên du thuyền."),
    ],
)
def test_meetings(parties: set[str], text: str) -> None:
    assert set(only(text, "Meeting").agents) == parties


@pytest.mark.parametrize(
    "host, guest, text",
    [
        (PUTIN, KIM, "Ông Lavrov chuyển lời mời của Tổng thống Putin tới ông Kim Jong Un."),
        (PUTIN, KIM, "Lời mời thăm Nga được ông Putin đưa ra với ông Kim Jong Un hôm 3/6."),
        (PUTIN, KIM, "Tổng thống Putin bày tỏ mong muốn đón ông Kim Jong Un ở Moskva."),
        (RU, KIM, "Ông Kim Jong Un được mời dự lễ duyệt binh ở Moskva."),
        (RU, "korean-peoples-army", "Nga mời quân đội Triều Tiên tham gia duyệt binh trên Quảng trường Đỏ."),
        (PUTIN, KIM, "Ông Kim Jong Un vui vẻ nhận lời mời của Tổng thống Putin."),
    ],
)
def test_invitations(host: str, guest: str, text: str) -> None:
    claim = only(text, "Invitation")
    assert claim.agents == (host,)
    assert claim.targets == (guest,)


@pytest.mark.parametrize(
    "sender, receiver, text",
    [
        (KIM, PUTIN, "Ông Kim Jong Un hôm 9/5 nhấc máy gọi cho ông Putin."),
        (PUTIN, KIM, "Điện Kremlin cho hay ông Putin và ông Kim Jong Un có cuộc nói chuyện qua điện thoại."),
        (PUTIN, KIM, "Ông Putin chia sẻ với ông Kim Jong Un qua điện thoại kết quả hội đàm với phía Mỹ."),
        (PUTIN, KIM, "Tổng thống Putin gửi điện chia buồn, đề nghị giúp Triều Tiên chống lũ."),
        (PUTIN, KIM, "Ông Putin hồi âm lời chúc sinh nhật của ông Kim Jong Un."),
        (KIM, PUTIN, "Ông Kim Jong Un mừng sinh nhật Tổng thống Nga."),
        (KIM, PUTIN, "Bức thư ông Kim Jong Un gửi ông Putin được KCNA đăng tải sáng 9/1."),
        (PUTIN, KIM, "Tổng thống Nga Vladimir Putin tặng ông Kim Jong Un một chiếc limousine."),
        ("maria-zakharova", KP, "Bà Maria Zakharova gửi lời chúc năm mới. Đài Triều Tiên phát lại."),
    ],
)
def test_messages(sender: str, receiver: str, text: str) -> None:
    claim = only(text, "Communication")
    assert claim.agents == (sender,)
    assert claim.targets == (receiver,)


def test_a_carrier_hands_a_message_to_whom_he_was_received_by() -> None:
    text = "Ông Sergei Shoigu được ông Kim Jong Un tiếp và chuyển tới ông Kim Jong Un thư của ông Putin."
    claim = only(text, "Communication")
    assert PUTIN in claim.agents
    assert claim.targets == (KIM,)


@pytest.mark.parametrize(
    "parties, text",
    [
        (BOTH, "Hiệp ước được ký hồi tháng 6/2024, sau đó Nga và Triều Tiên mở tuyến tàu khách."),
        (BOTH, "Thỏa thuận về cây cầu qua sông Tumen được ký ở Bình Nhưỡng, theo báo chí Nga và Triều Tiên."),
        (BOTH, "Nga và Triều Tiên thông qua lộ trình phối hợp giữa hai bộ nội vụ."),
        ({PUTIN, KIM}, "Ông Putin và ông Kim Jong Un cùng đặt bút ký văn kiện hợp tác."),
    ],
)
def test_treaties(parties: set[str], text: str) -> None:
    assert set(only(text, "Agreement").agents) == parties


@pytest.mark.parametrize(
    "agents, modality, text",
    [
        (
            {"federation-council"},
            "actual",
            "Hội đồng Liên bang Nga bật đèn xanh cho hiệp ước với Triều Tiên.",
        ),
        ({"state-duma"}, "planned", "Ông Putin đệ trình lên Duma Quốc gia dự luật phê chuẩn hiệp ước."),
        ({"state-duma"}, "planned", "Duma Quốc gia Nga xem xét hiệp ước với Triều Tiên vào tuần tới."),
        (BOTH, "actual", "Nga và Triều Tiên nói hiệp ước này đã có hiệu lực từ ngày 4/12/2024."),
        (
            {"state-duma"},
            "actual",
            "Hiệp ước mà ông Putin và ông Kim Jong Un ký năm ngoái đã được Hạ viện Nga thông qua.",
        ),
    ],
)
def test_ratifications(agents: set[str], modality: str, text: str) -> None:
    claim = only(text, "Ratification")
    assert set(claim.agents) == agents
    assert claim.modality == modality


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Ratification", "Ông Putin ký sắc lệnh trao huân chương cho bà Choe Son Hui."),
        ("Communication", "Nga và Triều Tiên trao đổi thư phê chuẩn hiệp ước tại Moskva."),
        ("Invitation", "Các cô gái Nga mời ông Kim Jong Un bánh mì và muối."),
        ("Meeting", "Bộ Ngoại giao Nga triệu Đại sứ Hàn Quốc Lee Do-hoon."),
        ("Meeting", "Ông Putin ngỏ ý đón ông Kim Jong Un ở Moskva."),
    ],
)
def test_what_only_sounds_like_it(kind: str, text: str) -> None:
    assert claims(text, kind) == []


def test_no_paper_was_signed() -> None:
    claim = only("Điện Kremlin nói không có văn kiện nào được Nga và Triều Tiên ký kết.", "Agreement")
    assert claim.modality == "denied"


def test_a_verb_joined_to_a_plan_is_planned_too() -> None:
    text = "Ông Sergei Lavrov dự kiến thăm Bình Nhưỡng vào thứ Sáu và tiến hành hội đàm với bà Choe Son Hui."
    assert only(text, "Meeting").modality == "planned"
    assert only(text, "Visit").modality == "planned"


def test_a_plan_of_one_is_no_plan_of_another() -> None:
    text = "Ông Sergei Lavrov sẽ thăm Bình Nhưỡng vào thứ Sáu và ông Putin đã gặp bà Choe Son Hui."
    assert only(text, "Meeting").modality == "actual"


def test_who_arrives_where_the_story_seems_to_be_his_own_country_went_to_the_other() -> None:
    text = "Bà Choe Son Hui sẽ sang Moskva mùa thu này. Phái đoàn Nga đến nơi hôm 16/6."
    assert any(c.agents == (RU,) and c.targets == (KP,) for c in claims(text, "Visit"))


def test_an_office_without_a_name_travels_for_its_state() -> None:
    claim = only("Thứ trưởng Ngoại giao Nga sang Triều Tiên bàn lịch tiếp xúc cấp cao.", "Visit")
    assert (claim.agents, claim.targets) == ((RU,), (KP,))
