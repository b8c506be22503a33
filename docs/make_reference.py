"""Makes docs/reference.md from the program itself: `python docs/make_reference.py`.

Commands and options come from click, paths and parameters from the OpenAPI document, formats, limits and names
from the modules that keep to them, the sentences between from reference.template.md.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Any

import click
import httpx
import samples
from rdflib import OWL, RDF, RDFS, URIRef

import ontology
from api.app import create_app
from api.forms import LISTS, MEDIA_TYPES
from api.limits import Bounds
from api.protocol import ADDRESS_BYTES, HEAD_BYTES, HEAD_SECONDS
from api.sparql import guard, results
from api.sparql.query import Limits
from api.sparql.turns import PATIENCE
from api.writing import LEAST, MOST_BYTES, Token, Writing
from kg.cli import tumen
from kg.cli.records import read_records
from kg.export import FORMATS
from kg.export.tables import COLUMNS
from kg.extraction.wire import line
from kg.queries import event_details
from kg.store import Store
from kg.store.rdf import ID, NS
from kg.store.rdfview import GRAPHS
from ontology.rdf import ontology_graph

TARGET = Path(__file__).with_name("reference.md")
TEMPLATE = Path(__file__).with_name("reference.template.md")
NARROWING = (
    "actor",
    "pair",
    "members",
    "type",
    "modality",
    "from",
    "to",
    "place",
    "source",
    "attributed_to",
    "min_sources",
)
FILTERS = (*NARROWING, "q", "reported_by", "known_at")
CLOCKS = {"reported_by", "known_at"}
PAGING = {"limit", "cursor"}

FORMS = {
    "csv": "one event a row",
    "edges": "the network's edges as CSV, with the headings that Gephi looks for",
    "geojson": "GeoJSON (RFC 7946): each event where it happened, or where the place around that lies",
    "gexf": "GEXF 1.3: the network with time, positions, sizes and colours, for Gephi",
    "graphml": "GraphML: the network",
    "ics": "iCalendar (RFC 5545): each event with a first day, over the days on which it may have happened",
    "jsonl": "one event with its claims a line, as REST gives it",
    "jsonld": "JSON-LD 1.1",
    "nanopubs": "the claims as nanopublications, in TriG",
    "nodes": "the network's nodes as CSV, the pair of `edges`",
    "nquads": "N-Quads in the order of their text, so that equal data gives equal files",
    "trig": "TriG",
    "ttl": "Turtle",
}


def reference() -> str:
    """The whole document."""
    examples = [
        samples.article("vi-du-1", "example.org", "pyongyang"),
        samples.article("vi-du-2", "example.net", "moscow"),
    ]
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/example.db"
        with Store.open(url) as store:
            store.add_many(examples)
            [event] = event_details(store)
        app = create_app(url, writing=Writing(Token(LEAST * "x"), read_records))
        document = app.openapi()
        refused = asyncio.run(_refusal(app))
    return Template(TEMPLATE.read_text("utf-8")).substitute(
        commands="\n".join(_commands()),
        extract_line=samples.block(line(examples[0])),
        **_rest(document),
        problem=samples.block(refused),
        event=samples.block(event),
        **_forms(),
        **_bounds(),
        **_sparql(),
        exports=table(("format", "what"), [(f"`{name}`", FORMS[name]) for name in FORMATS]),
        columns=_quoted(COLUMNS),
        **_rdf(),
        **_lists(),
    )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; bars in cells are escaped."""
    lines = [columns, ["---"] * len(columns), *rows]
    cells = [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in one] for one in lines]
    return "\n".join("| " + " | ".join(one) + " |" for one in cells) + "\n"


def _commands() -> Iterator[str]:
    shared = {option.name: option for option in _options("timeline")}
    for name in set(shared) - {_field(name) for name in FILTERS}:
        del shared[name]
    yield "**Filters** of the commands that say so:\n"
    yield table(("option", "means"), map(_option, shared.values()))
    for name in tumen.list_commands(click.Context(tumen)):
        command = _command(name)
        context = click.Context(command, info_name=name)
        usage = " ".join(
            part.make_metavar(context) for part in command.params if isinstance(part, click.Argument)
        )
        told = inspect.cleandoc(command.help or "").partition("\b")[0]
        yield f"### `tumen {name}{' ' + usage if usage else ''}`\n{' '.join(told.split())}\n"
        filtered = shared.keys() <= {option.name for option in _options(name)}
        rows = [_option(option) for option in _options(name) if not (filtered and option.name in shared)]
        if rows:
            yield table(("option", "means"), rows + ([("filters", "see above")] if filtered else []))


def _command(name: str) -> click.Command:
    command = tumen.get_command(click.Context(tumen), name)
    assert command is not None, name
    return command


def _options(command: str) -> list[click.Option]:
    return [part for part in _command(command).params if isinstance(part, click.Option)]


