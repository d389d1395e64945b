// Owns the view of one article: its text with quotations and names marked, and the speakers beside their words.

import { articlePath, follow, get } from "./api.js";
import { aboutNames, articleCard, entityChip, headline, imprint, originalLink, speakerName,
  unsureNote } from "./cards.js";
import { copyButton } from "./citing.js";
import { correctButton } from "./correcting.js";
import { append, el } from "./dom.js";
import { markedParagraphs } from "./marking.js";
import { entityLink } from "./places.js";
import { takedownButton } from "./takedown.js";
import { UNSURE_BELOW, count } from "./words.js";

const KINDS = { direct: "said", mixed: "said, partly in these words", indirect: "reported" };
const CHIPS = 24;

export async function articleView({ id, parameters }) {
  const article = await get(articlePath(id));
  const names = new Map(article.entities.map((entity) => [entity.id, entity.name]));
  const wanted = parameters.get("quote");
  return {
    title: `${headline(article)} – newsdex`,
    body: [
      el("article", { class: "whole", lang: article.language },
        el("header", {},
          el("h1", { dir: "auto" }, headline(article)),
          el("p", { class: "imprint" }, imprint(article)),
          el("p", { class: "facts" }, count(article.word_count, "word"), " · ", count(article.quotes.length, "quotation"),
            " · ", el("span", { class: "file" }, article.source.key), ...facts(article)),
          (article.quality?.warnings ?? []).map((warning) => el("p", { class: "notice" }, warning.message))),
        el("div", { class: "text" }, markedParagraphs(article).map((p) => paragraph(p, article, names)))),
      el("section", { class: "named", "aria-labelledby": "named" },
        el("h2", { id: "named" }, "Named here"), entities(article.entities)),
      copies(id),
      el("footer", { class: "actions" }, otherForms(id), takedownButton(article)),
    ],
    ready: () => wanted && show(wanted),
  };
}

function facts(article) {
  const original = originalLink(article);
  return original ? [" · ", original] : [];
}

function paragraph({ runs, quotes }, article, names) {
  return el("div", { class: quotes.length ? "para spoken" : "para" },
    el("p", { dir: "auto" }, grouped(runs).map(([quote, parts]) => (quote ? marked(quote, parts) : parts.map(run)))),
    quotes.length > 0 && el("div", { class: "speakers" }, bySpeaker(quotes).map((group) => besides(group, article, names))));
}

/** Runs in a row that belong to the same quotation. */
function grouped(runs) {
  const groups = [];
  for (const part of runs) {
    const last = groups.at(-1);
    if (last && last[0] === part.quote) last[1].push(part);
    else groups.push([part.quote, [part]]);
  }
  return groups;
}

function marked(quote, parts) {
  const unsure = quote.confidence < UNSURE_BELOW ? " unsure" : "";
  return el("mark", { class: `${quote.kind}${unsure}`, "data-quote": quote.id,
    title: quote.speaker ? `${quote.speaker.name}, ${KINDS[quote.kind]}` : "Speaker not sure" }, parts.map(run));
}

function run({ text, entity }) {
  return entity ? el("a", { class: "name", href: entityLink(entity.id), title: entity.name }, text) : text;
}

function bySpeaker(quotes) {
  const groups = new Map();
  for (const quote of quotes) {
    const key = quote.speaker ? quote.speaker.id ?? quote.speaker.name : "";
    groups.set(key, [...(groups.get(key) ?? []), quote]);
  }
  return [...groups.values()];
}

function besides(quotes, article, names) {
  const about = [...new Set(quotes.flatMap((quote) => quote.about))];
  const light = (on) => () => quotes.forEach((quote) => lit(quote.id, on));
  const reported = quotes.every((quote) => quote.kind === "indirect");
  return el("p", { class: reported ? "speaks reported" : "speaks", onmouseenter: light(true), onmouseleave: light(false), onfocusin: light(true),
    onfocusout: light(false) },
  el("span", { class: "unseen" }, "Speaker: "), speakerName(quotes[0].speaker), aboutNames(about, names),
  quotes[0].speaker && quotes.some((quote) => quote.confidence < UNSURE_BELOW) && unsureNote(),
  copyButton(article, quotes), correctButton(article, quotes));
}

function lit(quoteId, on) {
  for (const mark of marks(quoteId)) mark.classList.toggle("lit", on);
}

const marks = (quoteId) => document.querySelectorAll(`mark[data-quote="${CSS.escape(quoteId)}"]`);

function show(quoteId) {
  const [first] = marks(quoteId);
  if (!first) return;
  lit(quoteId, true);
  first.setAttribute("tabindex", "-1");
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
}

function entities(all) {
  const sorted = [...all].sort((a, b) => b.mentions.length - a.mentions.length);
  const chip = (entity) => entityChip(entity, entity.mentions.length > 1 ? `${entity.mentions.length}×` : null);
  const rest = sorted.slice(CHIPS);
  if (!sorted.length) return el("p", { class: "nothing" }, "No names were found.");
  return [el("p", { class: "chips" }, sorted.slice(0, CHIPS).map(chip)),
    rest.length > 0 && el("details", {}, el("summary", {}, `${rest.length} more`), el("p", { class: "chips" }, rest.map(chip)))];
}

/** The same story elsewhere: filled when it is known, and not there when there is none. */
function copies(id) {
  const list = el("div", { class: "list" });
  const section = el("section", { class: "named", hidden: true, "aria-labelledby": "copies" },
    el("h2", { id: "copies" }, "Also printed as"), list);
  get(`${articlePath(id)}/copies`).then(({ articles }) => {
    append(list, articles.map(articleCard));
    section.hidden = !articles.length;
  }).catch(() => {}); // the article is worth reading without
  return section;
}

function otherForms(id) {
  const forms = [["json", "JSON"], ["ninjs", "ninjs"], ["jsonld", "JSON-LD"]];
  return el("p", { class: "take" },
    forms.map(([format, label]) => el("a", { href: `${articlePath(id)}?format=${format}`, onclick: follow,
      "data-file": `${id}.${format === "ninjs" ? "ninjs.json" : format}` }, label)),
    el("a", { href: `${articlePath(id)}/receipts`, onclick: follow, "data-file": `${id}.receipts.json` }, "Receipts"));
}
