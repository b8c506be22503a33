"""Who does what in constructions that newspapers share, whatever the subject. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-11-20"
RU, KP, UA, US = "russia", "north-korea", "ukraine", "united-states"
KIM, PUTIN, LAVROV, CHOE = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "choe-son-hui"


def of_kind(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        # Behind «khi» acts who the sentence is about.
        (
            "Meeting",
            {LAVROV, CHOE},
            set(),
            "Ông Lavrov ca ngợi vai trò của Bình Nhưỡng trong việc kiềm chế Mỹ khi hội đàm với bà Choe Son-hui.",
        ),
        ("Meeting", {KIM, "sergei-shoigu"}, set(), "Ông Kim Jong-un cảm ơn Nga trong lúc tiếp ông Shoigu."),
        # Delegations of both.
        ("Visit", {RU, KP}, {"belarus"}, "Phái đoàn Nga, Triều Tiên đã đến Minsk để dự hội nghị an ninh."),
        ("Meeting", {RU, KP}, set(), "Phái đoàn Nga và Triều Tiên đã ngồi vào bàn đàm phán ở Vladivostok."),
        # Who chairs together.
        (
            "Meeting",
            {LAVROV, CHOE},
            set(),
            "Cuộc họp do ông Lavrov và bà Choe Son-hui đồng chủ trì diễn ra ở Moskva.",
        ),
        # A visitor by his country, and titles whose field is a place.
        (
            "Meeting",
            {"kim-yong-nam", "ivan-sokolov"},
            set(),
            "Bộ trưởng Phát triển Viễn Đông Nga Ivan Sokolov đã tới nơi. Ông Kim Yong-nam tiếp vị khách Nga.",
        ),
        (
            "Agreement",
            {"ivan-sokolov", "han-ryong-gi"},
            set(),
            "Bộ trưởng Phát triển Viễn Đông Nga Ivan Sokolov gặp Bộ trưởng Đường sắt Triều Tiên Han Ryong-gi. "
            "Ngay sau đó, hai vị bộ trưởng đặt bút ký nghị định thư.",
        ),
        (
            "Agreement",
            {"tass", "kcna"},
            set(),
            "Hai hãng thông tấn quốc gia Nga và Triều Tiên đã ký thỏa thuận trao đổi ảnh.",
        ),
        # Attacks named by nouns, opened by verbs, by what is used and where it falls.
        (
            "Combat",
            {RU},
            {"ukraine"},
            "Ukraine hứng đòn không kích của Nga khiến 12 người thiệt mạng đêm 3/11.",
        ),
        ("Combat", {UA}, {KP}, "Ukraine mở đợt tấn công mới nhằm vào lực lượng Triều Tiên ở Kursk."),
        ("Combat", {RU}, {UA}, "Nga nã tên lửa Triều Tiên vào lãnh thổ Ukraine ngày 30/12."),
        ("Combat", {KP}, {UA}, "Quân Triều Tiên dùng pháo phản lực bắn sang tỉnh Sumy."),
        ("Combat", {UA}, {RU}, "Tàu hộ vệ Nga bị UAV Ukraine đánh chìm trên Biển Đen."),
        ("Combat", {RU}, {UA}, "Nga tập kích quân cảng Odessa của Ukraine."),
        ("Combat", {KP, RU}, {UA}, "Đặc nhiệm Triều Tiên phối hợp với quân Nga đánh chiếm làng Makhnovka."),
        # One who fell is named by his rank; an aside names some of them.
        ("Combat", {KP}, set(), "Một tướng Triều Tiên bị thương trong vụ tập kích ở Kursk."),
        ("Combat", {KP}, set(), "4 sĩ quan Triều Tiên, trong đó có một chuẩn tướng, đã thiệt mạng ở Kursk."),
        # Soldiers stationed and withdrawn.
        ("TroopDeployment", {KP}, {RU}, "Các kíp trinh sát Triều Tiên đồn trú tại Kursk."),
        (
            "TroopDeployment",
            {KP},
            {RU},
            "Lực lượng Triều Tiên đang luân phiên đồn trú ở vùng biên giới Kursk.",
        ),
        ("TroopDeployment", {KP}, set(), "Triều Tiên rút 3.000 lính khỏi Kursk về nước."),
        ("Exercise", {KP}, set(), "Triều Tiên nã hơn 200 quả đạn pháo gần đảo Yeonpyeong."),
        # Bodies by where they sit.
        ("Sanction", {US}, {RU}, "Mỹ đưa 5 tổ chức ở Nga vào danh sách đen."),
        # Money, weeks of culture, ground broken, plants.
        (
            "Cooperation",
            {RU},
            {KP},
            "Doanh nghiệp Nga sẽ đầu tư 90 triệu USD để nâng cấp cảng của Triều Tiên.",
        ),
        ("Cooperation", {RU}, {KP}, "Nga giúp Triều Tiên hiện đại hóa nhà máy nhiệt điện Đông Bình Nhưỡng."),
        ("Cooperation", {KP, RU}, set(), "Triều Tiên và Nga khởi động dự án nuôi hải sản chung ở Rason."),
        ("Aid", {RU}, {KP}, "Nga đã viện trợ cho Triều Tiên 3 triệu USD."),
        ("Ceremony", {RU, KP}, set(), "Nga và Triều Tiên sẽ kỷ niệm 70 năm thiết lập quan hệ ngoại giao."),
        ("Visit", {"kim-yong-bok"}, {RU}, "Tướng Kim Yong-bok lặng lẽ sang Nga hồi tháng 10/2024."),
    ],
)
def test_who_does_what_to_whom(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    assert [(set(c.agents), set(c.targets)) for c in of_kind(text, kind)] == [(agents, targets)]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Visit", "Ông No Kwang-chol đã gửi thư mời ông Andrei Belousov tới Bình Nhưỡng."),
        ("Ceremony", "Triều Tiên mời ông Andrei Belousov dự lễ duyệt binh."),
        ("Sanction", "Triều Tiên bỏ phiếu chống nghị quyết đòi Nga rút quân tại Đại hội đồng."),
        ("TroopDeployment", "Triều Tiên bỏ phiếu chống nghị quyết đòi Nga rút quân tại Đại hội đồng."),
        ("Sanction", "Nga một lần nữa bày tỏ ủng hộ nới lỏng trừng phạt đối với Triều Tiên."),
        ("Sanction", "Nga cản trở nỗ lực đạt thỏa thuận giữa Triều Tiên và Mỹ."),
        ("Combat", "Quân đội Triều Tiên bổ sung 1.000 UAV chiến đấu cho các binh chủng."),
        ("Combat", "Nga không giải phóng tài sản của Triều Tiên."),
        ("Exercise", "Triều Tiên phóng hai tên lửa vào tàu chiến Ukraine."),
        ("TroopDeployment", "Nga điều quân tập trận gần Triều Tiên."),
    ],
)
def test_what_is_not_told(kind: str, text: str) -> None:
    assert of_kind(text, kind) == []
