"""Who is meant over several sentences, in lists, asides and passives, as long articles tell it.

All wordings are our own.
"""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-09-12"
PUTIN, KIM, LAVROV, CHOE, SHOIGU = (
    "vladimir-putin",
    "kim-jong-un",
    "sergei-lavrov",
    "choe-son-hui",
    "sergei-shoigu",
)
RU, KP, KR, US = "russia", "north-korea", "south-korea", "united-states"


def claims(text: str, kind: str, day: str = DAY) -> list[Claim]:
    return claims_of(text, day, kind)


def parties(text: str, kind: str, day: str = DAY) -> list[tuple[set[str], set[str]]]:
    return [(set(claim.agents), set(claim.targets)) for claim in claims(text, kind, day)]


@pytest.mark.parametrize(
    "kind, agents, text",
    [
        (
            "Ceremony",
            {"choe-ryong-hae"},
            "Ông Choe Ryong-hae cùng nhiều cán bộ đảng, nội các và quân đội đã đặt hoa tại Tháp Giải phóng.",
        ),
        ("Visit", {PUTIN}, "Tổng thống Putin cùng các bộ trưởng, nghị sĩ và doanh nhân đã tới Bình Nhưỡng."),
        ("Visit", {LAVROV}, "Ông Lavrov và đoàn tùy tùng gồm các thứ trưởng, trợ lý đã tới Wonsan."),
        ("Visit", {CHOE}, "Bà Choe Son-hui, cùng với nhiều vụ trưởng và cố vấn, đã tới Moskva."),
    ],
)
def test_who_takes_others_along_acts_however_long_their_list(kind: str, agents: set[str], text: str) -> None:
    assert [found for found, _ in parties(text, kind)] == [agents]


@pytest.mark.parametrize(
    "kind, agents, text",
    [
        (
            "Meeting",
            {SHOIGU, KIM},
            "NIS nói lính Triều Tiên đã tới Kursk. Sau khi hội kiến ông Kim Jong-un ở Bình Nhưỡng, ông Sergei Shoigu, "
            "người từng là bộ trưởng quốc phòng, trả lời báo chí.",
        ),
        (
            "Ceremony",
            {"kim-yong-bok"},
            "Tướng Kim Yong-bok, người được cho là chỉ huy binh sĩ Triều Tiên ở Kursk, dự duyệt binh ở Moskva.",
        ),
        ("Visit", {CHOE}, "Bà Choe Son-hui, ngoại trưởng Triều Tiên từ năm 2022, tới Moskva hôm 10/9."),
        ("Visit", {"kim-il-sung"}, "Ông nội ông, Kim Nhật Thành, từng thăm Moskva năm 1961."),
    ],
)
def test_who_is_explained_between_commas_acts(kind: str, agents: set[str], text: str) -> None:
    assert agents in [found for found, _ in parties(text, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên bị Mỹ cáo buộc cung cấp đạn pháo cho Nga.",
        "Triều Tiên bị Mỹ, Nhật Bản và Hàn Quốc tố cung cấp tên lửa cho Nga.",
        "Cơ quan Tình báo Quốc gia Hàn Quốc nói với các nghị sĩ rằng Triều Tiên đã chuyển cho Nga 100 tên lửa.",
    ],
)
def test_who_charges_or_tells_gives_no_arms(text: str) -> None:
    assert parties(text, "ArmsTransfer") == [({KP}, {RU})]


@pytest.mark.parametrize(
    "targets, text",
    [
        (
            {"far-eastern-bank", "bank-sputnik"},
            "Bộ Tài chính Mỹ trừng phạt hai ngân hàng Nga là Far Eastern Bank và Bank Sputnik.",
        ),
        (
            {"ri-chang-ho", "sin-kum-cheol"},
            "EU đưa hai tướng Triều Tiên là Ri Chang Ho và Sin Kum Cheol vào danh sách trừng phạt.",
        ),
        ({"air-koryo"}, "Bộ Tài chính Mỹ trừng phạt hãng hàng không Triều Tiên Air Koryo."),
    ],
)
def test_those_named_behind_their_noun_are_meant(targets: set[str], text: str) -> None:
    assert [found for _, found in parties(text, "Sanction")] == [targets]


def test_the_state_before_a_name_is_whose_it_is() -> None:
    text = "Ngoại trưởng Mỹ Marco Rubio và Hàn Quốc Cho Hyun lên án việc Triều Tiên đưa quân sang Nga."
    assert parties(text, "Criticism") == [({"marco-rubio", "cho-hyun"}, {KP})]


def test_family_names_joined_by_a_dash_are_two_persons() -> None:
    assert parties("Thượng đỉnh Putin - Kim diễn ra tại Vostochny hôm 13/9.", "Meeting") == [
        ({PUTIN, KIM}, set())
    ]
    assert parties("Cuộc hội đàm Lavrov - Choe kéo dài hai giờ.", "Meeting") == [({LAVROV, CHOE}, set())]


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "ArmsTransfer",
            {"oleg-kozhemyako"},
            {KIM},
            "Ông Kim Jong-un rời Vladivostok. Thống đốc Primorye Oleg Kozhemyako tặng ông năm máy bay không người lái.",
        ),
        (
            "Meeting",
            {SHOIGU, KIM},
            set(),
            "Ông Kim Jong-un cùng ông Manturov thăm nhà máy. Hôm sau, ông Sergei Shoigu đón ông ở sân bay Knevichi.",
        ),
    ],
)
def test_an_object_is_not_the_subject_of_its_verb(
    kind: str, agents: set[str], targets: set[str], text: str
) -> None:
    assert (agents, targets) in parties(text, kind)


