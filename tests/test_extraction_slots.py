"""The slots of an event: whose day a time is, where and by whom it was done, according to whom. Own sentences."""

from __future__ import annotations

from importlib.resources import files

import pytest
from extracted import claims_of

from kg.extraction.frames import KEYS, SLOTS
from kg.extraction.slots import FOUND, TOLD
from kg.model import Claim

DAY = "2024-10-29"  # a Tuesday


def only(text: str, kind: str, party: str = "") -> Claim:
    found = [c for c in claims_of(text, DAY, kind) if not party or party in c.parties]
    assert found, f"no {kind}"
    return found[-1]


@pytest.mark.parametrize(
    "kind, party, day, text",
    [
        (
            "Ratification",
            "vladimir-putin",
            "2024-10-09",
            "Ông Kim Jong Un ký sắc lệnh phê chuẩn hôm 11/10, hai ngày sau khi Tổng thống Putin ban hành luật.",
        ),
        (
            "Visit",
            "sergei-shoigu",
            "2024-09-09",
            "Ông Lavrov tới Bình Nhưỡng hôm 5/9, bốn ngày trước chuyến thăm của ông Shoigu tới Triều Tiên.",
        ),
        (
            "Denial",
            "dmitry-peskov",
            "2024-09-13",
            "Người phát ngôn Điện Kremlin Dmitry Peskov hôm 13/9 khẳng định không có chuyện Moskva vi phạm các "
            "lệnh trừng phạt.",
        ),
        (
            "Threat",
            "yoon-suk-yeol",
            "2024-10-21/2024-10-27",
            "Tổng thống Yoon Suk Yeol tuần trước cảnh báo sẽ đáp trả nếu Triều Tiên đưa thêm quân.",
        ),
        (
            "Criticism",
            "north-korean-ministry-of-foreign-affairs",
            None,
            "KCNA ngày 14/10 đưa tin Bộ Ngoại giao Triều Tiên lên án Mỹ.",
        ),
        ("Criticism", "north-korea", None, "Cuộc tập trận hôm 20/10 của Mỹ bị Triều Tiên lên án."),
        (
            "Ratification",
            "state-duma",
            "2024-10-24",
            "Duma Quốc gia Nga phê chuẩn hiệp ước ký hồi tháng 6 trong phiên họp ngày 24/10.",
        ),
        ("Invitation", "vladimir-putin", None, "Ông Putin mời ông Kim Jong Un sang Moskva vào năm sau."),
        (
            "Meeting",
            "sergei-lavrov",
            None,
            "Bà Choe Son Hui tới Vladivostok hôm nay trên đường đến Moskva, nơi bà sẽ hội đàm với ông Lavrov.",
        ),
    ],
)
def test_a_day_is_that_of_the_deed_it_stands_with(kind: str, party: str, day: str | None, text: str) -> None:
    assert only(text, kind, party).time == day


def test_an_item_of_a_round_up_is_a_story_of_its_own() -> None:
    text = "* Hôm 20/10, ông Putin điện đàm với ông Kim Jong Un.\n* Triều Tiên đe dọa Mỹ sẽ hứng chịu đòn đáp trả."
    assert only(text, "Threat").time is None


@pytest.mark.parametrize(
    "kind, place, text",
    [
        ("Criticism", "seoul", "Ngày 6/10, Ngoại trưởng Mỹ Antony Blinken tại Seoul lên án Triều Tiên."),
        ("Criticism", "kyiv", "Từ Kiev, Tổng thống Zelensky lên án Triều Tiên."),
        (
            "Criticism",
            "washington",
            "Ông Yoon Suk Yeol lên án Triều Tiên khi tới Washington dự hội nghị.",
        ),
        ("Ceremony", "wonsan-kalma", "Khu du lịch Wonsan Kalma được ông Kim Jong Un cắt băng khánh thành."),
        ("Aid", "nampo", "Tàu chở 5.000 tấn lúa mì Nga viện trợ cho Triều Tiên đã cập cảng Nampo."),
        ("Visit", "moscow", "Ông Yun Jong Ho rời Bình Nhưỡng sang Moskva hôm 26/10."),
        ("Visit", "moscow", "Bà Choe Son Hui đến thủ đô nước Nga hôm 5/10."),
        ("Ceremony", None, "Ông Kim Jong Un trao huân chương cho sĩ quan từng chiến đấu tại Kursk."),
        (
            "Exercise",
            "wonsan",
            "Triều Tiên bắn một số vật thể được cho là tên lửa đạn đạo tầm ngắn từ khu vực Wonsan.",
        ),
    ],
)
def test_where_it_was(kind: str, place: str | None, text: str) -> None:
    assert only(text, kind).place == place


