"""Whose words an outlet quotes, and parties whom only what was told before explains."""

from __future__ import annotations

import pytest
from extracted import claims_of

TOLD = "Ông Lavrov đến Bình Nhưỡng hôm 5/9.\n\n"


@pytest.mark.parametrize(
    ("words", "type", "target"),
    [
        ("Chúng tôi sẽ không quên sự giúp đỡ của Moskva", "Support", "russia"),
        ("Chúng tôi kiên quyết phản đối Mỹ", "Criticism", "united-states"),
        ("Kịch liệt lên án hành động của Washington", "Criticism", "united-states"),
    ],
)
@pytest.mark.parametrize("quoting", ["KCNA dẫn lời", "hãng tin TASS hôm 6/9 dẫn lời"])
def test_whom_an_outlet_quotes_says_it(words: str, type: str, target: str, quoting: str) -> None:
    text = f'{TOLD}"{words}", {quoting} Thứ trưởng Ngoại giao Triều Tiên Ri Hyok-chan nói.'
    found = [(c.agents, c.targets) for c in claims_of(text, "2025-09-06") if c.type == type]
    assert found == [(("ri-hyok-chan",), (target,))]


def test_an_outlet_that_quotes_nobody_speaks_for_itself() -> None:
    text = '"Chúng tôi kiên quyết phản đối Mỹ", KCNA viết.'
    found = [c.agents for c in claims_of(text, "2025-09-06") if c.type == "Criticism"]
    assert found in ([("kcna",)], [])


def test_a_quote_that_goes_on_is_of_the_same_speaker() -> None:
    text = TOLD + '"Đó là sự thật. Chúng tôi sẽ không bao giờ quên sự giúp đỡ của Nga", bà Choe Son-hui nói.'
    found = [c.agents for c in claims_of(text, "2025-09-06") if c.type == "Support"]
    assert found == [("choe-son-hui",)]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Ông Lavrov gặp đặc phái viên Mỹ về Triều Tiên Dale Whitmore.", {"sergei-lavrov", "dale-whitmore"}),
        (
            "Ông Lavrov gặp Đại diện đặc biệt của Mỹ về vấn đề Triều Tiên Stephen Warbeck.",
            {"sergei-lavrov", "stephen-warbeck"},
        ),
        (
            "Phái viên của Hàn Quốc về hòa bình bán đảo Triều Tiên Lee Do-hwan gặp ông Lavrov.",
            {"lee-do-hwan", "sergei-lavrov"},
        ),
        (
            "Ông Lavrov gặp Chủ tịch Ủy ban nhân dân thành phố Rason Sin Yong-chol.",
            {"sergei-lavrov", "sin-yong-chol"},
        ),
        # Who is only told by an office takes part as his state does.
        ("Ông Lavrov và người đồng cấp Triều Tiên hội đàm.", {"sergei-lavrov", "choe-son-hui"}),
        (
            "Bộ trưởng Y tế Nga Anton Belyak và người đồng cấp Triều Tiên hội đàm.",
            {"anton-belyak", "north-korea"},
        ),
        (
            "Bộ trưởng Y tế Nga Anton Belyak và Thứ trưởng Y tế Triều Tiên hội đàm.",
            {"anton-belyak", "north-korea"},
        ),
    ],
)
def test_who_meets_behind_a_long_title_or_without_a_name(sentence: str, parties: set[str]) -> None:
    found = [set(c.agents) for c in claims_of(sentence, "2025-09-06") if c.type == "Meeting"]
    assert found == [parties]


def test_an_envoy_who_goes_home_has_no_name() -> None:
    text = "Đặc phái viên Nga về nước hôm 5/9, theo KCNA."
    assert all("kcna" not in c.agents for c in claims_of(text, "2025-09-06"))


def test_two_officials_are_those_just_told() -> None:
    text = (
        "Ngoại trưởng Nga Lavrov điện đàm với Ngoại trưởng Hàn Quốc Yun Byung-se hôm 5/9.\n\n"
        "Hai quan chức lên án vụ phóng của Triều Tiên."
    )
    found = [c.agents for c in claims_of(text, "2025-09-06") if c.type == "Criticism"]
    assert found == [("sergei-lavrov", "yun-byung-se")]


