/** The sealed head of the newest build → whether this page, or the whole site, is older than it should be. */

import { decode, hex } from "./bytes.js";
import { findWitness, keepWitness } from "./keyring.js";

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./unlocked.js").Page} Page */
/** @typedef {import("./keyring.js").Publication} Publication */

/**
 * @param {number[]} left
 * @param {number[]} right
 * @returns {boolean} whether left comes before right, number by number
 */
export function isBefore(left, right) {
  const at = left.findIndex((number, place) => number !== right[place]);
  return at >= 0 && left[at] < right[at];
}

/**
 * @param {Record<string, string>} editions by version folder; "" for what stands outside of all versions
 * @param {Page} page
 * @returns {boolean} whether the page is of the build that the head describes
 */
export function belongs(editions, page) {
  const folder = page.path.split("/")[0];
  return editions[Object.hasOwn(editions, folder) ? folder : ""] === page.edition;
}

/**
 * @param {Publication[]} ledger every publication
 * @param {Publication | null} newest the one that the head names
 * @param {Publication | null | undefined} seen the newest one that this browser saw before
 * @returns {boolean} whether what was seen is still on record, and the head's is the last one there
 */
export function leadsOn(ledger, newest, seen) {
  if (!seen) return true;
  const last = ledger.at(-1);
  const kept = ledger.some(({ seq, code }) => seq === seen.seq && code === seen.code);
  return kept && last?.seq === newest?.seq && last?.code === newest?.code;
}

/**
 * Compares what the host serves with what this browser saw before, and remembers the newest. A witness of what is no
 * longer on record is kept: the warning comes back until somebody explains it.
 * @param {Client} client
 * @param {Page} page
 * @returns {Promise<{warning?: "older" | "rewritten" | "stale", next?: string | null}>} why to warn the reader; else the
 * day for which the next update was promised, null where none was
 */
export async function checkHead(client, page) {
  const bytes = await client.read("head.bin", "no-cache");
  const head = JSON.parse(decode(bytes));
  const seen = await findWitness(client.root).catch(() => undefined);
  if (seen && isBefore(head.seq, seen.seq)) return { warning: "older" };
  if (!(await isOnRecord(client, head.ledger, seen?.ledger))) return { warning: "rewritten" };
  const digest = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  await keepWitness(client.root, { seq: head.seq, digest, ledger: head.ledger }).catch(() => undefined);
  if (!belongs(head.editions, page)) return { warning: "stale" };
  return { next: head.next };
}

/**
 * @param {Client} client
 * @param {Publication | null} newest
 * @param {Publication | null | undefined} seen
 * @returns {Promise<boolean>}
 */
async function isOnRecord(client, newest, seen) {
  if (!seen || (newest?.seq === seen.seq && newest.code === seen.code)) return true;
  return newest !== null && leadsOn(await client.json("all/ledger.bin", "no-cache"), newest, seen);
}