def test_a_sentence_is_about_whom_no_preposition_leads_to() -> None:
    text = (
        "Chuyến thăm Moskva, đã được ông Putin ngỏ lời, chưa có ngày: ông Kim Jong-un không vội. "
        "Tháng 10, ông gửi điện mừng tới Tổng thống Putin."
    )
    assert ({KIM}, {PUTIN}) in parties(text, "Communication")


@pytest.mark.parametrize(
    "agents, text",
    [
        (
            {PUTIN, "kim-jong-il"},
            "Năm 2000, ông Putin thăm Bình Nhưỡng và gặp ông Kim Jong-il. Hai nhà lãnh đạo ký tuyên bố chung.",
        ),
        ({PUTIN, "xi-jinping"}, "Ông Tập Cận Bình hội đàm với ông Putin. Hai ông ký một tuyên bố chung."),
        ({RU, "vietnam"}, "Ông Putin hội đàm với ông Tô Lâm hôm 10/5. Hai bên ký thỏa thuận về năng lượng."),
        (
            {"igor-ivanov", "paek-nam-sun"},
            "Hiệp ước được hai ngoại trưởng Igor Ivanov và Paek Nam Sun ký ở Bình Nhưỡng.",
        ),
        ({RU, KP}, "Ông Lavrov gặp bà Choe Son-hui. Hai bên dự kiến ký kế hoạch hợp tác trong năm nay."),
    ],
)
def test_both_are_those_just_told(agents: set[str], text: str) -> None:
    assert agents in [found for found, _ in parties(text, "Agreement")]


def test_two_states_are_those_told_as_one() -> None:
    text = (
        "Nga và Trung Quốc phủ quyết dự thảo nghị quyết hôm 26/5. "
        "Đại sứ Mỹ Linda Thomas-Greenfield chỉ trích hai nước đã khuyến khích Triều Tiên."
    )
    assert ({"linda-thomas-greenfield"}, {RU, "china"}) in parties(text, "Criticism")
    line = (
        "Hàn Quốc và Nga đã trao đổi về việc này. "
        "Theo các nguồn tin, hai nước đang bàn nối lại đường bay giữa Vladivostok và Bình Nhưỡng."
    )
    assert parties(line, "Cooperation") == [({RU, KP}, set())]


def test_whose_companion_is_at_home_travels_alone() -> None:
    text = "Trong chuyến thăm Bình Nhưỡng, ông Putin cùng ông Kim Jong-un ký hiệp ước."
    assert parties(text, "Visit") == [({PUTIN}, {KP})]
    past = "Tháng 7/1961, trong chuyến thăm khác, ông Kim Nhật Thành cùng ông Nikita Khrushchev ký hiệp ước ở Moskva."
    assert parties(past, "Visit") == [({"kim-il-sung"}, {"soviet-union"})]


def test_whoever_only_comments_takes_no_part() -> None:
    text = (
        'Binh lính sợ bị bắt. "Gia đình họ sẽ chịu hậu quả", Michael Madden, chuyên gia về Triều Tiên, nói.'
    )
    assert claims(text, "Threat") == []
    spokesman = "Người phát ngôn Bộ Ngoại giao Mỹ bày tỏ lo ngại về việc Triều Tiên đưa quân sang Nga."
    assert parties(spokesman, "Criticism") == [({"us-department-of-state"}, {KP})]


def test_words_that_look_like_pronouns_point_to_nobody() -> None:
    text = (
        "Ông Kim Jong-un gặp ông Choe Ryong-hae. Hàng nghìn đàn ông Triều Tiên trong dòng họ Kim và "
        "số người này phải về nước trước năm 2020."
    )
    assert all(claim.passage.text.startswith("Ông Kim") for claim in claims(text, "Visit"))


def test_a_noun_for_what_is_denied_blames_nobody() -> None:
    text = (
        "Ngoại trưởng Ukraine Andrii Sybiha lên án Nga. Washington không bình luận. "
        "Bà Maria Zakharova bác bỏ chỉ trích ấy."
    )
    assert [agents for agents, _ in parties(text, "Criticism")] == [{"andrii-sybiha"}]


@pytest.mark.parametrize(
    "kind, agents, text",
    [
        (
            "Ceremony",
            {"dmitry-medvedev", KIM},
            "Ông Medvedev tới Bình Nhưỡng. Cựu tổng thống Nga dự duyệt binh cùng ông Kim Jong-un.",
        ),
        (
            "Ceremony",
            {"vyacheslav-volodin", "andrei-belousov"},
            "Chủ tịch Duma Nga Vyacheslav Volodin và Bộ trưởng Quốc phòng Andrei Belousov, hai người dẫn đầu hai phái "
            "đoàn Nga, đã dự lễ khánh thành bảo tàng ở Bình Nhưỡng.",
        ),
    ],
)
def test_descriptions_of_who_was_told_are_those_persons(kind: str, agents: set[str], text: str) -> None:
    assert [found for found, _ in parties(text, kind)] == [agents]