@pytest.mark.parametrize("firms", ["các công ty du lịch hai nước", "doanh nghiệp hai nước"])
def test_firms_of_both_sign_for_them(firms: str) -> None:
    text = f"Thống đốc Oleg Kozhemyako tới Rason hôm 5/9.\n\nTheo vị thống đốc, {firms} đã ký hợp đồng."
    found = [(c.agents, c.attributed_to) for c in claims_of(text, "2025-09-06") if c.type == "Agreement"]
    assert found == [(("russia", "north-korea"), ("oleg-kozhemyako",))]


@pytest.mark.parametrize("to", ["tới ông", "cho ông"])
def test_a_letter_goes_to_another_than_who_wrote_it(to: str) -> None:
    text = (
        "Ông Pak In-chol tiếp bà Tatyana Orlovskaya ở Bình Nhưỡng.\n\n"
        f"Bà Orlovskaya chuyển thư của Chủ tịch Duma Quốc gia Vyacheslav Volodin {to}."
    )
    letters = [(set(c.agents), c.targets) for c in claims_of(text, "2025-09-06") if c.type == "Communication"]
    assert letters == [({"tatyana-orlovskaya", "vyacheslav-volodin"}, ("pak-in-chol",))]


@pytest.mark.parametrize(
    ("delegation", "head"),
    [
        (
            "Đoàn Duma Quốc gia Nga gồm 7 nghị sĩ, do bà Tatyana Orlovskaya làm trưởng đoàn,",
            "tatyana-orlovskaya",
        ),
        ("Phái đoàn Nga với 12 chuyên gia y tế, do ông Anton Belyak dẫn đầu,", "anton-belyak"),
    ],
)
def test_the_head_behind_how_many_go(delegation: str, head: str) -> None:
    visits = [
        c.agents for c in claims_of(f"{delegation} đã tới Bình Nhưỡng.", "2025-09-06") if c.type == "Visit"
    ]
    assert visits == [(head,)]


@pytest.mark.parametrize(
    ("sentence", "giver"),
    [
        ("Nga đang trả công cho Triều Tiên bằng công nghệ tên lửa.", "russia"),
        ("Moskva đền đáp Bình Nhưỡng bằng hệ thống phòng không.", "russia"),
        ("Nga trả cho Triều Tiên 100 triệu USD.", None),
    ],
)
def test_who_pays_in_arms_gives_them(sentence: str, giver: str | None) -> None:
    given = [c.agents for c in claims_of(sentence, "2025-09-06") if c.type == "ArmsTransfer"]
    assert given == ([(giver,)] if giver else [])


@pytest.mark.parametrize("noun", ["Nhà ngoại giao kỳ cựu", "Nhà ngoại giao lâu năm"])
def test_a_noun_with_what_describes_it_means_who_was_told(noun: str) -> None:
    text = f"{TOLD}{noun} được Chủ tịch Kim Jong-un tiếp."
    met = [set(c.agents) for c in claims_of(text, "2025-09-06") if c.type == "Meeting"]
    assert met == [{"kim-jong-un", "sergei-lavrov"}]


def test_fear_as_a_reason_blames_nobody() -> None:
    text = "Ông Kim Jong-un vắng mặt tại buổi lễ do lo ngại Covid-19."
    assert all(c.type != "Criticism" for c in claims_of(text, "2025-09-06"))


@pytest.mark.parametrize(
    ("sentence", "denier", "denied"),
    [
        ("Cáo buộc của Washington bị Moskva bác bỏ.", "russia", "united-states"),
        (
            "Thông tin của tình báo Hàn Quốc đã bị Điện Kremlin phủ nhận.",
            "kremlin",
            "south-korean-national-intelligence-service",
        ),
        ("Tuyên bố này bị Nga bác bỏ.", "russia", None),
    ],
)
def test_whose_word_is_denied_is_no_source_of_that(sentence: str, denier: str, denied: str | None) -> None:
    found = [
        (c.agents, c.targets, c.attributed_to)
        for c in claims_of(sentence, "2025-09-06")
        if c.type == "Denial"
    ]
    assert found == [((denier,), (denied,) if denied else (), ())]


