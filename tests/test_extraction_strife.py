"""Troops, fighting, arms, workers, tests, sanctions, threats, denials: who does what, how sure, according to whom."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2024-11-06"
STRIFE = {
    "TroopDeployment",
    "Combat",
    "ArmsTransfer",
    "LaborDispatch",
    "Exercise",
    "Sanction",
    "Threat",
    "Denial",
}


def claims(text: str) -> list[Claim]:
    return claims_of(text, DAY)


def of_type(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên điều 10.000 quân tới Nga",
        "Bình Nhưỡng đã phái khoảng 1.500 lính đặc nhiệm sang Nga.",
        "Khoảng 11.000 binh sĩ Triều Tiên đã được triển khai tới tỉnh Kursk của Nga.",
        "Triều Tiên tăng viện thêm 3.000 quân cho Nga.",
        "Triều Tiên bổ sung hàng nghìn binh sĩ cho mặt trận Kursk.",
        "Triều Tiên chuẩn bị cử thêm quân sang Nga.",
        "Binh sĩ Triều Tiên đổ bộ vào vùng Viễn Đông Nga.",
        "Lữ đoàn công binh số 528 của Triều Tiên được cử sang Nga.",
        "Tàu Nga chở 1.500 lính Triều Tiên tới Vladivostok.",
        "Nga được cho là đã tiếp nhận hàng nghìn binh sĩ Triều Tiên.",
        "Hơn 10.000 binh sĩ Triều Tiên đang huấn luyện ở miền đông nước Nga.",
        "Bình Nhưỡng đưa thêm khoảng 6.000 người sang tỉnh Kursk.",
    ],
)
def test_those_sent_are_sent_by_their_own_state(text: str) -> None:
    assert any(
        c.agents == ("north-korea",) and c.targets == ("russia",) for c in of_type(text, "TroopDeployment")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Lính Triều Tiên giao tranh với quân Ukraine ở Kursk.",
        "Binh sĩ Triều Tiên xung trận cùng quân Nga.",
        "Lính Triều Tiên ra tiền tuyến.",
        "Quân Triều Tiên chịu tổn thất nặng ở Kursk.",
        "Hai lính Triều Tiên bị bắt ở Kursk.",
        "Chín công binh Triều Tiên hy sinh trong nhiệm vụ gỡ mìn.",
        "Triều Tiên tham gia chiến dịch giải phóng Kursk.",
    ],
)
def test_fighting_and_its_victims(text: str) -> None:
    assert any("north-korea" in c.agents for c in of_type(text, "Combat"))


@pytest.mark.parametrize(
    "giver, receiver, text",
    [
        ("north-korea", "russia", "Triều Tiên chuyển hàng nghìn container vũ khí sang Nga."),
        ("north-korea", "russia", "Bình Nhưỡng giao rốc-két và đạn pháo cho Moskva."),
        ("north-korea", "russia", "Nga nhận pháo tự hành từ Triều Tiên."),
        ("north-korea", "russia", "Nga mua đạn pháo của Triều Tiên."),
        ("north-korea", "russia", "Nga sử dụng tên lửa Triều Tiên tấn công Kharkiv."),
        ("russia", "north-korea", "Nga chuyển giao công nghệ vệ tinh cho Triều Tiên."),
        ("russia", "north-korea", "Nga bị nghi cung cấp hệ thống phòng không cho Triều Tiên."),
    ],
)
def test_arms_go_from_the_giver_to_the_receiver(giver: str, receiver: str, text: str) -> None:
    assert any(c.agents == (giver,) and c.targets == (receiver,) for c in of_type(text, "ArmsTransfer"))


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên gửi hàng nghìn lao động sang Nga.",
        "Khoảng 15.000 lao động Triều Tiên đang làm việc tại Nga.",
        "Nga tuyển lao động Triều Tiên làm việc ở nhà máy.",
        "Hàng nghìn người lao động Triều Tiên được cho là đã đến Nga.",
        "Hai lữ đoàn xây dựng Triều Tiên sẽ tới Kursk.",
    ],
)
def test_workers_abroad(text: str) -> None:
    assert any(
        c.agents == ("north-korea",) and c.targets == ("russia",) for c in of_type(text, "LaborDispatch")
    )


@pytest.mark.parametrize(
    "agent, target, text",
    [
        ("united-states", "north-korea", "Mỹ trừng phạt các cá nhân Triều Tiên hỗ trợ Nga."),
        ("united-states", "russia", "Mỹ công bố trừng phạt hai tập đoàn dầu mỏ Nga."),
        ("european-union", "russia", "EU thông qua gói trừng phạt thứ 19 nhằm vào Nga."),
        (
            "european-union",
            "no-kwang-chol",
            "EU đưa Bộ trưởng Quốc phòng Triều Tiên No Kwang Chol vào danh sách đen.",
        ),
        ("japan", "north-korea", "Nhật Bản đóng băng tài sản của các cá nhân Triều Tiên."),
    ],
)
def test_sanctions(agent: str, target: str, text: str) -> None:
    assert any(c.agents == (agent,) and target in c.targets for c in of_type(text, "Sanction"))


@pytest.mark.parametrize(
    "agent, target, text",
    [
        ("south-korea", "north-korea", "Hàn Quốc cảnh báo sẽ đáp trả nếu Triều Tiên đưa quân tới Nga."),
        ("kim-yo-jong", "south-korea", "Bà Kim Yo Jong cảnh báo Hàn Quốc sẽ trả giá."),
        ("russia", "south-korea", "Nga cảnh báo Hàn Quốc không nên cung cấp vũ khí cho Ukraine."),
        ("north-korea", "united-states", "Triều Tiên đe dọa dùng vũ khí hạt nhân với Mỹ."),
        (
            "vladimir-putin",
            "south-korea",
            "Ông Putin nói Hàn Quốc sẽ phạm sai lầm lớn nếu cấp vũ khí cho Ukraine.",
        ),
    ],
)
def test_threats_and_whom_they_warn(agent: str, target: str, text: str) -> None:
    assert any(c.agents == (agent,) and c.targets == (target,) for c in of_type(text, "Threat"))


@pytest.mark.parametrize(
    "agent, text",
    [
        ("kremlin", "Điện Kremlin gọi thông tin này là tin giả."),
        ("kremlin", "Kremlin: Tin Triều Tiên đưa quân sang Nga là bịa đặt."),
        ("dmitry-peskov", 'Ông Peskov gọi thông tin Triều Tiên đưa quân sang Nga là "tin giả".'),
        ("maria-zakharova", "Bà Zakharova nói các cáo buộc là vô căn cứ."),
        ("north-korea", "Đại diện Triều Tiên tại Liên Hợp Quốc gọi cáo buộc là tin đồn vô căn cứ."),
        ("russia", "Moskva nhiều lần bác bỏ các cáo buộc."),
    ],
)
def test_denials_by_who_makes_them(agent: str, text: str) -> None:
    assert [c.agents for c in of_type(text, "Denial")] == [(agent,)]


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên thử thành công ICBM Hwasong-19.",
        "Triều Tiên tiến hành vụ thử hạt nhân lần thứ sáu.",
        "Triều Tiên bắn thử tên lửa phòng không.",
        "Triều Tiên tiến hành diễn tập bắn đạn thật.",
    ],
)
def test_tests_and_manoeuvres(text: str) -> None:
    assert any(c.agents == ("north-korea",) for c in of_type(text, "Exercise"))


@pytest.mark.parametrize(
    "text",
    [
        "Nếu Triều Tiên đưa quân sang Nga, xung đột sẽ leo thang.",
        "Không có bằng chứng cho thấy Triều Tiên đưa quân sang Nga.",
        "Mỹ chưa thấy dấu hiệu Triều Tiên đưa quân sang Ukraine.",
        "Triều Tiên chưa gửi quân tới Nga.",
        "Theo Điều 4, nếu một bên bị xâm lược, bên kia phải lập tức hỗ trợ quân sự.",
        "Hiệp ước Nga - Triều Tiên quy định hai nước cung cấp viện trợ quân sự, vũ khí cho nhau.",
        "Ông Putin không phủ nhận cũng không xác nhận việc Triều Tiên có mặt.",
        "Tổng thống Hàn Quốc ban bố thiết quân luật, Nga và Triều Tiên theo dõi.",
    ],
)
def test_conditions_negations_and_treaties_make_no_strife(text: str) -> None:
    assert not [c for c in claims(text) if c.type in STRIFE]


@pytest.mark.parametrize(
    "modality, text",
    [
        ("planned", "Triều Tiên sẽ điều 1.000 công binh tới Kursk."),
        ("planned", "Triều Tiên có thể gửi thêm 30.000 quân tới Nga trong những tháng tới."),
        ("alleged", "Bình Nhưỡng bị cáo buộc đưa hơn 10.000 quân sang Nga."),
        ("alleged", "Mỹ và các đồng minh cho biết, Bình Nhưỡng đã điều hơn 10.000 quân đến Nga."),
        ("alleged", "Hàn Quốc nhận định Triều Tiên đã quyết định cử 12.000 quân tới Nga."),
        ("actual", "KCNA lần đầu xác nhận Triều Tiên đã đưa quân tới Nga."),
        ("denied", 'Ông Peskov gọi thông tin Triều Tiên đưa quân sang Nga là "tin giả".'),
        ("denied", "Nga phủ nhận thông tin Triều Tiên gửi quân tới hỗ trợ."),
    ],
)
def test_modality_of_a_deployment(modality: str, text: str) -> None:
    assert [c.modality for c in of_type(text, "TroopDeployment")] == [modality]


def test_no_plan_lies_in_the_past() -> None:
    text = "Nhiều khả năng đây là chuyến đáp lễ sau chuyến thăm của ông Pak Yong Il tới Nga hồi tháng 4."
    assert {c.modality for c in of_type(text, "Visit")} == {"actual"}


@pytest.mark.parametrize(
    "source, text",
    [
        ("yonhap", "Theo Yonhap dẫn lời Bộ Thống nhất Hàn Quốc, Triều Tiên đã điều quân tới Nga."),
        (
            "south-korean-ministry-of-unification",
            "Theo Yonhap dẫn lời Bộ Thống nhất Hàn Quốc, Triều Tiên đã điều quân tới Nga.",
        ),
        ("kcna", "Theo bản tin sáng nay của KCNA, Triều Tiên đã điều quân tới Nga."),
        ("kcna", "Triều Tiên đã điều quân tới Nga, theo một bản tin riêng của KCNA."),
        (
            "rodong-sinmun",
            "Báo Rodong Sinmun của Đảng Lao động Triều Tiên đưa tin binh sĩ Triều Tiên đã sang Nga.",
        ),
        ("tass", "Triều Tiên đã điều quân tới Nga, hãng TASS cho biết."),
        ("reuters", "Theo điều tra của Reuters, Triều Tiên đã điều quân tới Nga."),
        ("south-korea", "Hàn Quốc: Triều Tiên đã điều quân tới Nga"),
        ("united-states", "Mỹ và các đồng minh cho biết, Triều Tiên đã điều quân tới Nga."),
        ("hur", "Tình báo quân sự Ukraine (GUR) ước tính Triều Tiên đã điều 3.000 quân tới Nga."),
        ("kim-sang-ho", "Theo nghị sĩ Kim Sang-ho, Triều Tiên đã điều quân tới Nga."),
        (
            "south-korean-national-intelligence-service",
            "Trong phiên họp kín, NIS báo cáo Triều Tiên đã điều quân tới Nga.",
        ),
        ("volodymyr-zelensky", "Ông Zelensky đưa ra con số 12.000 lính Triều Tiên đã sang Nga."),
        ("south-korean-military", "Triều Tiên đã điều quân tới Nga, theo thông báo của quân đội Hàn Quốc."),
        (
            "kcna",
            "KCNA cho biết ông Kim Jong Un đã dự lễ tiễn. Triều Tiên đã điều một trung đoàn công binh tới Nga.",
        ),
    ],
)
def test_who_tells(source: str, text: str) -> None:
    assert [source in c.attributed_to for c in of_type(text, "TroopDeployment")] == [True]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Denial", "Mỹ nói Triều Tiên chuyển đạn pháo cho Nga, điều mà Bình Nhưỡng phủ nhận."),
        ("Denial", "Nhà Trắng cho biết Triều Tiên chuyển đạn pháo cho Nga. Bình Nhưỡng bác bỏ cáo buộc."),
        ("Visit", "Theo lời mời của Bộ Ngoại giao Nga, bà Choe Son Hui thăm Moskva."),
        ("TroopDeployment", "Theo lệnh của ông Kim Jong Un, Triều Tiên đưa quân tới Nga."),
    ],
)
def test_who_does_not_tell(kind: str, text: str) -> None:
    assert [c.attributed_to for c in of_type(text, kind)] == [()]


def test_other_numbers_and_plans_are_other_deployments() -> None:
    text = (
        "Triều Tiên đã điều 1.500 lính tới Nga hồi tháng 10.\n"
        "Triều Tiên đã điều 10.000 lính tới Nga hồi tháng 10.\n"
        "Triều Tiên sẽ điều 3.000 lính tới Nga."
    )
    found = of_type(text, "TroopDeployment")
    assert sorted(c.modality for c in found) == ["actual", "actual", "planned"]


def test_an_event_that_several_tell_names_them_all() -> None:
    text = "KCNA đưa tin ông Lavrov thăm Bình Nhưỡng ngày 5/11.\nTheo TASS, ông Lavrov thăm Bình Nhưỡng ngày 5/11."
    (claim,) = of_type(text, "Visit")
    assert set(claim.attributed_to) == {"kcna", "tass"}
