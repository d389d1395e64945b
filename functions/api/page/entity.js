// Owns the view of one entity: what it said, what was said of it, when, and in whose company.

import { entityPath, get } from "./api.js";
import { articleCard, entityChip, quoteCard, typeName } from "./cards.js";
import { chartOf } from "./chart.js";
import { el, fill } from "./dom.js";
import { listOf } from "./more.js";
import { articleLink } from "./places.js";
import { day } from "./words.js";

const SPOKEN_FOR = new Set(["PERSON", "ORG", "GROUP", "PLACE"]); // who can be asked what they said

export async function entityView({ id }) {
  const entity = await get(entityPath(id));
  const quotes = (parameters) => () => listOf("/quotes", { ...parameters, page_size: 20, exclude_duplicates: true }, "quotes", quoteCard,
    "Nothing was found.");
  const articles = () => listOf(entityPath(id, "articles"), { page_size: 20 }, "articles", articleCard, "");
  const views = [["Said", quotes({ speaker: id })], ["Said of", quotes({ about: id })], ["Printed in", articles]];
  return {
    title: `${entity.name} – newsdex`,
    body: [
      el("header", { class: "entity" },
        el("p", { class: "kind" }, typeName(entity.type)),
        el("h1", {}, entity.name),
        el("p", { class: "imprint" }, span(entity))),
      el("div", { class: "columns profile" },
        tabs(SPOKEN_FOR.has(entity.type) ? views : views.slice(1)),
        el("div", { class: "side" },
          el("section", { "aria-labelledby": "when" }, el("h2", { id: "when" }, "In print"), chartOf(id)),
          el("section", { "aria-labelledby": "company" }, el("h2", { id: "company" }, "Mentioned with"), company(id)))),
    ],
  };
}

function span({ oldest, newest }) {
  const link = (article) => el("a", { href: articleLink(article.id) }, day(article.published_at));
  if (oldest.id === newest.id) return ["In print ", link(newest)];
  if (!oldest.published_at) return ["Last in print ", link(newest)]; // articles without a day count as oldest
  return ["In print from ", link(oldest), " to ", link(newest)];
}

/** Tabs after the WAI-ARIA pattern; a panel is filled when it is first opened. */
function tabs(views) {
  const panels = views.map(([name], i) => el("div", { role: "tabpanel", id: `panel-${i}`, "aria-labelledby": `tab-${i}`,
    tabindex: "0", hidden: i > 0, "data-name": name }));
  const buttons = views.map(([name], i) => el("button", { type: "button", role: "tab", id: `tab-${i}`,
    "aria-controls": `panel-${i}`, onclick: () => open(i) }, name));
  function open(chosen) {
    buttons.forEach((button, i) => {
      button.setAttribute("aria-selected", String(i === chosen));
      button.tabIndex = i === chosen ? 0 : -1;
      panels[i].hidden = i !== chosen;
    });
    if (!panels[chosen].childElementCount) fill(panels[chosen], views[chosen][1]());
  }
  const step = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = (buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length;
    open(next);
    buttons[next].focus();
  };
  open(0);
  return el("section", { "aria-label": "Quotations and articles" },
    el("div", { role: "tablist", class: "tabs", "aria-label": "Views", onkeydown: step }, buttons), panels);
}

function company(id) {
  const box = el("div", { "aria-busy": "true" });
  get(entityPath(id, "related"), { page_size: 16 }).then((related) => {
    const note = related.complete ? null
      : el("p", { class: "note" }, `Of the newest ${related.articles_considered} articles.`);
    if (!related.entities.length) fill(box, el("p", { class: "nothing" }, "Nobody."));
    else fill(box, el("p", { class: "chips" }, related.entities.map((e) => entityChip(e, String(e.articles)))), note);
  }).catch((error) => fill(box, el("p", { class: "notice", role: "alert" }, error.message)))
    .finally(() => box.setAttribute("aria-busy", "false"));
  return box;
}
