// Owns cutting an article's text into paragraphs of runs, each run with the quotation and the entity it belongs to.

import { unitsBefore } from "./offsets.js";

/**
 * Paragraphs of `{runs: [{text, quote, entity}], quotes}`: the lines of the text, cut wherever a quotation or a mention
 * begins or ends. Where spans overlap, the one that began first keeps the run.
 */
export function markedParagraphs(article) {
  const units = unitsBefore(article.text);
  const span = (owner, s) => ({ owner, start: units(s.start), end: units(s.end) });
  const quotes = article.quotes.map((quote) => span(quote, quote)).sort(byStart);
  const mentions = article.entities.flatMap((entity) => entity.mentions.map((m) => span(entity, m))).sort(byStart);
  return lines(article.text).map(({ start, end }) => {
    const here = quotes.filter((s) => s.start < end && s.end > start);
    const named = mentions.filter((s) => s.start < end && s.end > start);
    return { runs: runs(article.text, start, end, here, named), quotes: here.map((s) => s.owner) };
  });
}

const byStart = (a, b) => a.start - b.start || b.end - a.end;

function lines(text) {
  return [...text.matchAll(/[^\n]+/g)]
    .filter((match) => match[0].trim())
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function runs(text, start, end, quotes, mentions) {
  const inside = (at) => at > start && at < end;
  const edges = [...quotes, ...mentions].flatMap((s) => [s.start, s.end]).filter(inside);
  const cuts = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
  const covering = (spans, from) => spans.find((s) => s.start <= from && s.end > from)?.owner ?? null;
  return cuts.slice(0, -1).map((from, i) => ({
    text: text.slice(from, cuts[i + 1]),
    quote: covering(quotes, from),
    entity: covering(mentions, from),
  }));
}
