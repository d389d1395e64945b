// Owns taking an article out: asked for by a button, done after a second look.

import { articlePath, remove } from "./api.js";
import { headline } from "./cards.js";
import { announce, el, fill } from "./dom.js";
import { GONE, outcomeOf } from "./outcomes.js";

export function takedownButton(article) {
  const dialog = el("dialog", { class: "ask", "aria-labelledby": "ask-title" });
  const open = () => { ask(dialog, article); dialog.showModal(); };
  return [el("button", { type: "button", class: "danger", onclick: open }, "Take down"), dialog];
}

function ask(dialog, article) {
  const keep = el("button", { type: "button", autofocus: true, onclick: () => dialog.close() }, "Keep it");
  const confirm = el("button", { type: "button", class: "danger", onclick: () => carryOut(dialog, article) },
    "Take it down");
  fill(dialog,
    el("h2", { id: "ask-title" }, "Take this article down?"),
    el("p", {}, el("strong", {}, headline(article)), " leaves every list, with its quotations. Its file in the inbox is removed."),
    el("p", { class: "buttons" }, keep, confirm));
}

async function carryOut(dialog, article) {
  fill(dialog, el("p", { role: "status" }, "Taking it down …"));
  try {
    const removal = await remove(articlePath(article.id));
    await outcomeOf(removal.status_path, (status) => status.state === GONE);
    dialog.close();
    location.hash = "#/";
    announce("The article was taken down.");
  } catch (error) {
    fill(dialog, el("p", { role: "alert" }, error.message),
      el("p", { class: "buttons" }, el("button", { type: "button", onclick: () => dialog.close() }, "Close")));
  }
}
