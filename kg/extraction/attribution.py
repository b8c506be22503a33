"""The chain of sources that a claim gets, from those who tell in its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.frames import Trigger
from kg.extraction.known import actor
from kg.extraction.lexicon import trait, words
from kg.extraction.telling import Source

_BY_TELLING = ("Sanction",)  # «Mỹ công bố lệnh trừng phạt»: who lays it on makes it known
_TOLD_BEFORE = 4  # tokens at least of what somebody tells


def attributed(
    found: Sequence[Source],
    trigger: Trigger,
    agents: tuple[str, ...],
    country: Callable[[str], str | None],
    lower: Sequence[str],
) -> tuple[tuple[str, ...], bool]:
    """The chain of sources of what a trigger tells, and whether only third parties tell it of others."""
    chain: list[str] = []
    thirds = []
    kind, homes = trigger.frame.type, {country(agent) for agent in agents}
    for source in found:
        if source.goes_on and (kind in trait("own_voice") or (source.faint and kind not in trait("strife"))):
            continue
        if source.answered and kind in trait("done_by_telling"):
            continue
        if kind in trait("own_voice") and _is_told_besides(source, trigger, lower):
            continue
        if source.joined and kind in trait("voted"):
            continue  # «cảm ơn Nga vì lá phiếu phủ quyết»: all have seen it
        # «Bình Nhưỡng thừa nhận đã gửi quân»
        owns_up = 0 < source.start < trigger.start and not source.joined and kind not in _BY_TELLING
        owns_up = owns_up and not _is_beside(lower[source.start : trigger.start], kind)
        entities = [e for e in source.entities if owns_up or e not in agents]
        if source.start <= trigger.start < source.end and entities:
            chain += [e for e in entities if e not in chain]
            thirds.append(source.third and not all(country(e) in homes for e in entities))
    return tuple(chain), bool(thirds) and all(thirds)


def _is_beside(between: Sequence[str], kind: str) -> bool:
    """«X nêu vấn đề khi gặp Y»: where he said it is not what he said; but «X nói rằng …, khi gặp Y, …»."""
    if kind not in trait("told_beside") or "rằng" in between:
        return False
    return bool(words()["beside_telling"].places(between))


def _is_told_besides(source: Source, trigger: Trigger, lower: Sequence[str]) -> bool:
    """«X nói Y muốn đàm phán, Y dọa …», «X cảnh báo …, sau khi Y dọa …»: who is no outlet tells no more by then."""
    told = lower[source.start : trigger.start]
    known = [actor(entity) for entity in source.entities]
    if "," not in told[_TOLD_BEFORE:] or any(one is not None and one.kind == "media" for one in known):
        return False
    comma = len(told) - 1 - told[::-1].index(",")
    return comma >= _TOLD_BEFORE and told[comma + 1 :] in ([""], ["sau", "khi", ""], ["trước", "khi", ""])
