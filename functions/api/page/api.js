// Owns asking the API: JSON in and out, and problems (RFC 9457) as errors that people can read.

import { readToken } from "./token.js";

export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** A path with parameters; those that are empty are left out. */
export function address(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

export function get(path, parameters = {}, signal = undefined) {
  return request(address(path, parameters), { signal });
}

export function post(path, body) {
  return request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export function put(path, body) {
  return request(path, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export function remove(path) {
  return request(path, { method: "DELETE" });
}

async function request(url, options) {
  const answer = await send(url, { ...options, headers: { Accept: "application/json", ...options.headers } });
  return answer.json();
}

/** The answer, if it is a good one. The token of whoever signed in goes along, to our own paths only. */
async function send(url, options) {
  const token = readToken();
  const headers = token ? { ...options.headers, Authorization: `Bearer ${token}` } : options.headers;
  const answer = await fetch(url, { ...options, headers });
  if (answer.ok) return answer;
  throw new Problem(answer.status, await detail(answer));
}

/** Follows a link of ours that a browser alone could not: with a token it is fetched, and saved as a file. */
export async function follow(event) {
  if (!readToken()) return;
  event.preventDefault();
  const link = event.currentTarget;
  const answer = await send(link.getAttribute("href"), { headers: {} });
  const url = URL.createObjectURL(await answer.blob());
  const saved = document.createElement("a");
  saved.href = url;
  saved.download = link.dataset.file;
  saved.click();
  URL.revokeObjectURL(url);
}

async function detail(answer) {
  if (answer.status === 401 || answer.status === 403) return "This archive asks who you are.";
  try {
    const problem = await answer.json();
    return problem.errors?.map((e) => `${e.parameter}: ${e.detail}`).join("; ") || problem.detail || "The request failed.";
  } catch {
    return `The request failed with status ${answer.status}.`;
  }
}

export const articlePath = (id) => `/articles/${encodeURIComponent(id)}`;
export const entityPath = (id, view = "") => `/entities/${encodeURIComponent(id)}${view && `/${view}`}`;
