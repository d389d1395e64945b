// Owns taking a quotation along: its words, who said them, and where they were printed, as a line of text.

import { articlePath, get } from "./api.js";
import { headline } from "./cards.js";
import { announce, el } from "./dom.js";
import { articleLink } from "./places.js";
import { day, printedIn } from "./words.js";

const SAID_FOR_MS = 1_500;

/** A button that copies quotations of one speaker with their source. */
export function copyButton(article, quotes) {
  const who = quotes[0].speaker?.name ?? "an unknown speaker";
  const button = el("button", { type: "button", class: "copy", "aria-label": `Copy the words of ${who} with their source`,
    onclick: () => copy(article, quotes, button) }, "Copy");
  return button;
}

async function copy(article, quotes, button) {
  try {
    await navigator.clipboard.writeText(await citation(article, quotes));
    say(button, "Copied");
  } catch (error) {
    say(button, "Not copied");
    announce(error.message);
  }
}

/** `“Words” … “more words” – Ada Stone, in “Headline”, courier.example, 1 March 2026. https://…` */
export async function citation(article, quotes) {
  const words = quotes.map((quote) => (quote.kind === "direct" ? `“${quote.text}”` : quote.text)).join(" … ");
  const where = [`“${headline(article)}”`, printedIn(article), day(article.published_at)].filter(Boolean).join(", ");
  return `${words} – ${quotes[0].speaker?.name ?? "speaker not sure"}, in ${where}. ${await addressOf(article, quotes[0])}`;
}

/** Of the words on the page they were printed on; where that is not known, of the words in this archive. */
async function addressOf(article, quote) {
  const { receipts } = await get(`${articlePath(article.id)}/receipts`);
  const link = receipts.find((receipt) => receipt.quote_id === quote.id)?.link;
  return link ?? new URL(articleLink(article.id, quote.id), location.href).href;
}

function say(button, text) {
  const before = button.textContent;
  button.textContent = text;
  announce(text);
  setTimeout(() => { button.textContent = before; }, SAID_FOR_MS);
}