@pytest.mark.parametrize(
    ("first", "between", "second", "sources"),
    [
        ("Tờ Wall Street Journal đưa tin", ", trong khi", "CNN nói", ("the-wall-street-journal", "cnn")),
        (
            "NIS cho biết",
            ", trong khi đó",
            "Kyodo cho rằng",
            ("south-korean-national-intelligence-service", "kyodo"),
        ),
    ],
)
def test_two_tellers_of_one_sentence(first: str, between: str, second: str, sources: tuple[str, str]) -> None:
    text = (
        f"{first} Nga đã cung cấp tên lửa cho Triều Tiên{between} {second} Bình Nhưỡng đã gửi quân sang Nga."
    )
    found = {c.type: c.attributed_to for c in claims_of(text, "2024-11-10")}
    assert found == {"ArmsTransfer": (sources[0],), "TroopDeployment": (sources[1],)}


def test_a_clause_without_a_teller_is_of_the_one_before() -> None:
    text = "NIS cho biết Nga đã cung cấp tên lửa cho Triều Tiên, trong khi Bình Nhưỡng đã gửi quân sang Nga."
    found = {c.attributed_to for c in claims_of(text, "2024-11-10")}
    assert found == {("south-korean-national-intelligence-service",)}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ông Peskov phủ nhận, còn KCNA đưa tin ông Kim Jong Un đã gặp ông Shoigu.", "actual"),
        ("Ông Peskov phủ nhận điều này, nhưng KCNA nói ông Kim Jong Un đã gặp ông Shoigu.", "actual"),
        ("Ông Peskov phủ nhận việc ông Kim Jong Un đã gặp ông Shoigu.", "denied"),
    ],
)
def test_what_another_one_tells_is_not_denied(text: str, modality: str) -> None:
    assert [c.modality for c in claims_of(text, "2024-11-10") if c.type == "Meeting"] == [modality]


def test_who_comes_along_does_not_receive() -> None:
    text = (
        "Đoàn Nga do Thứ trưởng Maxim Uvaydov dẫn đầu tới Bình Nhưỡng.\n\n"
        "Đoàn được Thứ trưởng Nông nghiệp Triều Tiên Kim Kwang-ryol cùng các quan chức Đại sứ quán Nga đón tiếp."
    )
    met = [set(c.agents) for c in claims_of(text, "2025-09-06") if c.type == "Meeting"]
    assert met == [{"kim-kwang-ryol", "maxim-uvaydov"}]


@pytest.mark.parametrize("verb", ["tố", "lên án", "kêu gọi"])
def test_a_third_state_blames_both(verb: str) -> None:
    text = f"Ông Kang Sun-nam có mặt tại Bình Nhưỡng.\n\nMỹ {verb} hai nước buôn bán vũ khí."
    blamed = [set(c.targets) for c in claims_of(text, "2023-08-17") if c.type == "Criticism"]
    assert blamed in ([{"russia", "north-korea"}], [])


def test_one_of_the_two_calls_on_two_others() -> None:
    text = "Triều Tiên và Mỹ căng thẳng.\n\nNga lên án hai nước."
    blamed = [set(c.targets) for c in claims_of(text, "2023-08-17") if c.type == "Criticism"]
    assert blamed in ([{"north-korea", "united-states"}], [{"united-states"}], [])


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Ngoại trưởng Choe Son-hui tiếp đại sứ Nga.", {"choe-son-hui", "alexander-matsegora"}),
        ("Ông Lavrov gặp đại sứ Triều Tiên.", {"sergei-lavrov", "sin-hong-chol"}),
    ],
)
def test_an_ambassador_is_the_one_to_who_receives_him(sentence: str, parties: set[str]) -> None:
    assert [set(c.agents) for c in claims_of(sentence, "2024-11-10") if c.type == "Meeting"] == [parties]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (TOLD + 'Ông Kim Jong-un hôm 6/9 nhấn mạnh: "Chúng tôi luôn ủng hộ Moskva".', "kim-jong-un"),
        (TOLD + 'Trả lời báo giới, bà Choe Son-hui nói: "Tôi luôn ủng hộ Nga".', "choe-son-hui"),
        (TOLD + 'KCNA dẫn lời bà Choe Son-hui nói: "Chúng tôi ủng hộ Nga".', "choe-son-hui"),
    ],
)
def test_who_speaks_before_the_colon_does_what_stands_behind_it(text: str, who: str) -> None:
    assert [c.agents for c in claims_of(text, "2025-09-06") if c.type == "Support"] == [(who,)]


