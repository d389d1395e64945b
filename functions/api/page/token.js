// Owns the token of whoever signed in: kept for this tab only, and gone with it.

const NAME = "newsdex-token";

export const readToken = () => sessionStorage.getItem(NAME);

/** Keeps a token, or forgets it if there is none. */
export function keepToken(token) {
  if (token) sessionStorage.setItem(NAME, token);
  else sessionStorage.removeItem(NAME);
}
