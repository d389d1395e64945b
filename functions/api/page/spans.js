// Owns days, weeks and months in a row: the spans of a time line, without gaps.

import { day, month, year } from "./words.js";

const MONTH_S = 28 * 86_400;
const YEAR_S = 365 * 86_400;
const SHORT = 3;
const SPANS_MAX = 1_500; // a chart is not wider than that; of a longer time line the last spans are shown

/** The rows with an empty one for every span between the first and the last that has none; rows come in order. */
export function filled(rows, interval) {
  const known = new Map(rows.map((row) => [row.start, row]));
  const spans = [];
  const end = rows.at(-1)?.start;
  for (let start = rows[0]?.start; start && start <= end; start = next(start, interval)) {
    spans.push(known.get(start) ?? { start, articles: 0, quotes_by: 0, quotes_about: 0 });
    if (spans.length > SPANS_MAX) spans.shift();
  }
  return spans;
}

/** The first day of the span after the one that begins on `start`. */
export function next(start, interval) {
  const at = new Date(`${start}T00:00:00Z`);
  if (interval === "month") at.setUTCMonth(at.getUTCMonth() + 1);
  else at.setUTCDate(at.getUTCDate() + (interval === "week" ? 7 : 1));
  return at.toISOString().slice(0, 10);
}

/** What stands below the bars at a time, as exactly as the steps between such marks need: `1 Mar`, `Mar 2026`, `2026`. */
export function tick(seconds, stepSeconds) {
  const start = new Date(seconds * 1000).toISOString().slice(0, 10);
  const [date, name] = day(start).split(" ");
  if (stepSeconds < MONTH_S) return `${date} ${name.slice(0, SHORT)}`;
  return stepSeconds < YEAR_S ? `${name.slice(0, SHORT)} ${year(start)}` : year(start);
}

export function spanName(start, interval) {
  if (interval === "month") return month(start);
  return interval === "week" ? `week of ${day(start)}` : day(start);
}
