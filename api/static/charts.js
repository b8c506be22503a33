"use strict";

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children. */
function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A count of months since year 0; buckets are 1, 3 or 12 of them wide. */
const months = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The finest granularity that leaves no more than 120 bars between two days. */
function fittingGranularity(first, last) {
  const span = first && last ? months(last) - months(first) + 1 : 1;
  return span <= 120 ? "month" : span <= 360 ? "quarter" : "year";
}

/**
 * Bars of event counts. `link(from, to)` gives the address that shows one bucket alone.
 * Buckets without events are left out by the server and left blank here.
 */
function histogram(items, granularity, label, link) {
  const [width, height, foot] = [960, 140, 18];
  const size = { month: 1, quarter: 3, year: 12 }[granularity];
  const start = months(items[0].earliest);
  const count = (months(items.at(-1).earliest) - start) / size + 1;
  const step = Math.min(width / count, 40);
  const most = Math.max(...items.map((item) => item.count));
  const chart = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label });
  const years = new Set();
  for (const item of items) {
    const x = ((months(item.earliest) - start) / size) * step;
    const tall = Math.max(2, (item.count / most) * (height - foot - 4));
    const bar = draw("rect", {
      x: x + step * 0.08, y: height - foot - tall, width: step * 0.84, height: tall, class: "bar",
    });
    const hit = draw("rect", { x, y: 0, width: step, height: height - foot, class: "hit" });
    const name = `${item.bucket}: ${item.count}`;
    chart.append(draw("a", { href: link(item.earliest, item.latest), "aria-label": name },
      draw("title", {}, name), hit, bar));
  }
  for (let year = Math.ceil(start / 12); ((year * 12 - start) / size) * step < width; year++) years.add(year);
  const every = Math.ceil(years.size / 12) || 1;
  for (const year of years) {
    const x = ((year * 12 - start) / size) * step;
    if (year % every === 0 && x <= count * step - 20) {
      chart.append(draw("text", { x, y: height - 4, class: "tick" }, String(year)));
    }
  }
  if (!chart.querySelector(".tick")) {
    chart.append(draw("text", { x: 0, y: height - 4, class: "tick" }, items[0].bucket));
  }
  return chart;
}

/** An actor in the middle of those it acts with; thicker lines stand for more shared events. */
function star(centre, others, nameOf, label, link) {
  const [width, height] = [960, 320];
  const most = Math.max(...others.map((other) => other.events));
  const chart = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label });
  const places = others.map((_, number) => {
    const angle = ((number + 0.5) / others.length) * 2 * Math.PI;
    return [width / 2 + Math.cos(angle) * 330, height / 2 + Math.sin(angle) * 120];
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
