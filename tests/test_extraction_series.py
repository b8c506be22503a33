"""Constructions that part a verb from its parties: lists of verbs, appositions, «mà», passives, quotations."""

# ruff: noqa: E501

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim


def of_kind(text: str, kind: str) -> list[Claim]:
    return claims_of(text, "2025-11-20", kind)


CASES = [
    # Two verbs under one subject, each with its own object.
    ("Meeting", {"choe-son-hui", "mikhail-mishustin"}, "Ngoại trưởng Triều Tiên Choe Son Hui hội kiến Thủ tướng Mikhail Mishustin và hội đàm với người đồng cấp Sergei Lavrov."),
    ("Meeting", {"choe-son-hui", "sergei-lavrov"}, "Ngoại trưởng Triều Tiên Choe Son Hui hội kiến Thủ tướng Mikhail Mishustin và hội đàm với người đồng cấp Sergei Lavrov."),
    # An apposition between a leader and «dẫn đầu»; names behind the office that tells both.
    ("Visit", {"kim-su-gil", "russia"}, "Đoàn đại biểu Đảng Lao động Triều Tiên do ông Kim Su Gil, Bí thư Thành ủy Bình Nhưỡng, dẫn đầu, rời Bình Nhưỡng để tới Moscow."),
    ("Meeting", {"sergei-lavrov", "choe-son-hui"}, "Hai ngoại trưởng Lavrov, Choe Son Hui hội đàm tại Wonsan"),
    # How one travels; how long one stays.
    ("Visit", {"kim-jong-un", "russia"}, "Lãnh đạo Triều Tiên Kim Jong Un đáp tàu hỏa bọc thép sang Vladivostok dự thượng đỉnh."),
    ("Visit", {"vyacheslav-volodin", "north-korea"}, "Chủ tịch Hạ viện Nga Vyacheslav Volodin vừa kết thúc ba ngày ở Bình Nhưỡng."),
    # Whose the noun is suffers what is done to it.
    ("Criticism", {"south-korea", "north-korea"}, "Hành động đưa quân của Triều Tiên bị Hàn Quốc lên án."),
    # Of whom the words quoted are said.
    ("Criticism", {"maria-zakharova", "united-states"}, '"Mỹ đang đổ thêm dầu vào lửa trên bán đảo Triều Tiên", bà Maria Zakharova chỉ trích hôm 19/11.'),
    ("Threat", {"kim-yo-jong", "south-korea"}, '"Hàn Quốc sẽ phải trả giá đắt", bà Kim Yo Jong cảnh báo hôm 19/11.'),
    # Behind «mà».
    ("Sanction", {"western-countries", "north-korea"}, "Nga phản đối các lệnh trừng phạt mà phương Tây áp đặt lên Triều Tiên."),
    ("Sanction", {"united-states", "north-korea"}, "Bình Nhưỡng phẫn nộ trước gói cấm vận mà Mỹ vừa áp lên các ngân hàng Triều Tiên."),
    ("Agreement", {"oleg-kozhemyako"}, "Tuyến phà là kết quả của thỏa thuận mà Thống đốc Primorye Oleg Kozhemyako đạt được với phía Triều Tiên hồi tháng 3."),
    # A place before a comma is none of those who act.
    ("Support", {"north-korea", "russia"}, "Tại Đại hội đồng Liên Hợp Quốc, Bình Nhưỡng cùng Belarus và Nicaragua bỏ phiếu bênh vực Nga."),
    # Goods in a list before who gets them.
    ("Aid", {"russia", "north-korea"}, "Nga đã giao than, lương thực và thuốc men cho Bình Nhưỡng trong năm qua."),
    # Behind a comma it is the subject of the whole again.
    ("Support", {"choe-son-hui", "russia"}, "Bà Choe Son Hui chỉ trích việc Mỹ tập trận, đồng thời cảm ơn Nga đã bênh vực Bình Nhưỡng."),
    ("Criticism", {"united-states", "russia", "north-korea"}, "Mỹ lên án sự phối hợp quân sự giữa Moscow và Bình Nhưỡng, coi đây là hành vi vi phạm nghị quyết."),
    # A third party names nobody: it is of the two that the article tells.
    ("Criticism", {"south-korea", "north-korea"}, "Nga và Triều Tiên vừa ký hiệp ước. Seoul cũng bày tỏ quan ngại."),
    ("Sanction", {"united-states", "north-korea"}, "Nga và Triều Tiên bị tố trao đổi vũ khí. Hoa Kỳ tuyên bố sẽ tung ra các lệnh trừng phạt mới nhằm vào những người tiếp tay."),
    # Soldiers told before.
    ("Combat", {"north-korea"}, "Bình Nhưỡng đã đưa 11.000 lính sang Nga. Kyiv ước tính khoảng 3.000 người trong số này đã thiệt mạng."),
    # Families of verbs.
    ("Exercise", {"north-korea"}, "Hôm 13/11, Triều Tiên thử một loại vũ khí dẫn đường mới trước mặt các chuyên gia Nga."),
    ("Combat", {"russia", "ukraine"}, "Đêm qua, Nga dội tên lửa của Triều Tiên xuống Kharkiv."),
    ("Threat", {"north-korea", "south-korea"}, 'Bình Nhưỡng tuyên bố sẽ biến Seoul thành "đống tro tàn" nếu bị khiêu khích, hãng TASS dẫn lại.'),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "parties", "text"), CASES)
def test_parties_apart_from_their_verb(kind: str, parties: set[str], text: str) -> None:
    told = [set(claim.agents) | set(claim.targets) for claim in of_kind(text, kind)]
    assert any(parties <= some for some in told), told


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        # What is put aside is nobody's fear; a report sent in writing is no meeting.
        ("Criticism", "Đại sứ quán Nga ở Bình Nhưỡng gạt bỏ những lo ngại này."),
        ("Meeting", "Trong báo cáo gửi Tổng thống Putin, tướng Valery Gerasimov ca ngợi lính Triều Tiên."),
        # Sessions of a parliament are no talks of the two.
        ("Meeting", "Nga và Triều Tiên xích lại gần nhau. Kỳ họp tiếp theo của Quốc hội Triều Tiên sẽ diễn ra vào tháng 3."),
        # Who died in an accident was no soldier.
        ("Combat", "Nga ca ngợi lính Triều Tiên. Nga nói sẽ giúp nước này. Hai bên vui mừng. Năm mới đến. Ở nơi khác, 179 người thiệt mạng trong vụ cháy."),
    ],
)  # fmt: skip
def test_nothing_of_the_kind_is_told(kind: str, text: str) -> None:
    assert not of_kind(text, kind)
