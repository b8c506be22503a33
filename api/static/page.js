"use strict";

const byId = (id) => document.getElementById(id);
const FILTERS = ["type", "modality", "from", "to", "q", "reported_by"]; // beside the actors
const ADDRESS = ["lang", "actor", ...FILTERS, "sort", "event", "query"];
const state = { lang: "vi", actors: [], sort: "time", event: "", query: "" };
const names = new Map(); // actors met so far, by id
let types = [];
let next = null;
let moved = false; // whether the reader has gone anywhere yet: only then does the focus follow
let redraw = () => {}; // draws what the charts show anew
let asked = 0; // the number of the last reload, so that a slow answer does not overwrite a newer one

const word = (key, otherwise = key) => WORDS[state.lang][key] ?? otherwise;
const labelOf = (thing) => (state.lang === "vi" ? thing.label_vi : thing.label_en) || thing.id;

/** An HTML element with properties and children; text is always text. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

async function get(path, parameters, signal) {
  const address = `/api/v1${path}${parameters && parameters.size ? `?${parameters}` : ""}`;
  let response;
  try {
    response = await fetch(address, { signal, headers: { Accept: "application/json" } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(word("unreachable"));
  }
  const body = await response.json();
  if (!response.ok) {
    const { status } = response;
    throw Object.assign(new Error(body.detail || body.title), { status, parameter: body.parameter, meant: body.meant });
  }
  return body;
}

/** The time of an event, which breaks behind the slash of an interval and nowhere else. */
const timeOf = ({ time }) => (time ?? word("undated")).split(/(?<=\/)/).map((part) => make("span", { textContent: part }));

/* The address holds all that is shown. */

function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const key of ADDRESS) if (key !== "actor") state[key] = query.get(key) ?? "";
  state.actors = (query.get("pair")?.split(",") ?? query.getAll("actor")).slice(0, 2);
  state.sort = ["time", "-time", "sources"].includes(state.sort) ? state.sort : "time";
  if (!WORDS[state.lang]) state.lang = navigator.language.startsWith("en") ? "en" : "vi";
}

/** The address of the present state with some of it changed. */
function addressOf(changes = {}) {
  const wanted = { ...state, ...changes };
  const query = new URLSearchParams({ lang: wanted.lang });
  for (const actor of wanted.actors) query.append("actor", actor);
  for (const key of [...FILTERS, "event", "query"]) if (wanted[key]) query.set(key, wanted[key]);
  if (wanted.sort !== "time") query.set("sort", wanted.sort);
  return `/?${query}`;
}

function go(changes) {
  return goTo(addressOf(changes));
}

function goTo(address) {
  moved = true;
  history.pushState(null, "", address);
  return show();
}

function filters() {
  const query = new URLSearchParams();
  if (state.actors.length === 2) query.set("pair", state.actors.join(","));
  else if (state.actors.length === 1) query.set("actor", state.actors[0]);
  for (const key of FILTERS) if (state[key]) query.set(key, state[key]);
  return query;
}

/* Showing it. */

async function show() {
  const before = filters().toString() + state.sort + state.lang;
  readAddress();
  translate();
  const after = filters().toString() + state.sort + state.lang;
  try {
    await Promise.all([before === after && byId("events").childElementCount ? showEvent() : reload(), showAsking()]);
    complain("");
  } catch (error) {
    complain(word(`wrong:${error.parameter}`, error.message), meantBy(error));
  }
}

function complain(text, ...more) {
  byId("message").replaceChildren(text, ...more);
  byId("message").hidden = !text;
}

/** A way to whom was meant by an id in the address that nobody has. */
function meantBy({ meant }) {
  if (!meant) return "";
  const actors = state.actors.map((id) => (names.get(id)?.unknown ? meant : id));
  return make("a", { href: addressOf({ actors, event: "" }), textContent: `${word("meant")} ${meant}` });
}

function translate() {
  document.documentElement.lang = state.lang;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === state.lang));
  }
  byId("suggestions").setAttribute("aria-label", word("suggestions"));
  for (const link of [byId("clear"), document.querySelector("h1 a")]) link.href = `/?lang=${state.lang}`;
  const modalities = ["actual", "planned", "alleged", "denied"].map((id) => [id, word(`modality:${id}`)]);
  fill(byId("type"), [["", word("all")], ...types.map((type) => [type.id, labelOf(type)])], state.type);
  fill(byId("modality"), [["", word("all")], ...modalities], state.modality);
  fill(byId("sort"), ["time", "-time", "sources"].map((id) => [id, word(`sort:${id}`)]), state.sort);
  for (const key of ["from", "to", "q", "reported_by"]) byId(key).value = state[key];
}

