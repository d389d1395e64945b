// Owns the time line: articles and quotations of an entity as bars, by uPlot, and as a table for those who cannot see it.

import { entityPath, get } from "./api.js";
import { el, fill } from "./dom.js";
import { filled, spanName } from "./spans.js";
import { count } from "./words.js";

const HEIGHT = 170;
const ANSWERS_MAX = 10; // of 2,000 articles each: what is older than 20,000 is left out, and the chart says so
const DAILY_UP_TO_DAYS = 62;
const WEEKLY_UP_TO_DAYS = 400;
const DAY_MS = 86_400_000;

export function chartOf(id) {
  const box = el("div", { class: "chart", "aria-busy": "true" });
  draw(id, box).catch((error) => fill(box, el("p", { class: "notice", role: "alert" }, error.message)))
    .finally(() => box.setAttribute("aria-busy", "false"));
  return box;
}

async function draw(id, box) {
  const monthly = await buckets(id, "month");
  const dated = monthly.rows.filter((row) => row.start);
  if (!dated.length) return fill(box, el("p", { class: "nothing" }, "Its articles have no date."));
  const days = (new Date(dated.at(-1).start) - new Date(dated[0].start)) / DAY_MS + 31;
  const interval = days <= DAILY_UP_TO_DAYS ? "day" : days <= WEEKLY_UP_TO_DAYS ? "week" : "month";
  const { rows, complete } = interval === "month" ? monthly : await buckets(id, interval);
  const spans = filled(rows.filter((row) => row.start), interval);
  const plot = el("div", { class: "plot", "aria-hidden": "true" });
  fill(box, plot, legend(spans), !complete && el("p", { class: "note" }, "Only its oldest articles are counted."),
    table(spans, interval));
  return (await import("./plot.js")).plot(plot, spans, interval, HEIGHT);
}

async function buckets(id, interval) {
  const sums = new Map();
  let cursor = null;
  for (let answers = 0; answers < ANSWERS_MAX; answers += 1) {
    const page = await get(entityPath(id, "timeline"), { interval, cursor });
    for (const row of page.buckets) sums.set(row.start, added(sums.get(row.start), row));
    cursor = page.next_cursor;
    if (!cursor) break;
  }
  return { rows: [...sums.values()], complete: !cursor };
}

function added(a, b) {
  if (!a) return b;
  return { start: a.start, articles: a.articles + b.articles, quotes_by: a.quotes_by + b.quotes_by,
    quotes_about: a.quotes_about + b.quotes_about };
}

function legend(spans) {
  const sum = (name) => spans.reduce((total, span) => total + span[name], 0);
  return el("p", { class: "legend" },
    el("span", { class: "key articles" }, count(sum("articles"), "article")),
    el("span", { class: "key quotes" }, count(sum("quotes_by"), "quotation"), " by, ", String(sum("quotes_about")), " about"));
}

function table(spans, interval) {
  const head = [interval[0].toUpperCase() + interval.slice(1), "Articles", "By", "About"];
  const rows = spans.filter((span) => span.articles).map((span) => el("tr", {},
    el("th", { scope: "row" }, spanName(span.start, interval)),
    [span.articles, span.quotes_by, span.quotes_about].map((number) => el("td", {}, String(number)))));
  return el("details", {}, el("summary", {}, "As a table"),
    el("table", {}, el("caption", { class: "unseen" }, "Articles, quotations by, and quotations about"),
      el("thead", {}, el("tr", {}, head.map((name) => el("th", { scope: "col" }, name)))), el("tbody", {}, rows)));
}
