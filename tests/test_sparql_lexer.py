"""The terminals of SPARQL, and what the check makes of them."""

from __future__ import annotations

import time
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.sparql.guard import RefusedError, check
from api.sparql.lexer import LexicalError, decoded, decoded_outside, tokens


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(text)]


def test_terminals_are_told_apart() -> None:
    assert kinds("PREFIX ex: <http://a/b#c> # 'x'\nSELECT ?x{ex:a.b. _:n a 'it\\'s'@vi-VN,1.5e3}") == [
        ("word", "PREFIX"),
        ("pname", "ex:"),
        ("iri", "<http://a/b#c>"),
        ("word", "SELECT"),
        ("variable", "?x"),
        ("mark", "{"),
        ("pname", "ex:a.b"),
        ("mark", "."),
        ("blank", "_:n"),
        ("word", "a"),
        ("string", "'it\\'s'"),
        ("langtag", "@vi-VN"),
        ("mark", ","),
        ("number", "1.5e3"),
        ("mark", "}"),
    ]


@pytest.mark.parametrize("text", ['"""a "b" ""c\n"""', "'''a'b''c'''", '""', "''", '"a\\"b"', "'\\\\'"])
def test_strings_end_where_they_end(text: str) -> None:
    assert kinds(f"{text} SERVICE") == [("string", text), ("word", "SERVICE")]


def test_less_than_is_no_iri_where_it_compares() -> None:
    assert ("mark", "<") in kinds("FILTER(?a < ?b && ?c > 1)")
    assert kinds("(1 <http://a/it's#x>)")[2] == ("iri", "<http://a/it's#x>")
    with pytest.raises(LexicalError):
        kinds("FILTER(?a<?b+'>')")


@pytest.mark.parametrize("text", ["SELECT 'a", 'ASK { ?s ?p """a""', "ASK { 'a\nb' }"])
def test_an_endless_string_is_named_with_its_place(text: str) -> None:
    with pytest.raises(RefusedError, match=r"Line \d+, column \d+: a string"):
        check(text)


def test_escapes_are_decoded_once() -> None:
    assert decoded("\\u0053ERVICE '\\U00000041'") == "SERVICE 'A'"
    assert (
        decoded_outside("\\u0053ERVICE '\\u0041' <\\u0041> # \\u0041")
        == "SERVICE '\\u0041' <\\u0041> # \\u0041"
    )
    with pytest.raises(LexicalError):
        decoded("\\uD800")


@given(st.text(alphabet=st.sampled_from("aZ:.<>'\"#\\ \n{}()?1_-@%áđ"), max_size=60))
def test_nothing_is_lost_between_terminals(text: str) -> None:
    try:
        found = list(tokens(text))
    except LexicalError:
        return
    assert all(text[token.start : token.start + len(token.text)] == token.text for token in found)
    starts = [token.start for token in found]
    assert starts == sorted(set(starts))


WORDS = """SERVICE service: :x <http://[::1]:9/> ?v { } ( ) ' " # . > < \\u0053 true 1 FILTER(1 SILENT
ex:a ''' \\ && +
GRAPH UNION BIND(1"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " ", " AS ?w)"])


@given(st.lists(PIECES, max_size=14))
def test_what_passes_the_check_calls_nobody(pieces: list[str]) -> None:
    """The engine itself is the judge: a call to [::1]:9, where nobody listens, is an error of its own."""
    text = (
        "PREFIX : <http://[::1]:9/> PREFIX ex: <http://a/> SELECT * { VALUES ?v { 1 } "
        + "".join(pieces)
        + " }"
    )
    try:
        query = check(text)
    except RefusedError:
        return
    try:
        found = ox.Store().query(query.text)
        for _ in found:  # type: ignore[union-attr]
            pass
    except SyntaxError:
        return
    except (OSError, RuntimeError) as error:
        pytest.fail(f"{text!r} made a call: {error}")


@pytest.mark.parametrize("piece", ["a.", "a:", "<a ", "(", "_:a.", "'a'", "\\u0041", "a-", "?x<", '""', "%"])
def test_the_check_takes_linear_time(piece: str) -> None:
    text = "SELECT * {" + piece * (99_000 // len(piece))
    began = time.process_time()  # not the clock on the wall: other processes may have the machine
    with suppress(RefusedError):
        check(text)
    assert time.process_time() - began < 1.5
