/**
 * The figures of the newest version and what this browser saw last ↔ what changed in between, on the page Now.
 *
 * Remembered are the figures as they were written, the day, and what was seen before; encrypted under a key that only an
 * unlocked site has, and gone with Lock.
 */

import { decode, encode } from "./bytes.js";
import { REMEMBERS } from "./keyring.js";
import { storage } from "./storage.js";

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./unlocked.js").Page} Page */
/** @typedef {{at: number, values: Record<string, string>}} Visit */
/** @typedef {Visit & {before?: Visit | null}} Memory */

const STILL_READING = 12 * 3_600_000;
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
  if (changed(memory.values, values).length) return { at: now, values, before: { at, values: memory.values } };
  return now - at < STILL_READING ? { at, values, before: before ?? null } : { at: now, values, before: null };
}

/** @param {Record<string, string>} old @param {Record<string, string>} values @returns {string[]} names that differ */
export const changed = (old, values) => Object.keys(values).filter((name) => old[name] !== values[name]);

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
 * Says on the newest Now what changed; silent on a first visit, on older versions, and where nothing can be kept.
 * @param {Client} client
 * @param {Page} page
 * @param {import("./answers.js").Answers} answers
 */
export async function tellChanges(client, page, answers) {
  const section = /** @type {HTMLElement | null} */ (document.querySelector("[data-since]"));
  if (!section || !REMEMBERS) return;
  const [newest] = await answers.versions();
  if (page.path.split("/")[0] !== newest.version) return;
  const rows = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-figure]"));
  const values = Object.fromEntries(Array.from(rows, (row) => [row.dataset.figure, row.dataset.value]));
  try {
    const key = await memoryKey(client);
    const memory = visited(await recall(client, key), values, Date.now());
    await remember(client, key, memory);
    if (memory.before) show(section, rows, memory.before, values);
  } catch {
    // A browser that keeps nothing has nothing to compare with.
  }
}

/**
 * @param {HTMLElement} section
 * @param {NodeListOf<HTMLElement>} rows
 * @param {Visit} before
 * @param {Record<string, string>} values
 */
function show(section, rows, before, values) {
  const day = new Date(before.at).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long" });
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
