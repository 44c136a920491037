/** A sealed page and, where needed, the reader's passphrase → the page itself, in place of the lock. */

import { decode, fromBase64 } from "./bytes.js";
import { CATALOGUES } from "./catalogues.js";
import { Client, fetchBytes, sealedPath } from "./client.js";
import { fileOf } from "./disk.js";
import { Gate } from "./gate.js";
import { KEEPS, findKeys, forgetKeys, keepKeys } from "./keyring.js";
import { Refusal } from "./refusal.js";
import { describeSealed, openSealed } from "./sealed.js";
import { parseSlots, unlock } from "./slots.js";
import { forwarded, showPage } from "./unlocked.js";
import { Words } from "./words.js";
import { FROM_DISK } from "./wrapped.js";

/** @typedef {import("./sealed.js").Keys} Keys */

const root = new URL(document.documentElement.dataset.root || "./", location.href);
const { lang } = document.documentElement; // the agency's, for a browser that speaks none of ours
const words = new Words(CATALOGUES, [...navigator.languages, lang]);
const gate = new Gate(words);

/** @param {Document} page a shell @returns {Uint8Array} the sealed file in it */
function payload(page) {
  try {
    return fromBase64(page.getElementById("sealed").textContent.trim());
  } catch {
    throw new Refusal("damaged");
  }
}

/** The page as the host has it now: a browser may have kept one from before the content key changed. */
async function freshPayload() {
  if (FROM_DISK) throw new Refusal("mixed");
  const shell = await fetchBytes(new URL(location.pathname, location.href), "reload");
  return payload(new DOMParser().parseFromString(decode(shell), "text/html"));
}

/**
 * Opens this page and shows it, or the page that it leads to.
 * @param {Keys} keys
 * @param {Uint8Array} sealed the page
 * @returns {Promise<void>}; Refusal where it stays shut
 */
async function open(keys, sealed = payload(document)) {
  if (describeSealed(sealed).kid !== keys.kid) sealed = await freshPayload();
  const path = sealedPath(root, location.href);
  const html = decode(await openSealed(keys, path, sealed));
  const target = forwarded(root, path, html);
  if (target) return forward(keys, target);
  const page = { path, edition: describeSealed(sealed).edition };
  showPage(new Client(root, keys), page, html, words);
}

/**
 * Goes to another page, replacing this one, so that "back" does not end up here again. Keys that are not kept would be
 * lost on the way: then this tab fetches the page, and stays.
 * @param {Keys} keys
 * @param {URL} target
 */
async function forward(keys, target) {
  if (KEEPS) return location.replace(FROM_DISK ? fileOf(target.href, root) : target);
  history.replaceState(null, "", target);
  return open(keys, await freshPayload());
}

/** @param {string} passphrase @param {boolean} remember */
async function openWith(passphrase, remember) {
  const slots = parseSlots(await fetchBytes(new URL("slots.bin", root), "no-cache"));
  const keys = await unlock(slots, passphrase);
  await keepKeys(root, keys, remember);
  await open(keys);
}

/** What this browser must be able to do before anything is asked of the reader. */
async function checkBrowser() {
  if (!isSecureContext) throw new Refusal("insecure");
  if (typeof DecompressionStream === "undefined") throw new Refusal("old");
  await crypto.subtle.importKey("raw", new Uint8Array(32).fill(9), "X25519", false, []).catch(() => {
    throw new Refusal("old");
  });
}

async function start() {
  if (self !== top) return gate.offerWindow();
  try {
    await checkBrowser();
    const keys = await findKeys(root);
    if (keys) return await open(keys);
  } catch (error) {
    // Keys from before a change of access open nothing any more: the reader unlocks anew.
    if (error.reason !== "mixed") return gate.stop(error);
    await forgetKeys(root);
  }
  return gate.ask(openWith);
}

await start();