function fill(select, options, chosen) {
  select.replaceChildren(...options.map(([value, text]) => make("option", { value, textContent: text })));
  select.value = chosen;
}

async function reload() {
  const mine = ++asked;
  byId("total").textContent = word("loading");
  const query = filters();
  byId("gexf").href = `/api/v1/graph?${new URLSearchParams([...query, ["format", "gexf"]])}`;
  await Promise.all(state.actors.map(learnName));
  showChosen();
  const asking = [get("/events", new URLSearchParams([...query, ["sort", state.sort]])), get("/timeline", query)];
  const [events, timeline] = await Promise.all(asking).catch((error) => {
    if (mine === asked) showNothing();
    throw error;
  });
  if (mine !== asked) return;
  byId("total").textContent = `(${events.total})`;
  byId("events").replaceChildren(...events.items.map(line));
  if (!events.total) byId("events").append(make("li", { className: "none", textContent: word("none") }));
  setNext(events.next);
  showTimeline(timeline.items);
  redraw = () => showTimeline(timeline.items);
  await Promise.all([showNetwork(mine), showEvent()]);
}

/** What was asked for cannot be answered: what stood there before is no answer to it. */
function showNothing() {
  byId("total").textContent = "";
  byId("events").replaceChildren();
  byId("timeline").replaceChildren();
  redraw = () => {};
  byId("network-section").hidden = true;
  setNext(null);
}

async function learnName(id) {
  if (names.has(id)) return;
  const nobody = { id, label_en: id, label_vi: id, unknown: true };
  const found = await get(`/actors/${encodeURIComponent(id)}`).catch(() => nobody);
  names.set(id, found);
}

/** The last ten years of events by month, and a way to those before. */
function showTimeline(items) {
  const place = byId("timeline");
  if (!items.length) { place.replaceChildren(word("none")); return; }
  const first = firstShown(items);
  const earlier = items.filter((item) => item.bucket < first);
  const shown = items.slice(earlier.length);
  const link = (from, to) => addressOf({ from, to, event: "" });
  place.replaceChildren(histogram(shown, Math.max(320, place.clientWidth), word("timeline"), link));
  if (!earlier.length) return;
  const count = earlier.reduce((sum, item) => sum + item.count, 0);
  const text = `← ${word("earlier")} ${shown[0].bucket}: ${count}`;
  place.prepend(make("a", { href: addressOf({ to: earlier.at(-1).latest, event: "" }), textContent: text }));
}

async function showNetwork(mine) {
  const section = byId("network-section");
  if (state.actors.length !== 1) { section.hidden = true; return; }
  const [id] = state.actors;
  const query = filters();
  query.delete("actor");
  query.set("limit", innerWidth < 700 ? "8" : "14");
  const found = await get(`/actors/${encodeURIComponent(id)}/neighbours`, query).catch(() => ({ items: [] }));
  if (mine !== asked) return;
  section.hidden = !found.items.length;
  if (section.hidden) return;
  for (const other of found.items) names.set(other.id, other);
  const link = (other) => addressOf({ actors: [id, other.id], event: "" });
  const drawStar = () => {
    const width = Math.max(320, byId("network").clientWidth);
    byId("network").replaceChildren(star(labelOf(names.get(id)), found.items, width, labelOf, word("network"), link));
  };
  const drawTimeline = redraw;
  redraw = () => { drawTimeline(); drawStar(); };
  drawStar();
}

function setNext(cursor) {
  next = cursor;
  byId("more").hidden = !next;
}

function line(event) {
  const type = types.find((one) => one.id === event.type);
  const dot = draw("svg", { viewBox: "0 0 10 10", class: "dot", "aria-hidden": "true" },
    draw("circle", { cx: 5, cy: 5, r: 5, fill: type?.colour ?? "#777" }));
  const link = make("a", { href: addressOf({ event: event.id }) }, dot, titleOf(event));
  if (event.id === state.event) link.setAttribute("aria-current", "true");
  link.dataset.event = event.id;
  const marks = [`${event.sources} ${word(event.sources === 1 ? "source" : "sources")}`];
  if (event.modality !== "actual") marks.push(word(`modality:${event.modality}`));
  const mark = event.disputed ? make("strong", { className: "disputed", textContent: ` ⚠ ${word("disputed")}` }) : null;
  return make("li", {}, make("span", { className: "time" }, ...timeOf(event)), link,
    make("span", { className: "marks" }, marks.join(" · "), mark));
}