@pytest.mark.parametrize("why", ["vì việc Triều Tiên đưa quân tới Nga", "liên quan hiệp ước với Triều Tiên"])
def test_an_ambassador_who_is_summoned_hears_a_protest(why: str) -> None:
    text = f"Đại sứ Nga Vadim Kirsanov bị Bộ Ngoại giao Hàn Quốc triệu tập {why}."
    found = [(c.agents, c.targets) for c in claims_of(text, "2024-11-10") if c.type == "Criticism"]
    assert found == [(("south-korean-ministry-of-foreign-affairs",), ("vadim-kirsanov",))]


def test_a_meeting_that_is_called_blames_nobody() -> None:
    text = "Nga triệu tập họp Hội đồng Bảo an sau khi Hàn Quốc và Triều Tiên đấu pháo."
    assert all(c.type != "Criticism" for c in claims_of(text, "2024-11-10"))


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Ngoại trưởng Choe Son-hui hội đàm với đồng nghiệp Nga.", [{"choe-son-hui", "sergei-lavrov"}]),
        (
            "Thứ trưởng Y tế Nga Anton Belyak gặp đồng nghiệp Triều Tiên Ri Chol-jin.",
            [{"anton-belyak", "ri-chol-jin"}],
        ),
        ("Các nhà khoa học Nga gặp các đồng nghiệp Triều Tiên.", []),
    ],
)
def test_a_colleague_is_a_counterpart(sentence: str, parties: list[set[str]]) -> None:
    found = [set(c.agents) for c in claims_of(sentence, "2024-11-10") if c.type == "Meeting"]
    assert found == parties


@pytest.mark.parametrize(
    ("told", "sentence", "taker"),
    [
        (
            "Seoul nói Nga bán dầu cho Triều Tiên.",
            "Moskva cũng đã chuyển tên lửa cho nước này.",
            "north-korea",
        ),
        ("Triều Tiên mua dầu của Nga.", "Bình Nhưỡng còn gửi đạn pháo sang nước này.", "russia"),
    ],
)
def test_what_goes_to_this_state_is_not_from_it(told: str, sentence: str, taker: str) -> None:
    given = [c.targets for c in claims_of(f"{told}\n\n{sentence}", "2024-11-10") if c.type == "ArmsTransfer"]
    assert given == [(taker,)]


def test_two_ministers_of_whom_one_is_of_a_third_state() -> None:
    text = (
        "Ngoại trưởng Nga Lavrov gặp người đồng cấp Mỹ Marco Rubio hôm 10/7.\n\n"
        "Hai ngoại trưởng lên án Triều Tiên."
    )
    found = [set(c.agents) for c in claims_of(text, "2025-07-12") if c.type == "Criticism"]
    assert found == [{"sergei-lavrov", "marco-rubio"}]


def test_the_second_sentence_of_a_quote_is_of_whom_the_outlet_quotes() -> None:
    text = (
        "Ông Belousov tiếp ông No Kwang-chol ở Moskva.\n\n"
        '"Đó là những người anh hùng. Chúng tôi cảm ơn Bình Nhưỡng", TASS dẫn lời ông Belousov nói.'
    )
    found = [c.agents for c in claims_of(text, "2024-12-28") if c.type == "Support"]
    assert found == [("andrei-belousov",)]
