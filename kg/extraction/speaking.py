"""Where a sentence has somebody as he speaks: for what he goes on to say in the next one."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.grounds import city_of, is_spot
from kg.extraction.lexicon import words
from kg.extraction.positions import first_subject
from kg.extraction.scenery import says_it_there
from kg.extraction.spots import Spot, spots


def speaking_at(sentence: Sentence) -> dict[str, str]:
    """The one person whom a sentence is about, with the place that it has him in, if it tells one.

    «Tại Brussels, ông X …», «Hôm qua, từ Hà Nội, ông X còn …», «ông X nói tại Rome».
    """
    place = next((city_of(spot.place) for spot in spots(sentence) if _is_stood_at(sentence, spot)), None)
    subject = first_subject(sentence) if place else None
    if place is None or subject is None or len(subject.mentions) != 1:
        return {}
    return dict.fromkeys(subject.entities, place) if subject.mentions[0].kind == "person" else {}


def _is_stood_at(sentence: Sentence, spot: Spot) -> bool:
    """Whether a place opens the sentence, or stands by its verb of speaking."""
    if not is_spot(spot.place):
        return False
    located = words()["locatives"].length_before(sentence.lower, spot.lead)
    at = spot.lead - (located or sentence.lower[spot.lead - 1 : spot.lead] == ["từ"])
    if at == spot.lead:
        return False
    return _opens(sentence, at) or (located > 0 and says_it_there(sentence, spot.lead))


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether only a time and words that turn to it stand before a token."""
    return all(
        token.kind == "time" or token.lower == "," or words()["auxiliaries"].length_at([token.lower], 0)
        for token in sentence.tokens[:at]
    )