def _field(parameter: str) -> str:
    """What the command line calls a REST parameter within."""
    plurals = {"actor": "actors", "type": "types", "modality": "modalities", "place": "places"}
    return {**plurals, "source": "publishers", "from": "from_"}.get(parameter, parameter)


def _option(option: click.Option) -> tuple[str, str]:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    told = option.help or ""
    value = "" if option.is_flag else option.make_metavar(click.Context(tumen))
    if isinstance(option.type, click.IntRange):
        low, high = option.type.min, option.type.max
        value = "N"
        told += f" {low} to {high}." if high is not None else f" {low} or more."
    if isinstance(option.default, str | int) and not option.is_flag:
        told += f" Default: {option.default}."
    if option.multiple and "repeat" not in told:
        told += " May be repeated."
    return f"{names} {value}".strip(), told.strip()


async def _refusal(app: Any) -> Any:
    """What a misspelt parameter is answered with."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://tumen") as client:
        return (await client.get("/api/v1/events?actr=russia")).json()


def _rest(document: Mapping[str, Any]) -> dict[str, str]:
    described = {one["name"]: one for one in document["paths"]["/api/v1/events"]["get"]["parameters"]}
    rows = [
        (f"`{method.upper()} {path}`", operation["summary"], _taken(operation), _given(operation))
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if path != "/sparql" and not path.endswith(".{form}")
    ]
    schemas = document["components"]["schemas"]
    shown = (name for name in sorted(schemas) if not name.endswith("Page") and name != "ProblemDetails")
    shapes = [(name, schemas[name]) for name in shown if "properties" in schemas[name]]
    return {
        "filters": table(("parameter", "means"), [_parameter(described[name]) for name in FILTERS]),
        "paths": table(("path", "gives", "takes", "answer"), rows),
        "shapes": "".join(_shape(name, schema) for name, schema in shapes),
    }


def _forms() -> dict[str, str]:
    rows = [(f"`{path}`", ", ".join(f"`.{form}`" for form in forms)) for path, forms in LISTS.items()]
    media = [(f"`.{form}`", f"`{MEDIA_TYPES[form].partition(';')[0]}`") for form in MEDIA_TYPES]
    return {"lists": table(("list", "comes as well as"), rows), "media": table(("suffix", "Accept"), media)}


def _bounds() -> dict[str, str]:
    bounds = Bounds()
    rows = [
        ("address and query", f"{bounds.address:,} bytes; {ADDRESS_BYTES:,} of `/sparql`", "414"),
        ("body", f"{guard.MAX_BYTES:,} bytes of `/sparql`, {MOST_BYTES:,} of articles to add", "413"),
        ("wait for a body", f"{bounds.body_seconds:g} s", "408"),
        ("head of a request", f"{HEAD_BYTES:,} bytes, {HEAD_SECONDS:g} s", "431; the connection is closed"),
        (
            "requests of one client",
            f"{bounds.rate:g} a second, {bounds.burst} at once (`--rate`); this machine has no limit",
            "429 with `Retry-After`",
        ),
        ("lists being sent in other forms than JSON", "4 at a time", "503 with `Retry-After: 5`"),
    ]
    return {"bounds": table(("limit", "value", "beyond it"), rows), "token_length": str(LEAST)}


def _parameter(one: Mapping[str, Any]) -> tuple[str, str]:
    repeated = any(part.get("type") == "array" for part in (one["schema"], *one["schema"].get("anyOf", ())))
    return f"`{one['name']}`", one.get("description", "") + (" (may be repeated)" if repeated else "")


def _taken(operation: Mapping[str, Any]) -> str:
    known = {one["name"]: one for one in operation.get("parameters", ()) if one["in"] == "query"}
    shared = set(FILTERS) & set(known)
    told: list[str] = []
    own = [name for name in known if name not in shared | PAGING]
    told += [
        f"`{name}`" + (" (needed)" if known[name].get("required") else "") + _choices(known[name])
        for name in own
    ]
    if shared == CLOCKS:
        told.append("`reported_by`, `known_at`")
    elif shared:
        missing = [f"`{name}`" for name in FILTERS if name not in shared]
        told.append("filters" + (f" but {', '.join(missing)}" if missing else ""))
    if set(known) >= PAGING:
        told.append(f"`limit` ({known['limit']['schema']['default']}), `cursor`")
    return "; ".join(told)


def _choices(one: Mapping[str, Any]) -> str:
    for part in (one["schema"], *one["schema"].get("anyOf", ())):
        if "enum" in part:
            default = f", else {part['default']}" if "default" in part else ""
            return f" ({', '.join(part['enum'])}{default})"
        if "maximum" in part:
            return f" ({part['minimum']} to {part['maximum']}, else {part.get('default')})"
    return ""


def _given(operation: Mapping[str, Any]) -> str:
    responses = operation["responses"]
    content = (responses.get("201") or responses["200"]).get("content", {})
    found = (
        [_type(content["application/json"]["schema"])]
        if "schema" in content.get("application/json", {})
        else []
    )
    others = [f"`{name}`" for name in content if name != "application/json"]
    return ", ".join(found or others)


def _shape(name: str, schema: Mapping[str, Any]) -> str:
    told = schema.get("description", "").splitlines()[0].rstrip(".")
    return f"- **{name}** ({_in_brackets(told)}): {', '.join(_members(schema))}\n"


def _in_brackets(sentence: str) -> str:
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def _members(schema: Mapping[str, Any]) -> Iterator[str]:
    for name, one in schema["properties"].items():
        parts = one.get("anyOf", [one])
        kinds = " or ".join(_type(part) for part in parts if part.get("type") != "null")
        null = "?" if any(part.get("type") == "null" for part in parts) else ""
        shown = f"`{name}`" if name in schema.get("required", ()) else f"[`{name}`]"
        told = one.get("description", "")
        yield f"{shown} {kinds}{null}" + (f" ({_in_brackets(told)})" if told else "")


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return "/".join(schema["enum"])
    if schema.get("type") == "array":
        if "prefixItems" in schema:
            return f"[{', '.join(map(_type, schema['prefixItems']))}]"
        return f"{_type(schema['items'])}[]"
    if "anyOf" in schema:
        return " or ".join(_type(part) for part in schema["anyOf"])
    if isinstance(schema.get("additionalProperties"), Mapping):
        return f"object of {_type(schema['additionalProperties'])}"
    return str(schema.get("type", "any"))


def _sparql() -> dict[str, str]:
    limits = Limits()
    waiting = f"{limits.waiting} more wait {limits.wait_seconds:g} s, then 503 with `Retry-After: 5`"
    gives_way = (
        f"while another waits one is stopped, and run anew when there is room, within {limits.seconds:g} s"
    )
    rows = [
        ("queries at a time", limits.workers, waiting),
        (f"… that take more than {PATIENCE:g} s", limits.workers - 1, gives_way),
        ("time of a query", f"{limits.seconds:g} s", "503 with `Retry-After: 30`; its worker is replaced"),
        ("RDF of a large store, until it is made", "–", "503 with `Retry-After: 5`"),
        ("memory of a query", f"{limits.memory >> 20} MiB", "500; its worker is replaced"),
        ("rows of an answer", f"{limits.rows:,}", f"cut; `X-Tumen-Truncated: rows={limits.rows}`"),
        ("size of an answer", f"{limits.size:,} bytes", f"cut; `X-Tumen-Truncated: bytes={limits.size}`"),
        ("wait for new data", f"{limits.fresh_seconds:g} s", "answered from the data before the last change"),
    ]
    return {
        "solutions": _quoted(results.SOLUTIONS),
        "triples": _quoted(results.TRIPLES),
        "updates": ", ".join(guard.UPDATES),
        "nesting": str(guard.MAX_NESTING),
        "bytes": f"{guard.MAX_BYTES:,}",
        "limits": table(("limit", "value", "beyond it"), rows),
    }


def _rdf() -> dict[str, str]:
    about = "events, claims and actors by their ids; `article/` and an article's id; `<claim>/passage/1`"
    rows = [("`tumen:`", NS, "classes and properties"), ("`id:`", ID, about)]
    rows += [("graph", str(graph.value), f"the {name}") for name, graph in GRAPHS.items()]
    graph = ontology_graph()
    terms = []
    titles = {
        "Class": "class",
        "ObjectProperty": "property to a node",
        "DatatypeProperty": "property to a value",
    }
    for kind, title in titles.items():
        known = sorted(term for term in graph.subjects(RDF.type, OWL[kind]) if isinstance(term, URIRef))
        told = [_term(graph, term) for term in known if not _is_type(term)]
        terms.append(table((title, "tiếng Việt", "means"), told))
    return {"namespaces": table(("prefix", "IRI", "for"), rows), "terms": "\n".join(terms)}


def _is_type(term: URIRef) -> bool:
    return term.removeprefix(NS) in ontology.event_types()


def _term(graph: Any, term: URIRef) -> tuple[str, str, str]:
    def said(predicate: URIRef, language: str) -> str:
        return next((str(o) for o in graph.objects(term, predicate) if o.language == language), "")

    return f"`tumen:{term.removeprefix(NS)}`", said(RDFS.label, "vi"), said(RDFS.comment, "en")


def _lists() -> dict[str, str]:
    types = [
        (f"`{one.id}`" + (" ↔" if one.symmetric else ""), one.label_vi, one.definition_en)
        for one in ontology.event_types().values()
    ]
    closed = {"modalities": ("modality of a claim", ontology.modalities())}
    closed["statuses"] = ("status of an event", ontology.statuses())
    tables = {
        name: table(
            (title, "tiếng Việt", "means"),
            [(f"`{one.id}`", one.label_vi, one.definition_en) for one in terms.values()],
        )
        for name, (title, terms) in closed.items()
    }
    return {"types": table(("type", "tiếng Việt", "what"), types), **tables}


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
    print(TARGET)
