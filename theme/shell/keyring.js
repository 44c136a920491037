/**
 * Keys of clients ↔ the browser's own store (IndexedDB), where no script can read them out again.
 *
 * Remembered keys last for days and open every tab. Others last twelve hours at most and belong to one tab: their
 * name holds a random id that only that tab's sessionStorage knows. A page may say that it wants none kept at all:
 * the agency's own view of its clients is unlocked anew each time.
 */

import { storage } from "./storage.js";
import { FROM_DISK } from "./wrapped.js";

/** @typedef {import("./sealed.js").Keys} Keys */
/** @typedef {{seq: number, code: string, version: string, time: string}} Publication one entry of the ledger */
/** @typedef {{seq: number[], digest: string, ledger?: Publication | null}} Witness the newest head that was seen */

export const REMEMBER_DAYS = 30;
const HOUR = 3_600_000;
const SESSION_HOURS = 12;
const SESSION = "aboveboard.tab";

/** Whether this page lets the browser keep keys; known for good once the module is there. */
export const KEEPS = globalThis.document?.documentElement.dataset.keep !== "never";

/** Whether it may keep them beyond this tab: all files on a disk share one store, whoever made them. */
export const REMEMBERS = KEEPS && !FROM_DISK;

const transact = storage("aboveboard", ["keys", "witnesses"]);

/** @param {URL} root @returns {string | null} this tab's own entry, if it has one */
function tabEntry(root) {
  const id = sessionStorage.getItem(SESSION);
  return id && `${root.pathname}#${id}`;
}

/**
 * @param {URL} root
 * @returns {Promise<Keys | null>} null where the reader has to unlock, or the browser keeps nothing
 */
export async function findKeys(root) {
  if (!KEEPS) return null;
  try {
    for (const entry of [root.pathname, tabEntry(root)].filter(Boolean)) {
      const found = await transact("keys", "readonly", (store) => store.get(entry));
      if (found?.until > Date.now()) return found.keys;
    }
  } catch {
    // A browser that keeps nothing (private windows, blocked storage) asks each time.
  }
  return null;
}

/** @param {URL} root @param {Keys} keys @param {boolean} remember beyond this tab @returns {Promise<void>} */
export async function keepKeys(root, keys, remember) {
  if (!KEEPS) return;
  const lasting = remember && REMEMBERS;
  try {
    if (!lasting && !tabEntry(root)) sessionStorage.setItem(SESSION, crypto.randomUUID());
    const entry = lasting ? root.pathname : tabEntry(root);
    const hours = lasting ? REMEMBER_DAYS * 24 : SESSION_HOURS;
    const kept = { keys, until: Date.now() + hours * HOUR };
    await transact("keys", "readwrite", dropExpired);
    await transact("keys", "readwrite", (store) => store.put(kept, entry));
  } catch {
    // The page opens all the same; the next one asks again.
  }
}

/** Tabs close without a word: what they left is cleared away when its time is over. @param {IDBObjectStore} store */
function dropExpired(store) {
  const walk = store.openCursor();
  walk.onsuccess = () => {
    if (!walk.result) return;
    if (walk.result.value.until <= Date.now()) walk.result.delete();
    walk.result.continue();
  };
  return walk;
}

/** Deletes the client's keys, those of other tabs, too. @param {URL} root @returns {Promise<void>} */
export async function forgetKeys(root) {
  const tabs = IDBKeyRange.bound(`${root.pathname}#`, `${root.pathname}#\uffff`);
  await transact("keys", "readwrite", (store) => store.delete(root.pathname));
  await transact("keys", "readwrite", (store) => store.delete(tabs));
}

/** @param {URL} root @returns {Promise<Witness | undefined>} */
export const findWitness = (root) => transact("witnesses", "readonly", (store) => store.get(root.pathname));

/** @param {URL} root @param {Witness} witness @returns {Promise<void>} */
export const keepWitness = (root, witness) =>
  transact("witnesses", "readwrite", (store) => store.put(witness, root.pathname));