function titleOf(event) {
  const text = state.lang === "vi" ? event.label_vi : event.label;
  return event.time ? text.replace(` (${event.time})`, "") : text;
}

async function showEvent() {
  const panel = byId("detail");
  for (const link of document.querySelectorAll("[data-event]")) {
    if (link.dataset.event === state.event) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (!state.event) {
    const left = panel.contains(document.activeElement) && document.querySelector(`[data-event="${panel.dataset.shown}"]`);
    panel.hidden = true;
    panel.replaceChildren();
    if (left) left.focus(); // where the reader came from
    return;
  }
  const wanted = state.event;
  const by = new URLSearchParams(state.reported_by ? { reported_by: state.reported_by } : {});
  const event = await get(`/events/${encodeURIComponent(wanted)}`, by).catch((error) => {
    throw error.status === 404 ? new Error(word("gone")) : error;
  });
  if (wanted !== state.event) return;
  const close = make("a", { className: "button close", href: addressOf({ event: "" }), textContent: word("close") });
  const facts = make("dl", {});
  const fact = (name, value) => value && facts.append(make("dt", { textContent: name }), make("dd", { textContent: value }));
  facts.append(make("dt", { textContent: word("parties") }), make("dd", {}, ...parties(event)));
  fact(word("time"), event.time);
  fact(word("place"), event.place && labelOf(event.place));
  fact(word("status"), word(`status:${event.status}`));
  const address = make("a", { href: `/id/${event.id}`, textContent: event.id });
  facts.append(make("dt", { textContent: word("permanent") }), make("dd", {}, address));
  panel.replaceChildren(close, make("h2", { id: "detail-title", textContent: titleOf(event) }), facts,
    ...disagreements(event), make("h3", { textContent: word("claims") }), ...event.claim_list.map(claim));
  panel.dataset.shown = event.id;
  panel.hidden = false;
  if (moved) panel.focus();
}

/** Each party as a way to all its events. */
function parties({ agents, targets }) {
  const link = (one) => make("a", { href: addressOf({ actors: [one.id], event: "" }), textContent: labelOf(one) });
  const listed = (some) => some.flatMap((one, number) => (number ? [", ", link(one)] : [link(one)]));
  return targets.length ? [...listed(agents), " → ", ...listed(targets)] : listed(agents);
}

/** Where the sources differ: each value with the outlets that give it. */
function disagreements(event) {
  if (!event.conflicts.length) return [];
  const outlet = (id) => {
    const found = event.claim_list.find((one) => one.id === id);
    return found ? found.article.publisher ?? found.article.id : id;
  };
  const rows = event.conflicts.map((conflict) => make("li", {}, make("b", { textContent: word(`slot:${conflict.slot}`) + (conflict.kind === "update" ? ` (${word("kind:update")})` : "") }),
    make("ul", {}, ...conflict.values.map(({ value, claims }) => make("li", {},
      `${valueOf(conflict.slot, value, event)}${value === conflict.preferred ? ` (${word("preferred")})` : ""}: `,
      [...new Set(claims.map(outlet))].join(", "))))));
  return [make("h3", { className: "disputed", textContent: `⚠ ${word("conflicts")}` }), make("ul", { className: "conflicts" }, ...rows)];
}

/** A value of a disagreement in words: ids of actors and places become their names. */
function valueOf(slot, value, event) {
  if (slot === "modality") return word(`modality:${value}`);
  if (slot === "quantity") {
    const [number, object] = value.split(" ");
    return `${number.replace(/\d+/g, (digits) => Number(digits).toLocaleString(state.lang))} ${word(object)}`;
  }
  const known = new Map(event.claim_list.flatMap((one) => [...one.agents, ...one.targets, one.place])
    .filter(Boolean).map((one) => [one.id, labelOf(one)]));
  return slot === "time" ? value : value.split(/(\s*[,>|→]\s*)/).map((part) => known.get(part) ?? part).join("");
}

function claim(one) {
  const { article, passage } = one;
  const source = [article.publisher ?? article.id, article.published].filter(Boolean).join(", ");
  const safe = article.url && /^https?:\/\//i.test(article.url);
  const cite = safe ? make("a", { href: article.url, rel: "noopener noreferrer", target: "_blank", textContent: source })
    : make("span", { textContent: source });
  const said = one.attributed_to.length ? ` — ${word("said")} ${one.attributed_to.map(labelOf).join(" ← ")}` : "";
  const place = (part) => (part.field === "title" ? -1 : part.start);
  const passages = [passage, ...one.more_passages].sort((a, b) => place(a) - place(b));
  return make("figure", {},
    ...passages.map((part) => make("blockquote", { lang: "vi", textContent: part.text })),
    make("figcaption", {}, cite, said, ` · ${word(`modality:${one.modality}`)}`, one.time ? ` · ${one.time}` : ""));
}

/* Choosing actors: the combobox of the ARIA Authoring Practices. */

let typing = null; // aborts the request of the last key
let timer = 0;

function showChosen() {
  byId("chosen").replaceChildren(...state.actors.map((id) => {
    const name = labelOf(names.get(id) ?? { id });
    const button = make("button", { type: "button", textContent: "×" });
    button.setAttribute("aria-label", `${word("remove")} ${name}`);
    button.addEventListener("click", () => go({ actors: state.actors.filter((one) => one !== id), event: "" }));
    return make("li", {}, name, button);
  }));
}

async function suggest() {
  typing?.abort();
  typing = new AbortController();
  const q = byId("actor").value.trim();
  if (!q) { closeList(); return; }
  const found = await get("/actors", new URLSearchParams({ q, limit: "8" }), typing.signal).catch(() => null);
  if (!found) return;
  const list = byId("suggestions");
  list.replaceChildren(...found.items.map((actor, number) => {
    names.set(actor.id, actor);
    const option = make("li", { id: `suggestion-${number}`, textContent: `${labelOf(actor)} (${actor.events})` });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.actor = actor.id;
    option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(actor.id); });
    return option;
  }));
  list.hidden = !found.items.length;
  byId("actor").setAttribute("aria-expanded", String(!list.hidden));
}

