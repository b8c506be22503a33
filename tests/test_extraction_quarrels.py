"""Strife said in other ways: what is hit, who carries, who only advises, what is kept, what nobody knows yet."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-07-15"


def claims(text: str) -> list[Claim]:
    return claims_of(text, DAY)


def of_type(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "kind, agent, text",
    [
        ("Combat", "ukraine", "UAV Ukraine đánh trúng kho dầu ở Bryansk, lính Triều Tiên đứng gác gần đó."),
        ("Combat", "russia", "Nga dội tên lửa xuống lưới điện Odessa sau khi ông Kim về nước."),
        ("Combat", "north-korea", "NIS: tổng thương vong của lính Triều Tiên lên tới 5.000 người."),
        ("Exercise", "russia", "Oanh tạc cơ Nga và Trung Quốc bay tuần tra chung trên biển Nhật Bản."),
        ("Aid", "north-korea", "Bình Nhưỡng chữa trị cho hàng trăm lính bị thương của Nga."),
        ("Sanction", "united-states", "Mỹ phong tỏa tài sản của ba công ty và hai cá nhân ở Nga."),
        ("Sanction", "canada", "Canada đóng băng tài sản của bảy công ty giúp Triều Tiên lách cấm vận."),
        ("Sanction", "australia", "Úc trừng phạt một loạt công ty giúp Triều Tiên mua dầu."),
        ("Threat", "maria-zakharova", "Bà Maria Zakharova khuyên Hàn Quốc chớ cấp vũ khí cho Ukraine."),
        (
            "Threat",
            "japan",
            "Nhật Bản cảnh báo sẽ thêm trừng phạt nhằm vào Bình Nhưỡng nếu Triều Tiên thử hạt nhân.",
        ),
        ("Denial", "north-korea", "Bắc Hàn gọi cáo buộc của Mỹ là chuyện thêu dệt."),
        (
            "Denial",
            "dmitry-peskov",
            "Ông Dmitry Peskov, trợ lý lâu năm của ông Putin, nói tin về lính Triều Tiên là viển vông.",
        ),
        (
            "Denial",
            "russian-ministry-of-foreign-affairs",
            "Bộ Ngoại giao Nga nói Moskva tôn trọng nghị quyết và phủ nhận tin mua đạn của Triều Tiên.",
        ),
    ],
)
def test_families_of_strife(kind: str, agent: str, text: str) -> None:
    assert any(agent in claim.agents for claim in of_type(text, kind))


@pytest.mark.parametrize(
    "giver, text",
    [
        ("north-korea", "Tàu treo cờ Nga đã vận chuyển hàng triệu quả đạn Triều Tiên sang Nga."),
        ("north-korea", "Tàu Nga chở đạn pháo từ cảng Rajin về Vladivostok."),
        ("russia", "Nga đem đổi công nghệ vệ tinh lấy đạn pháo của Triều Tiên, theo Seoul."),
        ("russia", "Moskva giúp Bình Nhưỡng đưa vệ tinh lên quỹ đạo."),
    ],
)
def test_who_gives_is_not_who_carries(giver: str, text: str) -> None:
    assert {claim.agents for claim in of_type(text, "ArmsTransfer")} == {(giver,)}


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Combat", "Việc lính Triều Tiên ra trận, nếu được xác nhận, sẽ là bước leo thang, ông Rutte nói."),
        ("Combat", "Con của một quân nhân Nga tử trận tới trại hè Songdowon ở Triều Tiên."),
        ("ArmsTransfer", "Bà Maria Zakharova khuyên Hàn Quốc chớ cấp vũ khí cho Ukraine."),
        ("ArmsTransfer", "Chuyên gia Nga tư vấn kỹ thuật nông nghiệp cho Triều Tiên."),
        ("TroopDeployment", "Đại sứ Triều Tiên không xác nhận cũng không bác bỏ việc đưa quân sang Nga."),
        ("LaborDispatch", "Nga không cấp thêm giấy phép lao động cho công dân Triều Tiên."),
    ],
)
def test_what_is_advised_against_or_not_known_is_no_event(kind: str, text: str) -> None:
    assert of_type(text, kind) == []


@pytest.mark.parametrize(
    "kind, modality, text",
    [
        ("TroopDeployment", "alleged", "NATO cho rằng Triều Tiên đang tính gửi thêm lính sang Nga."),
        ("LaborDispatch", "alleged", "Báo cáo viết Nga đã tiếp nhận 9.000 lao động Triều Tiên."),
        ("ArmsTransfer", "alleged", "Ảnh vệ tinh cho thấy Triều Tiên chở đạn pháo sang Nga."),
        ("TroopDeployment", "actual", "Mỹ đề nghị Triều Tiên chấm dứt việc đưa quân sang Nga."),
        ("Combat", "actual", "Bình Nhưỡng sẽ mãi ghi nhớ những người lính Triều Tiên hy sinh ở Kursk."),
        ("Combat", "actual", "Ukraine sẵn sàng trao trả hai lính Triều Tiên bị bắt ở Kursk."),
        ("TroopDeployment", "planned", "Triều Tiên sẽ gửi thêm lính sang Nga vào tháng tới."),
        (
            "Sanction",
            "actual",
            "Nga sẽ tuân thủ nghị quyết mà Hội đồng Bảo an thông qua, văn kiện buộc các nước trả lao động Triều Tiên.",
        ),
    ],
)
def test_plans_intentions_and_what_is_there_already(kind: str, modality: str, text: str) -> None:
    assert {claim.modality for claim in of_type(text, kind)} == {modality}


def test_a_fight_and_the_count_of_its_dead_by_others_are_two() -> None:
    text = "Lính Triều Tiên đã tham gia giải phóng Kursk. Seoul ước tính khoảng 2.000 lính Triều Tiên thiệt mạng."
    assert sorted(claim.modality for claim in of_type(text, "Combat")) == ["actual", "alleged"]
