// Owns asking the API: JSON in and out, and problems (RFC 9457) as errors that people can read.

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

export function remove(path) {
  return request(path, { method: "DELETE" });
}

async function request(url, options) {
  const answer = await fetch(url, { ...options, headers: { Accept: "application/json", ...options.headers } });
  if (answer.ok) return answer.json();
  throw new Problem(answer.status, await detail(answer));
}

async function detail(answer) {
  if (answer.status === 401 || answer.status === 403) return "This archive is closed to you: it asks for credentials.";
  try {
    const problem = await answer.json();
    return problem.errors?.map((e) => `${e.parameter}: ${e.detail}`).join("; ") || problem.detail || "The request failed.";
  } catch {
    return `The request failed with status ${answer.status}.`;
  }
}

export const articlePath = (id) => `/articles/${encodeURIComponent(id)}`;
export const entityPath = (id, view = "") => `/entities/${encodeURIComponent(id)}${view && `/${view}`}`;
