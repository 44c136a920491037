/**
 * The figures of the newest version and what this browser saw last ↔ what changed in between, on the page Now.
 *
 * Remembered are the figures as they were written, the day, what was seen before, and which pages are still to be read;
 * encrypted under a key that only an unlocked site has, and gone with Lock.
 */

import { decode, encode } from "./bytes.js";
import { REMEMBERS } from "./keyring.js";
import { storage } from "./storage.js";
import { localeOf } from "./words.js";

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./unlocked.js").Page} Page */
/** @typedef {{at: number, values: Record<string, string>}} Visit */
/** @typedef {{edition: string, pages: string[]}} Read pages of one edition, as they lie below their version */
/** @typedef {Visit & {before?: Visit | null, fresh?: string[], read?: Read}} Memory `fresh` are pages to be read */

const STILL_READING = 12 * 3_600_000;
const BLANK = " ";
const transact = storage("aboveboard seen", ["seen"]);

/**
 * @param {Memory | undefined} memory
 * @param {Record<string, string>} values by figure, as they are now
 * @param {number} now
 * @returns {Memory} what to remember; `before` is the visit to compare with, null where nothing is new to this reader
 */
export function visited(memory, values, now) {
  if (!memory) return { at: now, values, before: null };
  const { at, before } = memory;
  if (changed(memory.values, values).length) return { ...memory, at: now, values, before: { at, values: memory.values } };
  if (now - at < STILL_READING) return { ...memory, before: before ?? null };
  return { ...memory, at: now, before: null };
}

/** @param {Record<string, string>} old @param {Record<string, string>} values @returns {string[]} names that differ */
export const changed = (old, values) => Object.keys(values).filter((name) => old[name] !== values[name]);

/**
 * @param {Memory} memory
 * @param {string} edition of the newest version
 * @param {string} own the page that is shown
 * @param {string[]} moved pages whose figures changed just now
 * @returns {Memory} with the pages that are still to be read: neither this one, nor what was read of this edition
 */
export function marked(memory, edition, own, moved) {
  const pages = memory.read?.edition === edition ? memory.read.pages : [];
  const read = { edition, pages: [...new Set([...pages, own])] };
  const fresh = [...new Set([...(memory.fresh ?? []), ...moved])];
  const unread = fresh.filter((page) => page !== own && !(moved.includes(page) && pages.includes(page)));
  return { ...memory, read, fresh: unread };
}

/** @param {Client} client @returns {Promise<CryptoKey>} */
async function memoryKey(client) {
  const raw = await crypto.subtle.sign("HMAC", client.keys.fileKey, encode("memory"));
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** @param {Client} client @param {CryptoKey} key @returns {Promise<Memory | undefined>} */
async function recall(client, key) {
  const kept = await transact("seen", "readonly", (store) => store.get(client.root.pathname));
  if (!kept) return undefined;
  const opened = crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.sealed);
  return opened.then((bytes) => JSON.parse(decode(new Uint8Array(bytes))), () => undefined);
}

/** @param {Client} client @param {CryptoKey} key @param {Memory} memory */
async function remember(client, key, memory) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, encode(JSON.stringify(memory)));
  await transact("seen", "readwrite", (store) => store.put({ iv, sealed }, client.root.pathname));
}

/** @param {URL} root @returns {Promise<void>} */
export const forgetSeen = (root) => transact("seen", "readwrite", (store) => store.delete(root.pathname));

/**
 * Says on the newest Now what changed, and marks pages to be read; silent on a first visit, on older versions, and where
 * nothing can be kept.
 * @param {Client} client
 * @param {Page} page
 * @param {import("./answers.js").Answers} answers
 * @param {import("./words.js").Words} words in the page's language
 */
export async function tellChanges(client, page, answers, words) {
  if (!REMEMBERS) return;
  const [newest] = await answers.versions();
  const folder = `${newest.version}/`;
  if (!page.path.startsWith(folder)) return;
  try {
    // One tab after the other: what one writes, the next one reads.
    await navigator.locks.request(`aboveboard seen ${client.root.pathname}`, () => compare(client, page, folder, words));
  } catch {
    // A browser that keeps nothing has nothing to compare with.
  }
}

/**
 * @param {Client} client
 * @param {Page} page
 * @param {string} folder of the newest version
 * @param {import("./words.js").Words} words
 */
async function compare(client, page, folder, words) {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("[data-since]"));
  const key = await memoryKey(client);
  const old = await recall(client, key);
  if (!section && !old) return;
  const base = new URL(folder, client.root);
  const rows = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-since] [data-figure]"));
  const values = Object.fromEntries(Array.from(rows, (row) => [row.dataset.figure, row.dataset.value]));
  const names = new Set(section && old ? changed(old.values, values) : []);
  const news = Array.from(rows).filter((row) => names.has(row.dataset.figure));
  const moved = news.map((row) => below(base, row.querySelector("a")));
  const seen = section ? visited(old, values, Date.now()) : old;
  const memory = marked(seen, page.edition, below(base, location), moved);
  await remember(client, key, memory);
  markNew(base, memory.fresh, words.say("new"));
  if (section && memory.before) show(section, rows, memory.before, values);
}

/** @param {URL} base of the newest version @param {{href: string}} place @returns {string} "" is Now, "plan/" the plan */
const below = (base, { href }) => new URL(href).pathname.slice(base.pathname.length).replace(/index\.html$/, "");

/** @param {URL} base @param {string[]} pages that are marked in the navigation @param {string} word that marks them */
function markNew(base, pages, word) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-nav--primary a.md-nav__link"));
  for (const link of links) {
    if (!link.pathname.startsWith(base.pathname) || !pages.includes(below(base, link))) continue;
    const mark = document.createElement("span");
    mark.className = "ab-new";
    mark.textContent = word;
    link.append(BLANK, mark);
  }
}

/**
 * @param {HTMLElement} section
 * @param {NodeListOf<HTMLElement>} rows
 * @param {Visit} before
 * @param {Record<string, string>} values
 */
function show(section, rows, before, values) {
  const day = new Date(before.at).toLocaleDateString(localeOf(document.documentElement.lang), { day: "numeric", month: "long" });
  section.querySelector("h2").textContent = section.dataset.since.replace("{date}", day);
  const names = new Set(changed(before.values, values));
  for (const row of rows) {
    const { figure, value } = row.dataset;
    row.hidden = !names.has(figure);
    const old = before.values[figure];
    row.querySelector("span").textContent = old === undefined ? value : `${old} → ${value}`;
  }
  section.hidden = false;
}
