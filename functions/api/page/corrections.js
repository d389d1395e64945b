// Owns the view of what people corrected, and taking a correction back.

import { address, get, remove } from "./api.js";
import { announce, el } from "./dom.js";
import { articleLink, entityLink } from "./places.js";
import { stated } from "./stated.js";
import { day } from "./words.js";

export async function correctionsView() {
  const { corrections } = await get("/corrections");
  const newest = corrections.sort((a, b) => b.at.localeCompare(a.at));
  return {
    title: "Corrections – newsdex",
    body: [
      el("h1", {}, "Corrections"),
      el("p", { class: "lead" }, "What people put right. It holds in all answers, also when an article is read again."),
      newest.length ? el("div", { class: "list" }, newest.map(card)) : el("p", { class: "nothing" }, "Nothing was corrected."),
    ],
  };
}

function card(correction) {
  const takeBack = el("button", { type: "button", onclick: () => revoke(correction, takeBack) }, "Take back");
  return el("article", { class: "card correction" },
    el("h3", {}, el("a", { href: placeOf(correction) }, told(correction))),
    correction.words && el("p", {}, correction.words),
    el("p", { class: "imprint" }, `${correction.reason} – ${correction.by}, ${day(correction.at)}`),
    takeBack);
}

function told({ kind, entity, into, name, type, speaker, speaker_name: speakerName }) {
  return {
    merge: `${entity} is ${into}`,
    rename: `${entity} is called ${name}`,
    retype: `${entity} is of type ${type}`,
    reassign: `Said by ${speakerName ?? speaker}`,
    hide: "No quotation",
  }[kind];
}

const placeOf = (correction) => (correction.article ? articleLink(correction.article, correction.quote)
  : entityLink(correction.into ?? correction.entity));

async function revoke(correction, button) {
  button.disabled = true;
  try {
    await remove(address(`/corrections/${encodeURIComponent(correction.id)}`, { by: stated() || correction.by }));
    button.closest("article").remove();
    announce("Taken back.");
  } catch (error) {
    button.disabled = false;
    button.before(el("p", { role: "alert" }, error.message));
  }
}
