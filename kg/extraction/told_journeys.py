"""What is told of a journey in the sentences behind it, and what is given on it: of the time of the journey."""

from __future__ import annotations

from kg import edtf
from kg.extraction.known import is_person
from kg.extraction.lexicon import trait
from kg.extraction.told import Told
from kg.model import Claim
from kg.records import replace

_GOES_ON = 3  # sentences that a journey is told of


def on_a_journey_to_come(item: Told, journey: Told | None) -> Told:
    """«Bà Choe sẽ thăm Nga ngày 18/9. Tại đây, bà dự kiến gặp ông Lavrov»: planned for the journey."""
    claim = item.claim
    if journey is not None and _is_that_journey(item, journey):
        return replace(item, claim=replace(claim, modality="planned", time=journey.claim.time))
    if journey is None or claim.time is not None or claim.modality != "planned" or item.tie == "none":
        return item
    near = 0 <= item.sentence - journey.sentence <= 1 and claim.type in ("Meeting", "Ceremony", "Agreement")
    if not near or not set(journey.claim.agents) & claim.parties:
        return item
    return replace(item, claim=replace(claim, time=journey.claim.time))


def _is_that_journey(item: Told, journey: Told) -> bool:
    """«Ông X sắp tới Bình Nhưỡng. Đây là lần đầu tiên ông thăm Triều Tiên»: the journey to come, told once more."""
    claim, planned = item.claim, journey.claim
    again = claim.type == "Visit" and claim.time is None and claim.passage.text.lower().startswith("đây ")
    return again and claim.agents == planned.agents and 0 < item.sentence - journey.sentence <= _GOES_ON


def journey_just_told(item: Told, journey: Told | None, dated: Told | None) -> str | None:
    """«… chuyến thăm Bình Nhưỡng hồi tháng 12. Ông hội đàm với …»: then, whenever that was.

    So long as the paragraph goes on, and tells no day besides (`dated`).
    """
    claim = item.claim
    if item.tie not in ("back", "loose", "staying") or journey is None:
        return None
    near = 0 < item.sentence - journey.sentence <= (_GOES_ON if item.paragraph == journey.paragraph else 1)
    over = dated is not None and dated.sentence >= journey.sentence
    loose = item.tie != "back" and item.paragraph != journey.paragraph
    if not near or over or loose or claim.type not in trait("done_on_a_visit"):
        return None
    return journey.claim.time if set(journey.claim.agents) & claim.parties else None


def together_with(item: Told, last: Told | None) -> str | None:
    """«Tại đây ông X hội đàm với ông Y và hai người ký tuyên bố»: what a sentence goes on with is of the same time."""
    if last is None or last.sentence != item.sentence or item.claim.type not in trait("located"):
        return None
    return last.claim.time if item.claim.parties & last.claim.parties else None


def told_right_before(item: Told, last: Told | None) -> str | None:
    """«Triều Tiên phóng tên lửa hồi tháng 10. Mỹ lập tức lên án …»: then, be there an event or only a time."""
    if last is not None and 0 <= item.sentence - last.sentence <= 1:
        return last.claim.time
    return item.time_before if item.same_paragraph else None


def last_time_of_the_kind(item: Told, last: Told | None) -> str | None:
    """«Lần gần nhất … là tháng 8/2011. Ông X gặp ông Y ở …»: the month or year that the sentence before told alone."""
    told = last is not None and item.sentence - last.sentence <= 1
    if told or item.tie not in ("loose", "staying") or item.time_before is None or not item.same_paragraph:
        return None
    together = item.claim.type in trait("together") and not edtf.is_day(item.time_before)
    return item.time_before if together else None


def is_a_gift(claim: Claim) -> bool:
    """«Thống đốc tặng ông Kim một áo chống đạn»: what a person hands over in a scene, and no supply of arms."""
    given = claim.type == "ArmsTransfer" and claim.modality == "actual"
    return given and bool(claim.agents) and all(map(is_person, claim.agents))
