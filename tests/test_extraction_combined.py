"""Laws of simple sentences: whoever acts, whenever, and whoever tells it, the same is told. Our own sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from extracted import claims_of
from hypothesis import given
from hypothesis import strategies as st

PUBLISHED = "2025-08-13"  # a Wednesday
RUSSIANS = {
    "Tổng thống Nga Vladimir Putin": "vladimir-putin",
    "Ngoại trưởng Nga Sergei Lavrov": "sergei-lavrov",
    "ông Shoigu": "sergei-shoigu",
    "Bộ trưởng Quốc phòng Nga Andrei Belousov": "andrei-belousov",
    "Thứ trưởng Y tế Nga Anton Gusev": "anton-gusev",
}
KOREANS = {
    "nhà lãnh đạo Kim Jong Un": "kim-jong-un",
    "Ngoại trưởng Triều Tiên Choe Son Hui": "choe-son-hui",
    "Bộ trưởng Quốc phòng Triều Tiên No Kwang Chol": "no-kwang-chol",
    "Bộ trưởng Thể thao Triều Tiên Sok Myong Guk": "sok-myong-guk",
}
RUSSIA = dict.fromkeys(["Nga", "Moscow", "Liên bang Nga", "Chính phủ Nga"], "russia")
KOREA = dict.fromkeys(["Triều Tiên", "Bình Nhưỡng", "CHDCND Triều Tiên"], "north-korea")
DAYS = {
    "ngày 12/8": "2025-08-12",
    "hôm 12-8": "2025-08-12",
    "tối 12/8": "2025-08-12",
    "hôm qua": "2025-08-12",
    "hôm thứ Ba": "2025-08-12",
    "sáng nay": "2025-08-13",
    "tuần trước": "2025-08-04/2025-08-10",
    "hồi tháng 7": "2025-07",
    "năm ngoái": "2024",
}
TOLD_BY = {
    "{S}.": None,
    "Theo KCNA, {s}.": "kcna",
    "{S}, theo KCNA.": "kcna",
    "{S}, hãng thông tấn KCNA đưa tin.": "kcna",
    "{S}, Điện Kremlin xác nhận.": "kremlin",
    "Theo hãng tin Yonhap, {s}.": "yonhap",
}


@dataclass(frozen=True)
class Act:
    """A clause with its doer in `{a}`, who else takes part in `{b}`, and what it tells."""

    type: str
    clause: str
    doers: Mapping[str, str]
    others: Mapping[str, str]


ACTS = [
    Act("Visit", "{a} tới Bình Nhưỡng", RUSSIANS, {}),
    Act("Visit", "{a} thăm Nga", KOREANS, {}),
    Act("Meeting", "{a} hội đàm với {b}", RUSSIANS, KOREANS),
    Act("Meeting", "{a} tiếp {b}", KOREANS, RUSSIANS),
    Act("Meeting", "{a} được {b} tiếp", RUSSIANS, KOREANS),
    Act("Communication", "{a} gửi điện mừng tới {b}", RUSSIANS, KOREANS),
    Act("Communication", "{a} điện đàm với {b}", KOREANS, RUSSIANS),
    Act("ArmsTransfer", "{a} gửi 100 container đạn pháo cho {b}", KOREA, RUSSIA),
    Act("ArmsTransfer", "{a} chuyển giao hệ thống phòng không cho {b}", RUSSIA, KOREA),
    Act("TroopDeployment", "{a} điều 3.000 binh sĩ sang Nga", KOREA, {}),
    Act("LaborDispatch", "{a} cử 1.000 công nhân sang Nga", KOREA, {}),
    Act("Aid", "{a} viện trợ 2.000 tấn bột mì cho {b}", RUSSIA, KOREA),
    Act("Criticism", "{a} chỉ trích Mỹ", KOREANS, {}),
    Act("Support", "{a} cảm ơn Triều Tiên", RUSSIANS, {}),
    Act("Ceremony", "{a} đặt hoa tại Tháp Giải phóng", RUSSIANS, {}),
    Act("Exercise", "{a} phóng thử tên lửa", KOREA, {}),
]


@given(data=st.data())
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.clause)
def test_who_does_what_when_according_to_whom(act: Act, data: st.DataObject) -> None:
    doer = data.draw(st.sampled_from(sorted(act.doers)))
    other = data.draw(st.sampled_from(sorted(act.others))) if act.others else ""
    day = data.draw(st.sampled_from(sorted(DAYS)))
    order = data.draw(st.sampled_from(["{day}, {clause}", "{clause} {day}", "within"]))
    frame = data.draw(st.sampled_from(sorted(TOLD_BY)))
    within = order == "within"
    clause = act.clause.format(a=f"{doer} {day}" if within else doer, b=other)
    said = clause if within else order.format(day=day, clause=clause)
    text = frame.format(s=said, S=said[0].upper() + said[1:])
    (claim,) = claims_of(text, PUBLISHED, act.type)
    assert {act.doers[doer], act.others.get(other, act.doers[doer])} <= claim.parties, text
    assert claim.time == DAYS[day], text
    assert claim.attributed_to == ((TOLD_BY[frame],) if TOLD_BY[frame] else ()), text


@given(
    guest=st.sampled_from(sorted(RUSSIANS)),
    host=st.sampled_from(sorted(KOREANS)),
    day=st.sampled_from(["ngày 12/8", "hôm thứ Ba", "tối 12/8", "hôm qua"]),
)
@pytest.mark.parametrize(
    "text",
    [
        "{guest} {day} tới Bình Nhưỡng và gặp {host}.",
        "{guest} {day} tới Bình Nhưỡng, nơi vị khách hội đàm với {host}.",
        "Trong chuyến thăm Bình Nhưỡng {day}, {guest} gặp {host}.",
        "{guest} tới Bình Nhưỡng {day}.\n\nCùng ngày, vị khách được {host} tiếp.",
        "{guest} tới Bình Nhưỡng {day}. Ngay trong ngày, ông hội đàm với {host}.",
        "{guest} tới Bình Nhưỡng {day} trong chuyến thăm hai ngày. Tại sân bay, ông được {host} đón.",
    ],
)
def test_who_comes_and_meets_somebody_does_both_on_that_day(
    text: str, guest: str, host: str, day: str
) -> None:
    whole = text.format(guest=guest, host=host, day=day)
    found = {
        c.type: c
        for c in claims_of(whole[0].upper() + whole[1:], PUBLISHED)
        if c.type in ("Visit", "Meeting")
    }
    assert set(found) == {"Visit", "Meeting"}, whole
    assert RUSSIANS[guest] in found["Visit"].agents
    assert found["Meeting"].parties == {RUSSIANS[guest], KOREANS[host]}, whole
    assert found["Meeting"].time == "2025-08-12", whole
    assert (found["Visit"].time or "").startswith("2025-08-12"), whole


@pytest.mark.parametrize("said", ["không bình luận về", "chưa lên tiếng về", "không đưa tin về"])
def test_what_somebody_says_nothing_of_has_been(said: str) -> None:
    text = f"Điện Kremlin {said} cuộc gặp giữa ông Lavrov và ông Kim Jong Un ngày 12/8."
    (claim,) = claims_of(text, PUBLISHED, "Meeting")
    assert (claim.modality, claim.time) == ("actual", "2025-08-12")


@pytest.mark.parametrize("said", ["không xác nhận", "không có", "bác tin về"])
def test_what_somebody_does_not_confirm_is_no_fact(said: str) -> None:
    text = f"Điện Kremlin nói {said} cuộc gặp giữa ông Lavrov và ông Kim Jong Un ngày 12/8."
    assert not [claim for claim in claims_of(text, PUBLISHED, "Meeting") if claim.modality == "actual"]
