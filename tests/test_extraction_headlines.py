"""Headline items: a title and the one to three sentences below it, which tell one thing twice. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-09-02"
KIM, PUTIN, XI, RU, KP = "kim-jong-un", "vladimir-putin", "xi-jinping", "russia", "north-korea"


def told(title: str, summary: str, kind: str | None = None) -> list[Claim]:
    return claims_of(summary, DAY, kind, title, summary=True)


@pytest.mark.parametrize(
    "kind, modality, title, summary",
    [
        (
            "Ceremony",
            "planned",
            "Bà Matviyenko sang Bình Nhưỡng dự quốc khánh Triều Tiên",
            "Chủ tịch Thượng viện Nga Valentina Matviyenko sẽ dự lễ mừng quốc khánh Triều Tiên vào tuần tới.",
        ),
        (
            "LaborDispatch",
            "alleged",
            "Triều Tiên sắp đưa 4.000 lao động sang Nga",
            "Theo Yonhap, số công nhân này được cho là đã sang Nga làm việc trong các xưởng gỗ.",
        ),
        (
            "ArmsTransfer",
            "denied",
            "Nga bác tin mua pháo của Triều Tiên",
            "Báo Mỹ nói Triều Tiên đã chuyển pháo cho Nga.",
        ),
    ],
)
def test_a_summary_tells_its_title_again_another_way(
    kind: str, modality: str, title: str, summary: str
) -> None:
    assert [claim.modality for claim in told(title, summary, kind)] == [modality]


def test_whom_the_title_leaves_unnamed_the_summary_names() -> None:
    [claim] = told(
        "Lãnh đạo nhiều nước sẽ dự quốc khánh Triều Tiên",
        "Quan chức các nước Mông Cổ, Lào, Cuba, Nga sẽ dự lễ mừng quốc khánh Triều Tiên.",
        "Ceremony",
    )
    assert set(claim.agents) == {"mongolia", "laos", "cuba", RU}
    assert claim.targets == (KP,)


def test_what_is_opened_and_what_is_still_to_come_stay_two() -> None:
    claims = told(
        "Nga và Triều Tiên khánh thành bến phà chung",
        "Hai nước dự kiến mở thêm tuyến tàu khách từ Vladivostok tới Rason trong mùa đông.",
        "Cooperation",
    )
    assert {claim.modality for claim in claims} == {"actual", "planned"}


@pytest.mark.parametrize(
    "title, modality",
    [
        ("Triều Tiên gửi thêm công binh tới Kursk?", "alleged"),
        ("Vì sao Triều Tiên gửi thêm công binh tới Kursk?", "actual"),
        ("Điện Kremlin không phủ nhận việc Triều Tiên gửi công binh tới Kursk", "alleged"),
        ("Điện Kremlin phủ nhận việc Triều Tiên gửi công binh tới Kursk", "denied"),
    ],
)
def test_questions_and_what_is_not_denied(title: str, modality: str) -> None:
    [claim] = told(title, "Giới quan sát theo dõi sát diễn biến này.", "TroopDeployment")
    assert claim.modality == modality


@pytest.mark.parametrize(
    "title, summary",
    [
        ("Đội bóng chuyền nữ Triều Tiên thắng Nga", "Trận giao hữu diễn ra ở Sochi tối qua."),
        (
            "Chuyên gia: Bình Nhưỡng muốn gửi thông điệp tới Nga",
            "Theo ông, Triều Tiên nhằm gửi thông điệp tới Nga rằng họ không đứng một mình.",
        ),
    ],
)
def test_matches_and_signals_are_no_events(title: str, summary: str) -> None:
    assert told(title, summary) == []


def test_a_message_that_is_sent_remains_one() -> None:
    [claim] = told(
        "Ông Putin gửi thông điệp tới ông Kim Jong-un", "Thông điệp nói về mùa màng.", "Communication"
    )
    assert (claim.agents, claim.targets) == ((PUTIN,), (KIM,))


def test_what_an_accident_was_about_has_happened() -> None:
    [claim] = told(
        "Nga kêu gọi kiềm chế sau vụ Triều Tiên phóng tên lửa", "Bà Zakharova nói vậy.", "Exercise"
    )
    assert claim.modality == "actual"


@pytest.mark.parametrize(
    "title, kind, parties",
    [
        ("Nga họp ba bên với Mông Cổ, Triều Tiên", "Meeting", {RU, "mongolia", KP}),
        ("Mỹ, Hàn, Nhật lên án Triều Tiên", "Criticism", {"united-states", "south-korea", "japan", KP}),
        ("Mỹ, Nhật và Hàn lên án Triều Tiên", "Criticism", {"united-states", "south-korea", "japan", KP}),
        ("Ông Putin gặp ông Kim Jong-un, ông Tập Cận Bình tại Bắc Kinh", "Meeting", {PUTIN, KIM, XI}),
        ("Ông Tập hội đàm với ông Kim Jong-un", "Meeting", {XI, KIM}),
        ("Bà Kim Yo-jong chỉ trích ông Lee", "Criticism", {"kim-yo-jong", "lee-jae-myung"}),
    ],
)
def test_rows_and_family_names_of_headlines(title: str, kind: str, parties: set[str]) -> None:
    [claim] = told(title, "Cuộc gặp kéo dài hai giờ.", kind)
    assert set(claim.parties) == parties


def test_a_clause_behind_a_comma_is_no_part_of_a_row() -> None:
    [claim] = told(
        "Triều Tiên công nhận Abkhazia và Nam Ossetia, Nga hoan nghênh", "Gruzia phản đối.", "Support"
    )[:1]
    assert RU not in claim.targets


@pytest.mark.parametrize(
    "title, summary, agents",
    [
        (
            "Triều Tiên duyệt binh mừng quốc khánh",
            "Thủ tướng Lào Sonexay Siphandone và ông Medvedev đứng cạnh ông Kim Jong-un trên lễ đài.",
            {"sonexay-siphandone", "dmitry-medvedev", KIM},
        ),
        (
            "Ông Kim Jong-un cắt băng khánh thành viện điều dưỡng",
            "Đại sứ Nga Alexander Matsegora tham dự buổi lễ hôm 1/9.",
            {KIM, "alexander-matsegora"},
        ),
        (
            "Ông Putin tặng huân chương cho ông Kim Jong-un",
            "Đại sứ Nga Alexander Matsegora trao huân chương này cho bà Choe Son-hui.",
            {PUTIN},
        ),
    ],
)
def test_a_summary_tells_of_one_ceremony(title: str, summary: str, agents: set[str]) -> None:
    [claim] = told(title, summary, "Ceremony")
    assert set(claim.agents) == agents


def test_such_an_event_as_this_is_no_second_one() -> None:
    [claim] = told(
        "Ông Kim Jong-un sắp sang Mông Cổ",
        "Ông Kim Jong-un sẽ dự lễ hội Naadam ở Mông Cổ, lần đầu tiên ông dự sự kiện như vậy.",
        "Ceremony",
    )[:1] or [None]
    assert claim is None or claim.modality == "planned"


@pytest.mark.parametrize(
    "title, modality",
    [
        ("Ông Putin gọi điện cho ông Kim Jong-un trước khi gặp ông Trump", "planned"),
        ("Trước giờ gặp ông Trump, ông Putin gọi điện cho ông Kim Jong-un", "planned"),
        ("Ông Putin gọi điện cho ông Kim Jong-un sau khi gặp ông Trump", "actual"),
    ],
)
def test_a_meeting_that_the_title_comes_before(title: str, modality: str) -> None:
    [claim] = told(title, "Cuộc trao đổi kéo dài một giờ.", "Meeting")
    assert claim.modality == modality
    assert set(claim.agents) == {PUTIN, "donald-trump"}


def test_both_leaders_where_a_third_is_only_spoken_of() -> None:
    [claim] = told(
        "Ông Putin báo cho ông Kim Jong-un về kế hoạch gặp ông Trump",
        "Hai lãnh đạo điện đàm tối qua.",
        "Communication",
    )
    assert set(claim.parties) == {PUTIN, KIM}


def test_the_states_build_what_their_people_open() -> None:
    [claim] = told(
        "Nga - Triều Tiên khởi công cây cầu thứ hai",
        "Thủ tướng Mikhail Mishustin và người đồng cấp Pak Thae-song dự lễ khởi công.",
        "Cooperation",
    )
    assert set(claim.parties) == {RU, KP}


def test_what_only_a_third_party_tells_below_is_alleged() -> None:
    title = "4.000 lính Triều Tiên đến Kursk"
    [claim] = told(title, "Tình báo Hàn Quốc cho biết họ đi bằng tàu hỏa.", "TroopDeployment")
    assert claim.modality == "alleged"
    [claim] = told(title, "Bộ Quốc phòng Nga cho biết họ đi bằng tàu hỏa.", "TroopDeployment")
    assert claim.modality == "actual"


def test_the_narrower_of_two_stays() -> None:
    [claim] = told(
        "Ông Putin sẽ thăm Triều Tiên trong tuần này",
        "Điện Kremlin cho biết chuyến thăm Triều Tiên của ông Putin diễn ra từ ngày 4 đến 5/9.",
        "Visit",
    )
    assert claim.time == "2025-09-04/2025-09-05"


def test_blame_in_the_words_of_who_calls_it_so() -> None:
    [claim] = told("Hàn Quốc gọi lá phiếu của Nga là 'thiếu trách nhiệm'", "Seoul nói vậy.", "Criticism")
    assert (claim.agents, claim.targets) == (("south-korea",), (RU,))


@pytest.mark.parametrize(
    "title, kind, modality",
    [
        ("Ông Putin sẽ thăm Triều Tiên, hội đàm với ông Kim Jong-un", "Meeting", "planned"),
        ("Ông Putin thăm Triều Tiên, hội đàm với ông Kim Jong-un", "Meeting", "actual"),
        ("Ông Lavrov, người sẽ thăm Bình Nhưỡng, gặp bà Choe Son-hui", "Meeting", "actual"),
        ("Nga lên kế hoạch xây cảng, mở tuyến tàu tới Triều Tiên", "Cooperation", "planned"),
    ],
)
def test_a_plan_goes_on_behind_a_comma(title: str, kind: str, modality: str) -> None:
    assert {claim.modality for claim in told(title, "Thông tin được công bố sáng nay.", kind)} == {modality}


def test_who_reacts_to_a_charge_makes_none() -> None:
    title = "Điện Kremlin lên tiếng sau cáo buộc đưa lính Triều Tiên tới Donetsk"
    assert told(title, "Ông Peskov không nói thêm.", "Criticism") == []
    [claim] = told("Mỹ cáo buộc Nga đưa lính Triều Tiên tới Donetsk", "Nhà Trắng nói vậy.", "Criticism")
    assert (claim.agents, claim.targets) == (("united-states",), (RU,))


def test_children_said_to_be_taken_away() -> None:
    [claim] = told("Kiev nói Nga đưa trẻ em Ukraine sang Triều Tiên", "Nhiều em mới lên mười.", "Criticism")
    assert (claim.agents, claim.targets) == (("ukraine",), (RU,))
    assert told("Moskva nói Nga đưa trẻ em Nga sang Triều Tiên nghỉ hè", "Trại ở Wonsan.", "Criticism") == []


@pytest.mark.parametrize(
    "title, modality",
    [
        ("Ông Shoigu: Triều Tiên cử lính công binh tới Kursk", "planned"),
        ("Triều Tiên xác nhận cử lính công binh tới Kursk", "actual"),
    ],
)
def test_soldiers_sent_above_and_to_be_sent_below(title: str, modality: str) -> None:
    summary = "Ông Shoigu nói Triều Tiên sẽ cử 2.000 lính công binh tới vùng Kursk."
    [claim] = told(title, summary, "TroopDeployment")
    assert claim.modality == modality


def test_workers_for_an_arms_factory_are_no_arms() -> None:
    title = "NHK: Triều Tiên tính đưa 4.000 lao động tới nhà máy tên lửa của Nga"
    assert told(title, "Đài này dẫn một nguồn tin ngoại giao.", "ArmsTransfer") == []
