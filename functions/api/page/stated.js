// Owns the name that whoever corrects gives: kept for this tab, so that it is asked for once.

const NAME = "newsdex-name";

export const stated = () => sessionStorage.getItem(NAME) ?? "";
export const keepStated = (name) => sessionStorage.setItem(NAME, name);
