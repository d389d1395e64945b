// Owns how articles, quotations and entities look in lists.

import { el, webAddress } from "./dom.js";
import { articleLink, entityLink } from "./places.js";
import { TYPES, UNSURE_BELOW, count, day, nameOf, printedIn } from "./words.js";

export function entityChip(entity, note = null) {
  return el("a", { class: `chip ${String(entity.type ?? "").toLowerCase()}`, href: entityLink(entity.id) },
    entity.name, note && el("span", { class: "note" }, note));
}

export function typeName(type) {
  return TYPES[type] ?? "entity";
}

/** Where and when an article was printed, by whom: what stands under a headline. */
export function imprint(article) {
  const parts = [day(article.published_at), printedIn(article), article.authors.join(", ")].filter(Boolean);
  return parts.join(" · ");
}

export function headline(article) {
  return article.headline || "Without a headline";
}

export function articleCard(article) {
  return el("article", { class: "card article" },
    el("h3", { dir: "auto" }, el("a", { href: articleLink(article.id) }, headline(article))),
    el("p", { class: "imprint" }, imprint(article)));
}

/** A quotation with its speaker and its article. */
export function quoteCard(quote) {
  return el("article", { class: `card quote ${quote.kind}` },
    el("p", { class: "by" }, speakerName(quote.speaker), aboutNames(quote.about),
      quote.speaker && quote.confidence < UNSURE_BELOW && unsureNote()),
    el("blockquote", { dir: "auto" }, quote.text),
    el("p", { class: "imprint" },
      el("a", { href: articleLink(quote.article.id, quote.id), dir: "auto" }, headline(quote.article)),
      ` · ${[day(quote.article.published_at), printedIn(quote.article)].filter(Boolean).join(" · ")}`,
      quote.copies > 0 && ` · and in ${count(quote.copies, "copy", "copies")}`));
}

export function unsureNote() {
  return el("span", { class: "note unsure" }, "not sure");
}

export function speakerName(speaker) {
  if (!speaker) return el("span", { class: "speaker unknown" }, "Speaker not sure");
  if (!speaker.id) return el("span", { class: "speaker" }, speaker.name);
  return el("a", { class: "speaker", href: entityLink(speaker.id) }, speaker.name);
}

/** `on Kestrel Bay, Upper Lind`; `names` knows the names of ids, where the article is at hand. */
export function aboutNames(ids, names = new Map()) {
  if (!ids.length) return null;
  const links = ids.map((id) => el("a", { href: entityLink(id) }, names.get(id) ?? nameOf(id)));
  return el("span", { class: "about" }, " on ", links.flatMap((link, i) => (i ? [", ", link] : [link])));
}

/** The address under which the article was printed, as a link, if it may be followed. */
export function originalLink(article) {
  const address = webAddress(article.url);
  return address && el("a", { href: address, rel: "noopener noreferrer nofollow external", target: "_blank" },
    "Original page");
}
