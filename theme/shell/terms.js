/** Words that were searched for → the page they were found on, past the host: its log must not learn them. */

import { FROM_DISK } from "./wrapped.js";

const TERMS = "aboveboard.terms";

/** Puts the terms that the last page left back into the address before Material reads it, and out of it again. */
export function takeTerms() {
  const { pathname, terms } = handedOver();
  if (!terms || pathname !== location.pathname) return;
  const bare = location.href;
  const address = new URL(bare);
  address.searchParams.set("h", terms);
  history.replaceState(history.state, "", address);
  const restore = () => history.replaceState(history.state, "", bare);
  document.addEventListener("DOMContentLoaded", () => setTimeout(restore), { once: true });
}

/** @returns {{pathname?: string, terms?: string}} what the last page left, once; nothing where storage is blocked */
function handedOver() {
  try {
    const kept = sessionStorage.getItem(TERMS);
    sessionStorage.removeItem(TERMS);
    return JSON.parse(kept ?? "{}");
  } catch {
    return {};
  }
}

/** @param {string} pathname @param {string} terms for the next page; without storage it highlights nothing */
function leave(pathname, terms) {
  try {
    sessionStorage.setItem(TERMS, JSON.stringify({ pathname, terms }));
  } catch {
    // The page that was found opens all the same.
  }
}

/** Takes the terms out of every link that is followed; a disk keeps no log. @param {URL} root */
export function handOverTerms(root) {
  if (FROM_DISK) return;
  for (const type of ["click", "auxclick", "contextmenu"]) {
    window.addEventListener(type, (event) => strip(event, root), true);
  }
}

/** @param {Event} event @param {URL} root */
function strip(event, root) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link) return;
  const address = new URL(link.href, location.href);
  const terms = address.searchParams.get("h");
  if (terms === null || address.origin !== root.origin) return;
  address.searchParams.delete("h");
  link.href = address.href;
  if (event.type !== "click") return;
  leave(address.pathname, terms);
  // Without the terms, a place on this very page is no new page: nothing would be highlighted.
  if (address.pathname === location.pathname) {
    event.preventDefault();
    location.href = address.href;
    location.reload();
  }
}
