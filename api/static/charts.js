"use strict";

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children. */
function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A count of months since year 0. */
const months = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const MOST_MONTHS = 120;

/** The first month (`2016-12`) that is shown: ten years before the last with an event. */
function firstShown(items) {
  const month = Math.max(months(items[0].earliest), months(items.at(-1).earliest) - MOST_MONTHS + 1);
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/**
 * Bars of event counts a month. `link(from, to)` gives the address that shows one month alone.
 * Months without events are left out by the server and left blank here.
 */
function histogram(items, width, label, link) {
  const [height, foot, head] = [140, 18, 18];
  const start = months(items[0].earliest);
  const step = Math.min(width / (months(items.at(-1).earliest) - start + 1), 40);
  const most = Math.max(...items.map((item) => item.count));
  const chart = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label });
  for (const item of items) {
    const x = (months(item.earliest) - start) * step;
    const tall = Math.max(2, (item.count / most) * (height - foot - head));
    const bar = draw("rect", {
      x: x + step * 0.08, y: height - foot - tall, width: step * 0.84, height: tall, class: "bar",
    });
    const hit = draw("rect", { x, y: 0, width: step, height: height - foot, class: "hit" });
    const name = `${item.bucket}: ${item.count}`;
    chart.append(draw("a", { href: link(item.earliest, item.latest), "aria-label": name },
      draw("title", {}, name), hit, bar));
    if (step < 12) continue; // too narrow for a figure; the title says it
    const above = { x: x + step / 2, y: height - foot - tall - 4, class: "count", "aria-hidden": "true" };
    chart.append(draw("text", above, String(item.count)));
  }
  const tick = (x, text) => chart.append(draw("text", { x, y: height - 4, class: "tick" }, text));
  const last = months(items.at(-1).earliest);
  for (let year = Math.ceil(start / 12); year * 12 <= last; year++) {
    if ((year * 12 - start) * step < width - 30 && step * 12 > 34) tick((year * 12 - start) * step, String(year));
  }
  if (!chart.querySelector(".tick")) tick(0, items[0].bucket);
  return chart;
}

/** An actor in the middle of those it acts with; thicker lines stand for more shared events. */
function star(centre, others, width, nameOf, label, link) {
  const height = 320;
  const most = Math.max(...others.map((other) => other.events));
  const chart = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label });
  const places = others.map((_, number) => {
    const angle = ((number + 0.5) / others.length) * 2 * Math.PI;
    return [width / 2 + Math.cos(angle) * (width / 2 - 90), height / 2 + Math.sin(angle) * 120];
  });
  places.forEach(([x, y], number) => {
    const thick = 1 + (others[number].events / most) * 7;
    chart.append(draw("line", { x1: width / 2, y1: height / 2, x2: x, y2: y, "stroke-width": thick, class: "tie" }));
  });
  places.forEach(([x, y], number) => {
    const other = others[number];
    const name = `${nameOf(other)}: ${other.events}`;
    chart.append(draw("a", { href: link(other), "aria-label": name }, draw("title", {}, name),
      draw("circle", { cx: x, cy: y, r: 6 + (other.events / most) * 6, class: "node" }),
      draw("text", { x, y: y + (y < height / 2 ? -16 : 26), class: "name" }, nameOf(other))));
  });
  chart.append(draw("circle", { cx: width / 2, cy: height / 2, r: 14, class: "node centre" }),
    draw("text", { x: width / 2, y: height / 2 + 32, class: "name centre" }, centre));
  return chart;
}
