// Owns putting a wrong speaker right: who said these words, or that they are no quotation, with a reason.

import { put } from "./api.js";
import { announce, el, fill } from "./dom.js";
import { stated, keepStated } from "./stated.js";

const SPEAKING = new Set(["PERSON", "ORG", "GROUP"]);
const NOBODY = "";
const WORDS_SHOWN = 90;

/** A button that asks what is wrong with quotations of one speaker. */
export function correctButton(article, quotes) {
  const who = quotes[0].speaker?.name ?? "an unknown speaker";
  const dialog = el("dialog", { class: "ask", "aria-labelledby": `correct-${quotes[0].id}` });
  const open = () => { ask(dialog, article, quotes); dialog.showModal(); };
  return [el("button", { type: "button", class: "copy", "aria-label": `Correct the words of ${who}`, onclick: open }, "Correct"),
    dialog];
}

function ask(dialog, article, quotes) {
  const form = el("form", { method: "dialog", onsubmit: (event) => { event.preventDefault(); save(dialog, form, article); } },
    el("h2", { id: `correct-${quotes[0].id}` }, "Who said this?"),
    quotes.map((quote) => choice(quote, quotes.length === 1)),
    el("label", {}, "Speaker", el("select", { name: "speaker" }, speakers(article, quotes[0].speaker?.id))),
    el("label", {}, "Why", el("input", { name: "reason", required: true, maxlength: 500, autocomplete: "off" })),
    el("label", {}, "Your name", el("input", { name: "by", required: true, maxlength: 200, autocomplete: "name", value: stated() })),
    el("p", { class: "buttons" },
      el("button", { type: "button", onclick: () => dialog.close() }, "Cancel"), el("button", { type: "submit" }, "Correct")));
  fill(dialog, form);
}

function choice(quote, only) {
  const words = quote.text.length > WORDS_SHOWN ? `${quote.text.slice(0, WORDS_SHOWN)}…` : quote.text;
  return el("label", { class: "check" },
    el("input", { type: "checkbox", name: "quote", value: quote.id, checked: only }), el("span", {}, words));
}

function speakers(article, current) {
  const named = article.entities.filter((entity) => SPEAKING.has(entity.type) && entity.id !== current);
  return [...named.map((entity) => el("option", { value: entity.id }, entity.name)),
    el("option", { value: NOBODY }, "Nobody: this is no quotation")];
}

async function save(dialog, form, article) {
  const given = new FormData(form);
  const quotes = given.getAll("quote");
  if (!quotes.length) return say(form, "Choose the words that are to be corrected.");
  const [speaker, reason, by] = ["speaker", "reason", "by"].map((name) => given.get(name));
  const kind = speaker === NOBODY ? { kind: "hide" } : { kind: "reassign", speaker };
  keepStated(by);
  try {
    for (const quote of quotes) await put("/corrections", { ...kind, article: article.id, quote, reason, by });
  } catch (error) {
    return say(form, error.message);
  }
  dialog.close();
  dispatchEvent(new HashChangeEvent("hashchange")); // the view is made again, as corrected
  return announce("Corrected.");
}

function say(form, text) {
  form.querySelector("[role=alert]")?.remove();
  form.prepend(el("p", { role: "alert" }, text));
}
