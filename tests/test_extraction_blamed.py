"""Blame and lies: who is said to make things up, who blames each other, whose deeds a blame goes on with."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"


def told(text: str) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(c.type, c.agents[0], c.targets) for c in claims_of(text, DAY)}


@pytest.mark.parametrize(
    "kind, agent, target, text",
    [
        ("Denial", "kim-yo-jong", "south-korea", "Bà Kim Yo Jong nói Hàn Quốc bịa đặt chuyện tháo loa."),
        ("Denial", "russia", "ukraine", "Nga cho rằng Ukraine bịa đặt vụ trao đổi tù binh Triều Tiên."),
        ("Criticism", "russia", "south-korea", "Nga cáo buộc Hàn Quốc bịa đặt thông tin về lính Triều Tiên."),
        ("Criticism", "north-korea", "united-states", "Triều Tiên tố Mỹ dối trá về chương trình hạt nhân."),
        (
            "Criticism",
            "north-korea",
            "marco-rubio",
            "Triều Tiên cho rằng Ngoại trưởng Mỹ Marco Rubio nói dối và cáo buộc Mỹ có hành động tàn nhẫn.",
        ),
    ],
)
def test_who_is_said_to_lie(kind: str, agent: str, target: str, text: str) -> None:
    assert told(text) == {(kind, agent, (target,))}
    assert all(not c.attributed_to for c in claims_of(text, DAY))


def test_a_charge_thrown_back_is_no_denial_of_the_other_side() -> None:
    text = "Hàn Quốc cáo buộc Triều Tiên gửi lính sang Nga, Bình Nhưỡng tố ngược Seoul bịa đặt."
    assert {t for t in told(text) if t[0] in ("Criticism", "Denial")} == {
        ("Criticism", "south-korea", ("north-korea",)),
        ("Criticism", "north-korea", ("south-korea",)),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Nga và Ukraine cáo buộc nhau vi phạm lệnh ngừng bắn.",
        "Nga và Ukraine tố nhau pháo kích nhà máy.",
    ],
)
def test_two_who_blame_each_other(text: str) -> None:
    assert ("Criticism", "russia", ("ukraine",)) in told(text)


def test_two_who_blame_together_do_not_blame_each_other() -> None:
    claims = claims_of("Nga và Triều Tiên lên án các lệnh trừng phạt.", DAY, "Criticism")
    assert [(c.agents, c.targets) for c in claims] == [(("russia", "north-korea"), ())]


@pytest.mark.parametrize(
    "agent, target, text",
    [
        ("united-states", "russia", "Nga vấp phải chỉ trích của Mỹ vì hợp tác với Triều Tiên."),
        ("south-korea", "north-korea", "Triều Tiên đối mặt chỉ trích từ Hàn Quốc vì vụ phóng."),
    ],
)
def test_who_meets_with_blame(agent: str, target: str, text: str) -> None:
    assert ("Criticism", agent, (target,)) in told(text)
    assert ("Criticism", target, (agent,)) not in told(text)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Exercise", "Nga phản đối Mỹ điều tàu chiến tới bán đảo, tập trận gần Triều Tiên."),
        ("Combat", "Nga chỉ trích Hàn Quốc gửi vũ khí cho Ukraine, tham gia chiến sự."),
    ],
)
def test_what_goes_on_behind_a_blame_the_blamed_do(kind: str, text: str) -> None:
    assert not {(k, a) for k, a, _ in told(text)} & {(kind, "russia")}


def test_who_threatens_behind_a_blame_is_who_blames() -> None:
    assert told("Triều Tiên tố Hàn Quốc đưa UAV xâm nhập, dọa sẽ bắn hạ.") == {
        ("Criticism", "north-korea", ("south-korea",)),
        ("Threat", "north-korea", ("south-korea",)),
    }


@pytest.mark.parametrize(
    "agent, text",
    [
        ("vladimir-putin", "Ông Putin cảm ơn Triều Tiên, nhưng lo ngại căng thẳng trên bán đảo."),
        ("japan", "Nhật Bản theo dõi khi Nga và Triều Tiên ký hiệp ước, song bày tỏ quan ngại."),
    ],
)
def test_who_has_misgivings_is_the_subject_of_the_main_clause(agent: str, text: str) -> None:
    assert [c.agents for c in claims_of(text, DAY, "Criticism")] == [(agent,)]


def test_who_is_accused_in_an_object_is_not_the_subject() -> None:
    text = "Nga đóng cửa sòng bạc bị Mỹ và Anh cáo buộc rửa tiền cho Triều Tiên."
    assert claims_of(text, DAY, "Criticism") == []
    [blame] = claims_of("Nga bị Mỹ cáo buộc mua đạn pháo Triều Tiên.", DAY, "Criticism")
    assert (blame.agents, blame.targets) == (("united-states",), ("russia",))


@pytest.mark.parametrize(
    "target, text",
    [
        ("south-korea", "Triều Tiên tuyên bố sẽ đóng cửa biên giới chừng nào Hàn Quốc chưa ngừng tập trận."),
        ("south-korea", "Triều Tiên tuyên bố pháo binh đã sẵn sàng khai hỏa vào Hàn Quốc."),
    ],
)
def test_threats_that_wait(target: str, text: str) -> None:
    assert ("Threat", "north-korea", (target,)) in told(text)


def test_talks_put_off_are_no_threat() -> None:
    text = "Triều Tiên tuyên bố sẽ không đàm phán chừng nào Mỹ chưa đổi chính sách."
    assert "Threat" not in {kind for kind, _, _ in told(text)}


def test_what_another_one_said_before_is_his() -> None:
    text = "Triều Tiên cảnh báo sẵn sàng trả đũa nếu Mỹ gây chiến, sau khi ông Trump nói sẽ giáng đòn vào Bình Nhưỡng."
    assert told(text) == {
        ("Threat", "north-korea", ("united-states",)),
        ("Threat", "donald-trump", ("north-korea",)),
    }
    assert all(not c.attributed_to for c in claims_of(text, DAY))


def test_nobody_tells_how_he_is_contradicted() -> None:
    [denial] = claims_of(
        "Nhà Trắng nói Triều Tiên bán rocket cho Nga, Bình Nhưỡng gọi đây là tin bịa đặt.", DAY, "Denial"
    )
    assert (denial.targets, denial.attributed_to) == (("white-house",), ())


def test_a_lesson_is_threatened() -> None:
    assert told("Bình Nhưỡng tuyên bố sẽ dạy cho Hàn Quốc một bài học đích đáng.") == {
        ("Threat", "north-korea", ("south-korea",))
    }


@pytest.mark.parametrize(
    "target, text",
    [
        ("european-union", "Nga chế nhạo lệnh trừng phạt của EU với Triều Tiên."),
        ("united-states", "Nga chỉ trích các lệnh trừng phạt của Mỹ nhằm vào Triều Tiên."),
    ],
)
def test_who_laid_down_what_is_blamed(target: str, text: str) -> None:
    assert ("Criticism", "russia", (target,)) in told(text)
    [sanction] = claims_of(text, DAY, "Sanction")
    assert (sanction.agents, sanction.targets, sanction.place) == ((target,), ("north-korea",), None)


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên lên án các lệnh trừng phạt nhằm vào Nga.",
        "Triều Tiên lên án các đòn trừng phạt chống Nga.",
    ],
)
def test_on_whom_it_weighs_is_not_blamed(text: str) -> None:
    assert told(text) == {("Criticism", "north-korea", ())}


def test_a_breach_of_rules_blames_who_breaks_them() -> None:
    text = "Mỹ chỉ trích Nga vi phạm lệnh trừng phạt của Liên Hợp Quốc đối với Triều Tiên."
    assert told(text) == {("Criticism", "united-states", ("russia",))}


@pytest.mark.parametrize(
    "text",
    [
        "Nga bác bỏ kế hoạch hòa bình của Mỹ, ca ngợi lính Triều Tiên.",
        "Triều Tiên bác khả năng đối thoại với Hàn Quốc.",
    ],
)
def test_to_turn_down_a_plan_is_no_denial(text: str) -> None:
    assert claims_of(text, DAY, "Denial") == []


@pytest.mark.parametrize(
    "agent, target, text",
    [
        ("south-korea", "north-korea", "Triều Tiên tố Hàn Quốc khiêu khích, Seoul dọa đáp trả."),
        ("ukraine", "north-korea", "Nga nói Ukraine tập kích lính Triều Tiên, Kiev dọa tiếp tục tấn công."),
        ("north-korea", "south-korea", "KCNA tố Hàn Quốc thả UAV, dọa bắn hạ."),
        ("north-korea", "south-korea", "Hàn Quốc tập trận với Mỹ, Triều Tiên dọa đáp trả."),
        ("russia", "japan", "Nhật Bản cấp radar cho Ukraine, Nga dọa đáp trả."),
    ],
)
def test_whose_threat_stands_behind_a_comma(agent: str, target: str, text: str) -> None:
    [threat] = claims_of(text, DAY, "Threat")
    assert (threat.agents, threat.targets) == ((agent,), (target,))
    assert set(threat.attributed_to) <= {"kcna"}


@pytest.mark.parametrize(
    "text",
    [
        "Nga phản pháo cáo buộc nhận vũ khí Triều Tiên.",
        "Triều Tiên đáp trả cáo buộc bán vũ khí cho Nga.",
        "Điện Kremlin phản ứng cáo buộc dùng lính Triều Tiên.",
    ],
)
def test_who_answers_a_charge_makes_none(text: str) -> None:
    assert claims_of(text, DAY, "Criticism") == []


def test_a_number_in_what_somebody_is_accused_of() -> None:
    assert told("Triều Tiên cáo buộc Hàn Quốc thả hơn 10 UAV.") == {
        ("Criticism", "north-korea", ("south-korea",))
    }


@pytest.mark.parametrize(
    "agent, target, text",
    [
        (
            "maria-zakharova",
            "south-korea",
            'Bà Zakharova gọi gói viện trợ của Hàn Quốc cho Ukraine là "sai lầm chiến lược".',
        ),
        ("kim-yo-jong", "united-states", 'Bà Kim Yo Jong gọi cuộc tập trận của Mỹ và Nhật Bản là "diễn tập xâm lược".'),
        ("dmitry-peskov", "south-korea", 'Ông Peskov gọi lời đe dọa của Seoul là "thiếu suy nghĩ".'),
    ],
)  # fmt: skip
def test_an_act_called_names_however_long_it_is(agent: str, target: str, text: str) -> None:
    body = f"Báo chí nói về Nga và Triều Tiên. {text}"
    assert [(c.agents, target in c.targets) for c in claims_of(body, DAY, "Criticism")] == [((agent,), True)]


def test_praise_is_no_blame() -> None:
    text = 'Ông Kim Jong Un gọi hiệp ước của Nga và Triều Tiên là "bước ngoặt lịch sử".'
    assert not claims_of(text, DAY, "Criticism")
