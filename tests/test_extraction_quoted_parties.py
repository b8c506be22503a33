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