@pytest.mark.parametrize(
    "kind, parties, text",
    [
        (
            "Ceremony",
            {"alexander-fomin"},
            "Ông Fomin tới Bình Nhưỡng hôm 5/10. Cùng ngày, đoàn Nga đã đặt hoa tại Tháp Giải phóng.",
        ),
        (
            "Meeting",
            {"kim-jong-un", "alexei-krivoruchko"},
            "Ông Alexei Krivoruchko dẫn đầu phái đoàn quân sự Nga được ông Kim Jong Un tiếp hôm 18/10.",
        ),
        (
            "Denial",
            {"north-korean-mission-to-the-united-nations", "south-korea"},
            "Phái đoàn Triều Tiên tại Liên Hiệp Quốc bác cáo buộc của Seoul là đồn đoán vô căn cứ.",
        ),
        (
            "Criticism",
            {"maria-zakharova", "united-states", "japan"},
            "Bà Maria Zakharova chỉ trích cuộc diễn tập mà Mỹ và Nhật Bản khởi động.",
        ),
        (
            "Meeting",
            {"dmitry-medvedev", "kim-jong-un"},
            "Phó Chủ tịch Hội đồng An ninh Nga gặp lãnh đạo Triều Tiên hôm nay.",
        ),
        (
            "Meeting",
            {"wang-yi", "choe-son-hui"},
            "Bà Choe Son Hui tới Bắc Kinh hôm 27/10 và gặp ông Vương Nghị. Hôm 28/10, hai ngoại trưởng hội đàm.",
        ),
        ("Combat", {"north-korea", "ukraine"}, "Lính Triều Tiên giao chiến ở tỉnh Belgorod."),
        ("Combat", {"north-korea"}, "Hàng trăm lính Triều Tiên đã tử trận ở Kursk."),
    ],
)
def test_who_took_part(kind: str, parties: set[str], text: str) -> None:
    assert only(text, kind).parties == parties


@pytest.mark.parametrize(
    "kind, source, text",
    [
        (
            "ArmsTransfer",
            "yonhap",
            "Yonhap đưa tin Triều Tiên đưa quân sang Nga. Hãng tin này cho biết Triều Tiên cũng gửi đạn pháo cho Nga.",
        ),
        (
            "TroopDeployment",
            "kim-hong-kyun",
            "Thứ trưởng Ngoại giao Hàn Quốc Kim Hong-kyun gặp Đại sứ Nga Georgy Zinoviev để lên án việc Triều Tiên "
            "đưa quân sang Nga.",
        ),
        (
            "Meeting",
            "dmitry-peskov",
            "Ông Dmitry Peskov phủ nhận tin nói rằng ông Putin sẽ tiếp bà Choe Son Hui.",
        ),
        (
            "TroopDeployment",
            "multilateral-sanctions-monitoring-team",
            "Báo cáo của MSMT được công bố hôm 15/10. Báo cáo cũng viết rằng Triều Tiên đã đưa 3.000 lính sang Nga.",
        ),
    ],
)
def test_according_to_whom(kind: str, source: str, text: str) -> None:
    assert only(text, kind).attributed_to == (source,)


@pytest.mark.parametrize(
    "agent, answered, text",
    [
        (
            "maria-zakharova",
            "south-korean-media",
            "Bà Maria Zakharova bác bỏ thông tin của truyền thông Hàn Quốc về tàu chở đạn của Triều Tiên.",
        ),
        ("russia", "united-states", "Mỹ cáo buộc Triều Tiên bán đạn cho Nga. Moskva bác bỏ."),
        (
            "kremlin",
            "south-korean-ministry-of-national-defence",
            "Bộ Quốc phòng Hàn Quốc nói Triều Tiên chuẩn bị gửi thêm lính tới Nga. Điện Kremlin phủ nhận thông tin "
            "này.",
        ),
    ],
)
def test_a_denial_answers_whoever_told_or_blamed(agent: str, answered: str, text: str) -> None:
    found = only(text, "Denial", agent)
    assert found.targets == (answered,)


