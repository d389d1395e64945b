// Owns waiting for what becomes of a file.

import { get } from "./api.js";

export const GONE = "deleted";
const ENDED = new Set(["indexed", "unpacked", "rejected", "deleted"]);
const LOOK_EVERY_MS = 700;
const WAIT_AT_MOST_MS = 180_000;

export const hasEnded = (status) => ENDED.has(status.state);

/** The status at `path` once it fits; `look` sees every status on the way. Throws when it takes too long. */
export async function outcomeOf(path, fits = hasEnded, look = () => {}) {
  const until = Date.now() + WAIT_AT_MOST_MS;
  while (Date.now() < until) {
    const status = await statusAt(path);
    if (status) look(status);
    if (status && fits(status)) return status;
    await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY_MS); });
  }
  throw new Error("This takes longer than usual. The file is not lost: look at its status later.");
}

async function statusAt(path) {
  try {
    return await get(path);
  } catch (error) {
    if (error.status === 404) return null; // the event of the upload has not arrived yet
    throw error;
  }
}