function closeList() {
  byId("suggestions").hidden = true;
  byId("actor").setAttribute("aria-expanded", "false");
  byId("actor").removeAttribute("aria-activedescendant");
}

function choose(id, changes = {}) {
  closeList();
  byId("actor").value = "";
  const others = state.actors.filter((one) => one !== id).slice(-1);
  return go({ ...changes, actors: [...others, id], event: "" });
}

/** Chooses who is marked in the list, else its first; says so where nobody is called what was typed. */
async function chooseTyped(changes) {
  clearTimeout(timer);
  const list = byId("suggestions");
  if (list.hidden) await suggest();
  const options = list.hidden ? [] : [...list.children];
  if (!options.length) { complain(`${word("nobody")} ${byId("actor").value.trim()}`); return; }
  choose((options.find((option) => option.getAttribute("aria-selected") === "true") ?? options[0]).dataset.actor, changes);
}

function move(step) {
  const options = [...byId("suggestions").children];
  if (byId("suggestions").hidden || !options.length) return;
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const to = at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length;
  options.forEach((option, number) => option.setAttribute("aria-selected", String(number === to)));
  options[to].scrollIntoView({ block: "nearest" });
  byId("actor").setAttribute("aria-activedescendant", options[to].id);
}

function onKey(event) {
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Escape") closeList();
  else if (event.key === "Enter" && byId("actor").value.trim()) byId("filters").requestSubmit();
  else return;
  event.preventDefault();
}

/* Wiring. */

byId("actor").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(suggest, 150); });
byId("actor").addEventListener("keydown", onKey);
byId("actor").addEventListener("blur", closeList);
byId("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  const given = [...new FormData(event.target)].map(([key, value]) => [key, value.trim()]);
  const changes = { ...Object.fromEntries(given), event: "" };
  if (byId("actor").value.trim()) chooseTyped(changes);
  else go(changes);
});
for (const id of ["type", "modality", "sort"]) byId(id).addEventListener("change", () => byId("filters").requestSubmit());
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => go({ lang: button.dataset.language }));
}
byId("more").addEventListener("click", async () => {
  const query = new URLSearchParams([...filters(), ["sort", state.sort], ["cursor", next]]);
  const page = await get("/events", query).catch((error) => complain(error.message));
  if (!page) return;
  byId("events").append(...page.items.map(line));
  setNext(page.next);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("main a, #message a, #clear, h1 a");
  const plain = link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  const href = link?.getAttribute("href") ?? "";
  if (!plain || !(href === "/" || href.startsWith("/?"))) return;
  event.preventDefault();
  goTo(href);
});
window.addEventListener("popstate", show);
let width = innerWidth;
window.addEventListener("resize", () => {
  if (innerWidth === width) return; // a phone that hides its address bar
  width = innerWidth;
  redraw();
});

readAddress();
Promise.all([get("/types").then((found) => { types = found.items; }).catch(() => {}), learnExamples()]).then(show);