def test_a_threat_goes_on_against_whom_its_speaker_blamed() -> None:
    text = "Bà Kim Yo Jong chỉ trích Hàn Quốc. Bà dọa sẽ có biện pháp đáp trả nếu chuyện này tái diễn."
    assert only(text, "Threat").targets == ("south-korea",)


def test_tributes_to_the_dead_are_towards_no_host() -> None:
    found = only("Ông Belousov đặt vòng hoa tại Tháp Giải phóng ở Bình Nhưỡng hôm 28/10.", "Ceremony")
    assert (found.agents, found.targets) == (("andrei-belousov",), ())


def test_a_national_day_is_kept_towards_its_state() -> None:
    found = only("Bà Valentina Matviyenko dự lễ mừng quốc khánh Triều Tiên.", "Ceremony")
    assert found.targets == ("north-korea",)


def test_who_only_passes_an_invitation_on_is_not_invited() -> None:
    text = "Tổng thống Putin hôm 28/10 gửi lời mời qua Ngoại trưởng Lavrov tới ông Kim Jong Un."
    assert "sergei-lavrov" not in only(text, "Invitation").targets


@pytest.mark.parametrize(
    "kind, place, text",
    [
        ("Exercise", "kumdok", "Triều Tiên sáng 28/10 bắn hai tên lửa từ khu vực Kumdok ra biển."),
        (
            "Combat",
            "zhuravlino",
            "Bộ Quốc phòng Nga nói binh sĩ Triều Tiên giúp giải phóng làng Zhuravlino, tỉnh Kursk.",
        ),
        (
            "ArmsTransfer",
            "chongjin",
            "Theo Seoul, Triều Tiên đã chuyển 200 khẩu pháo sang Nga qua cảng Chongjin.",
        ),
        ("Threat", "wonsan", "Ngoại trưởng Lavrov cảnh báo Mỹ và Hàn Quốc khi ở Wonsan."),
        (
            "LaborDispatch",
            "russian-far-east",
            "Lao động Triều Tiên làm việc tại các công trường và xưởng gỗ vùng Viễn Đông Nga.",
        ),
        (
            "Meeting",
            "vladivostok",
            "Tổng thống Putin tiếp khách ở Vladivostok. Cũng tại thành phố này, ông Shoigu hội đàm với Bộ trưởng No "
            "Kwang Chol.",
        ),
        ("Exercise", None, "Triều Tiên bắn tên lửa siêu vượt âm hôm 28/10 khi Ngoại trưởng Mỹ đang ở Seoul."),
    ],
)
def test_where_it_is_told_in_other_ways(kind: str, place: str | None, text: str) -> None:
    assert only(text, kind).place == place


def test_whoever_leaves_his_country_goes_where_the_sentence_says() -> None:
    found = only("Ngày 28/10, ông Kim Jong Un rời Bình Nhưỡng đi Bắc Kinh.", "Visit")
    assert (found.targets, found.place) == (("china",), "beijing")


def test_a_day_behind_a_holiday_is_read_with_it() -> None:
    text = "Trong điện mừng nhân Quốc khánh Nga hôm 12/6, nhà lãnh đạo Kim Jong Un ca ngợi nhân dân Nga."
    assert only(text, "Communication").time == "2024-06-12"


def test_the_day_of_the_asking_is_that_of_an_invitation() -> None:
    text = "Ông Putin đã ngỏ lời mời ông Kim Jong Un tới Moskva trong lần gặp hồi tháng 6."
    assert only(text, "Invitation").time == "2024-06"


def test_every_slot_and_key_of_frames_is_explained_and_every_slot_filled_by_something() -> None:
    assert TOLD.keys() | FOUND.keys() == SLOTS
    explained = (files("kg.extraction") / "data" / "frames" / "README.md").read_text("utf-8")
    assert not [name for name in SLOTS | KEYS if f"`{name}`" not in explained]
