"""What is refused before a query runs: calls to other servers, updates, foreign graphs, deep nesting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal
from urllib.parse import urljoin

from api.sparql.lexer import LexicalError, Token, decoded, decoded_outside, tokens

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
FORMS: tuple[Form, ...] = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
GRAPHS = ("https://w3id.org/tumen/graph/ontology", "https://w3id.org/tumen/graph/actors")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
MAX_BYTES = 100_000
MAX_NESTING = 100


class RefusedError(ValueError):
    """The query is not run; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may run: `text` for the engine, the form of its answer, whether FROM gives its dataset."""

    text: str
    form: Form
    has_dataset: bool


def check(text: str) -> Query:
    """The query to run for `text` as it was sent, or RefusedError.

    Text with codepoint escapes is read twice: as SPARQL 1.1 section 19.2 has it (all are replaced first) and
    as the engine has it (those inside strings and IRIs stay). Either reading may refuse.
    """
    try:
        query = decoded_outside(text)
        found = list(tokens(query))
        _check_reading(found)
        form = _form(found)
        if query != text or "\\u" in text or "\\U" in text:
            _check_reading(_readable(decoded(text)))
    except LexicalError as error:
        line, column = place(text, error.position)
        raise RefusedError(f"Line {line}, column {column}: {error}.") from None
    return Query(query, form, any(token.is_word("FROM", "FROMNAMED") for token in found))


def check_graph(iri: str) -> None:
    """RefusedError where `iri` is no named graph of the store."""
    if iri not in GRAPHS:
        known = " and ".join(f"<{graph}>" for graph in GRAPHS)
        raise RefusedError(
            f"<{iri}> is no graph of this store. Its graphs are {known}; all else is in the default graph."
        )


def place(text: str, position: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _readable(text: str) -> list[Token]:
    """The terminals up to where the second reading breaks off: there the engine's reading alone counts."""
    found: list[Token] = []
    with suppress(LexicalError):
        for token in tokens(text):
            found.append(token)
    return found


def _check_reading(found: Sequence[Token]) -> None:
    _check_nesting(found)
    _check_services(found)
    _check_dataset(found)


def _check_nesting(found: Sequence[Token]) -> None:
    depth = 0
    for token in found:
        if token.kind == "mark" and token.text in "({[":
            depth += 1
        elif token.kind == "mark" and token.text in ")}]":
            depth -= 1
        if depth > MAX_NESTING:
            raise RefusedError(f"The query nests brackets more than {MAX_NESTING} deep.")


def _check_services(found: Sequence[Token]) -> None:
    """No call to another server may be left.

    The engine's parser knows no word boundaries: `SERVICE:x {`, `trueSERVICE<x> {` and `SERVICESILENT<x> {`
    are calls.
    """
    declared = _prefixes(found)
    for number, token in enumerate(found):
        if token.kind == "word" and "SERVICE" in token.text.upper():
            break
        if token.kind == "pname" and "SERVICE" in token.text.upper():
            opens = number + 1 < len(found) and found[number + 1].text == "{"
            graph = number > 0 and found[number - 1].is_word("GRAPH")
            if ("SERVICE" in token.prefix.upper() and token.prefix not in declared) or (opens and not graph):
                break
    else:
        return
    raise RefusedError("SERVICE is refused: this endpoint asks no other server.")


def _form(found: Sequence[Token]) -> Form:
    """The query's form: its first keyword after the prologue."""
    depth = 0
    for token in found:
        depth += (token.text in "({[") - (token.text in ")}]") if token.kind == "mark" else 0
        if depth or token.kind != "word":
            continue
        word = token.text.upper()
        if any(word.startswith(update) for update in UPDATES):
            raise RefusedError(f"{word} is an update; this endpoint answers queries only.")
        for form in FORMS:
            if word.startswith(form):
                return form
        if word not in ("PREFIX", "BASE", "VERSION"):
            break
    if not found:
        raise RefusedError("The query is empty. Send one as the parameter 'query'.")
    raise RefusedError("The query begins with none of SELECT, ASK, CONSTRUCT and DESCRIBE.")


def _prefixes(found: Sequence[Token]) -> dict[str, str]:
    """The declared prefixes with their IRIs as written."""
    return {
        name.prefix: iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.is_word("PREFIX") and name.kind == "pname" and iri.kind == "iri"
    }


def _check_dataset(found: Sequence[Token]) -> None:
    prefixes = _prefixes(found)
    base = next(
        (iri.text[1:-1] for word, iri in pairwise(found) if word.is_word("BASE")),
        "",
    )
    for number, token in enumerate(found):
        if token.is_word("FROM", "FROMNAMED"):
            named = number + 1 < len(found) and found[number + 1].is_word("NAMED")
            after = found[number + 1 + named : number + 2 + named]
            check_graph(_resolved(after[0], prefixes, base) if after else "")
        elif token.kind == "pname" and re.fullmatch("FROM(NAMED)?", token.prefix, re.IGNORECASE):
            if token.prefix not in prefixes:
                raise RefusedError(f"'{token.text}': write a space after FROM.")
        elif token.kind == "word" and "FROM" in token.text.upper():
            raise RefusedError(f"'{token.text}': FROM is a word of its own.")
        elif token.kind == "pname" and token.prefix.upper() == "NAMED" and found[number - 1].is_word("FROM"):
            raise RefusedError(f"'{token.text}': write a space after NAMED.")


def _resolved(token: Token, prefixes: dict[str, str], base: str) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1])
    if token.kind == "pname":
        prefix, _, local = token.text.partition(":")
        return urljoin(base, prefixes.get(prefix, "") + re.sub(r"\\(.)", r"\1", local))
    return token.text
