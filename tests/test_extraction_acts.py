"""Ceremonies, cooperation, aid, praise and blame in the wordings of headlines and articles. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-06-18"  # a Wednesday
RU, KP = "russia", "north-korea"
KIM, PUTIN = "kim-jong-un", "vladimir-putin"
SHOIGU = "sergei-shoigu"
BOTH = {RU, KP}


def claims(text: str) -> list[Claim]:
    return claims_of(text, DAY)


def only(text: str, kind: str) -> Claim:
    found = [claim for claim in claims(text) if claim.type == kind]
    assert len(found) == 1, f"{kind} told {len(found)} times: {found} in {claims(text)}"
    return found[0]


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        ({KIM}, set(), "Ông Kim Jong Un dự lễ khánh thành bảo tàng ở Bình Nhưỡng."),
        ({KIM}, set(), "Nhà lãnh đạo Triều Tiên Kim Jong Un tham dự quốc tang một tướng lĩnh."),
        ({KIM}, set(), "Ông Kim Jong Un cắt băng khánh thành khu tưởng niệm."),
        ({KIM}, set(), "Ông Kim Jong Un viếng nghĩa trang liệt sĩ."),
        ({SHOIGU}, set(), "Ông Sergei Shoigu cúi đầu tưởng niệm trước Tháp Giải phóng ở Bình Nhưỡng."),
        ({KIM, "kim-ju-ae"}, set(), "Ông Kim Jong Un cùng con gái xem buổi hòa nhạc của nghệ sĩ Nga."),
        ({KIM}, set(), "Bảo tàng được ông Kim Jong Un động thổ hồi mùa thu."),
        (
            {"andrei-belousov"},
            set(),
            "Cùng dự lễ khánh thành tượng đài có Bộ trưởng Quốc phòng Nga Andrei Belousov.",
        ),
        ({RU}, set(), "Nga dựng tượng đài lính Triều Tiên ở Kursk."),
        ({KIM}, set(), "Ông Kim Jong Un đặt vòng hoa tại đài tưởng niệm ở Vladivostok."),
        (
            {"sergei-lavrov"},
            set(),
            "Ngoại trưởng Nga Sergei Lavrov đặt hoa tại Tháp Giải phóng ở Bình Nhưỡng.",
        ),
        ({"sergei-lavrov"}, {KP}, "Ông Sergei Lavrov tới Triều Tiên dự lễ kỷ niệm ngày giải phóng."),
        ({"dmitry-medvedev"}, {KP}, "Ông Dmitry Medvedev dự lễ duyệt binh tại Bình Nhưỡng."),
        ({KIM, "kim-ju-ae"}, set(), "Ông Kim Jong Un cùng con gái Kim Ju Ae dự lễ mừng năm mới."),
        ({KIM, PUTIN}, set(), "Ông Kim Jong Un và ông Putin cùng xem duyệt binh."),
        (
            {KIM, PUTIN},
            set(),
            "Lễ duyệt binh diễn ra với sự tham dự của Tổng thống Nga Putin và ông Kim Jong Un.",
        ),
        (
            {KIM, PUTIN, "xi-jinping"},
            set(),
            "Cuộc duyệt binh có sự hiện diện của ba nguyên thủ, gồm ông Tập Cận Bình, ông Putin, và ông Kim Jong Un.",
        ),
        ({KP}, set(), "Triều Tiên tổ chức lễ duyệt binh lớn ở thủ đô."),
        ({KP}, set(), "Triều Tiên tổ chức hòa nhạc chào mừng đoàn khách phương xa."),
        ({RU}, {KP}, "Nga sẽ dự lễ kỷ niệm 80 năm thành lập Đảng Lao động Triều Tiên."),
        ({KIM}, {"china"}, "Ông Kim Jong Un dự lễ kỷ niệm chiến thắng của Trung Quốc."),
        ({KIM}, {"china"}, "Ông Kim Jong Un là khách mời tại lễ duyệt binh ở Bắc Kinh."),
        ({KIM}, set(), "Phát biểu tại lễ khánh thành, ông Kim Jong Un nói công trình bắt đầu từ tháng 5."),
        ({KP}, set(), "Một cuộc duyệt binh sẽ diễn ra tại quảng trường Kim Nhật Thành ở Bình Nhưỡng."),
        ({PUTIN}, {KIM}, "Tổng thống Putin trao tặng huy chương kỷ niệm cho ông Kim Jong Un."),
        ({PUTIN}, {"choe-son-hui"}, "Bà Choe Son Hui được Tổng thống Putin trao huân chương."),
    ],
)
def test_ceremonies(agents: set[str], targets: set[str], text: str) -> None:
    claim = only(text, "Ceremony")
    assert set(claim.agents) == agents
    assert set(claim.targets) == targets


@pytest.mark.parametrize(
    "parties, text",
    [
        (BOTH, "Nga và Triều Tiên khởi công cầu đường bộ qua sông Tumen."),
        (BOTH, "Nga, Triều Tiên hợp long cầu qua sông biên giới."),
        (BOTH, "Cầu đường bộ nối Nga với Triều Tiên sẽ thông xe vào năm 2026."),
        (BOTH, "Nga và Triều Tiên nối lại tàu khách Moskva - Bình Nhưỡng."),
        (BOTH, "Tàu khách Bình Nhưỡng - Khabarovsk chạy lại sau 5 năm."),
        (BOTH, "Đường bay thẳng giữa Moskva và Bình Nhưỡng được khai trương hôm 27/7."),
        (
            BOTH,
            "Chuyến bay thẳng đầu tiên từ Moskva đã hạ cánh xuống Bình Nhưỡng, mở đường bay giữa Nga và Triều Tiên.",
        ),
        (BOTH, "Ủy ban liên chính phủ của Nga và Triều Tiên họp phiên thứ 12 tại Moskva."),
        (BOTH, "Nga và Triều Tiên tiến hành kỳ họp ủy ban liên chính phủ."),
        ({RU, KP}, "Nga bàn giao cho vườn thú Triều Tiên một cặp sư tử."),
        ({RU, KP}, "Nga chuyển 30 con ngựa sang Triều Tiên."),
        ({"china", KP}, "Tuyến đường sắt giữa Đan Đông và Bình Nhưỡng được khôi phục."),
        ({RU, "china"}, "Nga nối lại chuyến bay thẳng với Trung Quốc."),
        (BOTH, "Nga và Triều Tiên mở rộng hợp tác y tế."),
        (BOTH, "Triều Tiên ra mắt tàu khách chạy thẳng tới Nga."),
        (BOTH, "Triều Tiên đón nhóm du khách Nga đầu tiên sau nhiều năm."),
        (BOTH, "Nga và Triều Tiên mở trung tâm đào tạo tiếng Nga."),
    ],
)
def test_cooperation(parties: set[str], text: str) -> None:
    assert only(text, "Cooperation").parties == parties


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        ({RU}, {KP}, "Nga viện trợ bột mì cho Triều Tiên."),
        ({RU}, {KP}, "Nga gửi hàng cứu trợ tới Triều Tiên sau trận lũ."),
        ({PUTIN}, {KP}, "Tổng thống Putin ngỏ ý viện trợ khẩn cấp cho vùng lũ Triều Tiên."),
        ({RU}, {KP}, "Nga cung cấp lương thực và thuốc men cho Triều Tiên."),
        ({"south-korea"}, {KP}, "Hàn Quốc đề nghị gửi hàng cứu trợ cho Triều Tiên."),
    ],
)
def test_aid(agents: set[str], targets: set[str], text: str) -> None:
    claim = only(text, "Aid")
    assert (set(claim.agents), set(claim.targets)) == (agents, targets)


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        ({KIM}, {RU}, "Ông Kim Jong Un tái khẳng định sự ủng hộ vô điều kiện đối với Nga."),
        ({KIM}, {RU}, "Ông Kim Jong Un tuyên bố Triều Tiên sẽ luôn đứng về phía Nga."),
        ({KIM}, {RU}, "Ông Kim Jong Un gặp ông Lavrov và cam kết Bình Nhưỡng sẽ sát cánh cùng Nga."),
        ({"choe-son-hui"}, {RU}, '"Triều Tiên và Nga sẽ mãi kề vai sát cánh", bà Choe Son Hui nói.'),
        ({PUTIN}, {KP}, "Tổng thống Putin cảm ơn Triều Tiên."),
        ({PUTIN}, {KIM}, "Ông Putin gửi lời tri ân tới ông Kim Jong Un."),
        ({PUTIN}, {KP}, "Ông Putin khen ngợi lòng dũng cảm của binh sĩ Triều Tiên."),
        ({"sergei-lavrov"}, {KP}, "Ông Lavrov đánh giá cao lập trường của Bình Nhưỡng."),
        ({PUTIN}, {KP}, "Ông Putin gọi Triều Tiên là đồng minh thân thiết."),
        ({"kremlin"}, {KP}, "Điện Kremlin bày tỏ lòng biết ơn đối với Triều Tiên."),
        ({KP}, {RU}, "Triều Tiên tuyên bố ủng hộ Nga đến cùng."),
        ({PUTIN}, {KP}, "Ông Putin nói Nga sẽ không bao giờ quên sự hy sinh của binh sĩ Triều Tiên."),
        ({KIM}, {RU}, "Ông Kim Jong Un chúc quân dân Nga giành thắng lợi."),
        ({PUTIN}, {KP}, "Ông Putin cam kết Triều Tiên luôn có thể trông cậy vào Nga."),
    ],
)
def test_support(agents: set[str], targets: set[str], text: str) -> None:
    claim = only(text, "Support")
    assert (set(claim.agents), set(claim.targets)) == (agents, targets)


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        ({"south-korea"}, BOTH, "Hàn Quốc lên án hiệp ước mà Nga và Triều Tiên vừa ký."),
        ({"south-korea"}, {KP}, "Hàn Quốc chỉ trích việc Triều Tiên đưa quân sang Nga."),
        ({"united-states"}, BOTH, "Mỹ bày tỏ quan ngại về hợp tác quân sự giữa Nga và Triều Tiên."),
        ({"japan"}, {KP}, "Nhật Bản phản đối vụ phóng tên lửa của Triều Tiên."),
        ({KP}, {"united-states"}, "Triều Tiên cáo buộc Mỹ kích động đối đầu trong khu vực."),
        ({KP}, {"united-states", "south-korea"}, "Triều Tiên lên án cuộc tập trận của Mỹ và Hàn Quốc."),
        ({"south-korea"}, BOTH, "Hàn Quốc kêu gọi Nga và Triều Tiên chấm dứt hợp tác quân sự."),
        ({"south-korea"}, {RU}, "Hàn Quốc cho rằng Nga vi phạm nghị quyết của Liên Hợp Quốc."),
        ({"maria-zakharova"}, {"south-korea"}, "Bà Maria Zakharova mỉa mai Hàn Quốc."),
        (
            {"north-korean-ministry-of-foreign-affairs"},
            {"united-states"},
            "KCNA đăng tuyên bố của Bộ Ngoại giao Triều Tiên lên án Mỹ.",
        ),
    ],
)
def test_criticism(agents: set[str], targets: set[str], text: str) -> None:
    claim = only(text, "Criticism")
    assert (set(claim.agents), set(claim.targets)) == (agents, targets)


def test_ministry_and_government_blame_apart() -> None:
    text = (
        "Hàn Quốc lên án Triều Tiên.\n\nTrước đó, Bộ Thống nhất Hàn Quốc chỉ trích Triều Tiên phóng tên lửa."
    )
    agents = [claim.agents for claim in claims(text) if claim.type == "Criticism"]
    assert sorted(agents) == [("south-korea",), ("south-korean-ministry-of-unification",)]


def test_guests_are_not_planned_for_being_invited() -> None:
    assert only("Ông Kim Jong Un là khách mời tại lễ duyệt binh ở Bắc Kinh.", "Ceremony").modality == "actual"


def test_headings_only_repeat_the_body() -> None:
    assert claims("## Ông Kim Jong Un dự lễ duyệt binh\n\nBài viết bàn về kinh tế Triều Tiên.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn tàu bọc thép chở ông Kim Jong Un khởi hành từ Bình Nhưỡng.",
        "Nga tìm kiếm sự ủng hộ của Triều Tiên.",
        "Những quốc gia ủng hộ Nga họp bàn về kinh tế.",
        "Ông Kim Jong Un không dự lễ duyệt binh ở Moskva.",
        "Nga là quốc gia có nhiều cây cầu đẹp.",
        "Nếu Nga nối lại chuyến tàu tới Triều Tiên, du khách sẽ đông hơn.",
        "Triều Tiên xây dựng nhiều nhà ở và bệnh viện.",
    ],
)
def test_what_only_looks_like_such_an_act(text: str) -> None:
    acts = {"Ceremony", "Cooperation", "Aid", "Support", "Criticism"}
    assert [claim for claim in claims(text) if claim.type in acts] == []
