"""What is only surmised, unlikely, allowed, seen in an old picture or spoken of as a kind: none of it is told."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.counted_days import is_only_counted_from
from kg.extraction.frames import Trigger
from kg.extraction.guests import is_of_whom_he_receives
from kg.extraction.lexicon import is_in_a_compound, trait, words
from kg.extraction.unpolitical import is_unpolitical

_GUESS = 7  # tokens from «có lẽ» to what somebody is guessed to feel
_HARDLY = 6  # tokens from a meeting to what says that it will hardly be
_DRILL = 18  # tokens of all that is sent to a drill
_VERDICT = 9  # tokens from what may be to «là rất thấp»


def is_surmised(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger tells no event for one of these reasons."""
    if is_in_a_compound(sentence.lower, trigger.start, trigger.end - trigger.start):
        return True  # «tầm bắn»
    return (
        (trigger.frame.noun and words()["of_that_kind"].length_at(sentence.lower, trigger.end) > 0)
        or _is_a_guess(sentence, trigger)
        or _is_unlikely(sentence, trigger)
        or _is_pictured(sentence, trigger)
        or _is_a_right(sentence, trigger)
        or is_only_counted_from(sentence, trigger)
        or is_of_whom_he_receives(sentence, trigger)
        or _is_only_threatened(sentence, trigger)
        or _is_for_a_drill(sentence, trigger)
        or is_unpolitical(sentence, trigger)
    )


def _is_a_right(sentence: Sentence, trigger: Trigger) -> bool:
    """«nói Nga có quyền tấn công …», «cho phép X tấn công …», «có thể dẫn tới đụng độ»: a fight allowed or feared."""
    if trigger.frame.type not in trait("fought"):
        return False
    nearest = sentence.sides(trigger.start, trigger.end).left[:1]
    if any(words()["allowances"].length_before(sentence.lower, group.start) for group in nearest):
        return True
    at = trigger.start - words()["quantifiers"].length_before(sentence.lower, trigger.start)
    return words()["might_come_to"].length_before(sentence.lower, at) > 0


def _is_only_threatened(sentence: Sentence, trigger: Trigger) -> bool:
    """«Ukraine dọa sẽ tập kích …», «cảnh báo Nga có thể phản công»: a fight that is held out to somebody."""
    if trigger.frame.type not in trait("fought") or sentence.lower[trigger.start - 1] not in ("sẽ", "thể"):
        return False
    clause = sentence.clause_start(trigger.start, commas=False)
    return bool(sentence.places(words()["only_threatened"], clause, trigger.start))


def _is_for_a_drill(sentence: Sentence, trigger: Trigger) -> bool:
    """«điều hải quân, không quân và lực lượng tên lửa tập trận quanh X»: who drills is sent to nobody."""
    if trigger.frame.type != "TroopDeployment" or trigger.frame.noun:
        return False
    drills = sentence.places(words()["taken_to_drill"], trigger.end, trigger.end + _DRILL)
    if not drills or sentence.barriers & set(range(trigger.end, drills[0][0])):
        return False
    goes = words()["goes_to"].places(sentence.lower, trigger.start, drills[0][0])
    return not goes


def _is_a_guess(sentence: Sentence, trigger: Trigger) -> bool:
    """«điều này có lẽ đã khiến X không hài lòng»: praise or blame that nobody has heard."""
    if trigger.frame.type not in trait("spoken"):
        return False
    low = max(sentence.clause_start(trigger.start, commas=True), trigger.start - _GUESS)
    return bool(sentence.places(words()["guesses"], low, trigger.start))


def _is_unlikely(sentence: Sentence, trigger: Trigger) -> bool:
    """«khả năng hai bên tập trận chung là rất thấp»."""
    hardly = (
        words()["hardly"].places(sentence.lower, trigger.end, trigger.end + _HARDLY)
        if trigger.frame.noun
        else ()
    )
    if any("," not in sentence.lower[trigger.end : i] for i, _ in hardly):
        return True  # «cuộc gặp Mỹ - Triều khó diễn ra»
    verdicts = sentence.places(words()["unlikely"], trigger.end, trigger.end + _VERDICT)
    return bool(verdicts) and bool(sentence.places(words()["chances"], 0, trigger.start))


def _is_pictured(sentence: Sentence, trigger: Trigger) -> bool:
    """«ông X bắt tay ông Y trong bức ảnh chụp năm 2019»: what a caption shows."""
    return trigger.frame.type in trait("in_person") and bool(
        sentence.places(words()["pictured"], trigger.end, trigger.end + _VERDICT)
    )
