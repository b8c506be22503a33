"""Who is named last behind «là», or first before «mà», takes part in what stands between. Our own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article

DAY = "2025-11-20"
KIM, PUTIN, LAVROV, CHOE = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "choe-son-hui"
NO, VOLODIN, TRUMP = "no-kwang-chol", "vyacheslav-volodin", "donald-trump"
RU, KP = "russia", "north-korea"


def parties(text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    told = f"Báo chí nói nhiều về Nga và Triều Tiên. {text}"
    claims = extract_article(Article("a", told, published=DAY, published_from="given")).claims
    return [({*c.agents}, {*c.targets}) for c in claims if c.type == kind]


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Ceremony",
            {NO, PUTIN},
            set(),
            "Ngày 9/5, đứng cạnh Tổng thống Putin trên lễ đài là Bộ trưởng Quốc phòng Triều Tiên No Kwang Chol.",
        ),
        (
            "Ceremony",
            {"xi-jinping", PUTIN},
            set(),
            "Cùng ông Putin xem duyệt binh hôm ấy là Chủ tịch Trung Quốc Tập Cận Bình.",
        ),
        (
            "Ceremony",
            {VOLODIN},
            {KP},
            "Đại diện cho Moskva tại lễ khánh thành bảo tàng ở Bình Nhưỡng là Chủ tịch Duma Vyacheslav Volodin.",
        ),
        (
            "Ceremony",
            {"kim-yong-nam"},
            {RU},
            "Năm 2015, người thay mặt Bình Nhưỡng dự lễ duyệt binh ở Moskva là ông Kim Yong Nam.",
        ),
        (
            "Ceremony",
            {"andrei-belousov"},
            {KP},
            "Khách mời đặc biệt của buổi lễ ở Bình Nhưỡng là Bộ trưởng Quốc phòng Nga Andrei Belousov.",
        ),
        ("Meeting", {CHOE, LAVROV}, set(), "Người ra sân bay đón ông Lavrov là Ngoại trưởng Choe Son Hui."),
        ("Meeting", {CHOE, PUTIN}, set(), "Người được ông Putin tiếp hôm 4/11 là bà Choe Son Hui."),
        ("Agreement", {"yun-jong-ho", RU}, set(), "Người ký thỏa thuận với phía Nga là ông Yun Jong Ho."),
        ("Communication", {KIM}, {PUTIN}, "Người gửi điện chúc mừng ông Putin sớm nhất là ông Kim Jong Un."),
    ],
)
def test_who_is_named_behind_what_was_done(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    assert (agents, targets) in parties(text, kind)


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Invitation",
            {"kremlin"},
            {KIM},
            "Danh sách không có ông Kim Jong Un, lãnh đạo mà Điện Kremlin từng mời.",
        ),
        ("Invitation", {RU}, {KIM}, "Ông Kim Jong Un là người mà phía Nga đã mời từ tháng 9."),
        (
            "Meeting",
            {TRUMP, KIM},
            set(),
            "Ông Trump nhắc đến ông Kim Jong Un, người mà ông đã ba lần hội đàm.",
        ),
        (
            "Meeting",
            {PUTIN, KIM},
            set(),
            "Ông Kim Jong Un là nguyên thủ duy nhất mà ông Putin tiếp ở Vladivostok.",
        ),
        (
            "Meeting",
            {KIM, "alexander-matsegora"},
            set(),
            "Đại sứ Matsegora, người mà ông Kim Jong Un tiếp hôm 1/1, vừa qua đời.",
        ),
        ("Combat", {"ukraine"}, {RU}, "Nga nói đã chặn loạt UAV mà Ukraine phóng về phía Moskva đêm 6/5."),
        ("Combat", {"ukraine"}, {RU}, "Nga nói đã chặn loạt tên lửa do Ukraine bắn vào Belgorod."),
    ],
)
def test_of_whom_a_relative_clause_speaks(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    assert (agents, targets) in parties(text, kind)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Meeting", "Bình Nhưỡng chỉ trích ông Zelensky, người mà ông Putin từ chối gặp."),
        ("Invitation", "Ông Kim Jong Un phóng tên lửa, điều mà ông Putin mời báo chí bình luận."),
        ("Combat", "Các tên lửa mà Triều Tiên bắn ra biển hôm 6/5 là loại tầm ngắn."),
        ("Ceremony", "Vị khách được nhắc tới nhiều nhất ở diễn đàn là ông Kozlov."),
        ("Visit", "Điểm dừng cuối cùng của đoàn tàu Nga là ga Kim Jong Un."),
    ],
)
def test_what_only_looks_like_it(kind: str, text: str) -> None:
    assert not [some for some in parties(text, kind) if KIM in some[0] | some[1] or kind != "Invitation"]


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Communication",
            {"wang-yi", "xi-jinping"},
            {KIM},
            "Ông Vương Nghị đã hội đàm với ông Kim Jong Un và chuyển thư của ông Tập Cận Bình.",
        ),
        (
            "Communication",
            {"li-hongzhong", "xi-jinping"},
            {KIM},
            "Ông Lý Hồng Trung gặp ông Kim Jong Un tối 27/7 rồi trao thư của ông Tập Cận Bình.",
        ),
        (
            "Meeting",
            {KIM, "alexander-kozlov"},
            set(),
            "Ông Kim Jong Un đến ga Khasan, được Bộ trưởng Alexander Kozlov mời bánh mì và muối.",
        ),
        ("Combat", {RU}, {"ukraine"}, "Ông Putin nói toàn bộ tỉnh Kursk đã được giành lại."),
        (
            "Threat",
            {KIM},
            {"united-states"},
            "Ông Kim Jong Un cảnh báo rằng ông chỉ chờ quyết định của Washington đến cuối năm.",
        ),
    ],
)
def test_who_is_meant_beside_what_is_told(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    assert (agents, targets) in parties(text, kind)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Communication", "Ông Vương Nghị gặp ông Kim Jong Un rồi về nước, thư của ông Tập để ngỏ."),
        ("Combat", "Triều Tiên kỷ niệm ngày bán đảo được giải phóng khỏi ách phát xít Nhật."),
        ("Meeting", "Ông Kozlov mời bánh mì nhà báo Nga và Triều Tiên."),
    ],
)
def test_what_is_only_told_beside_it(kind: str, text: str) -> None:
    assert not parties(text, kind)
