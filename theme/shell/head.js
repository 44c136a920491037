/** The sealed head of the newest build → whether this page, or the whole site, is older than it should be. */

import { decode, hex } from "./bytes.js";
import { findWitness, keepWitness } from "./keyring.js";

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./unlocked.js").Page} Page */

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
 * Compares what the host serves with what this browser saw before, and remembers the newest.
 * @param {Client} client
 * @param {Page} page
 * @returns {Promise<"older" | "stale" | null>} why to warn the reader, if there is a reason
 */
export async function checkHead(client, page) {
  const bytes = await client.read("head.bin", "no-cache");
  const head = JSON.parse(decode(bytes));
  const seen = await findWitness(client.root).catch(() => undefined);
  if (seen && isBefore(head.seq, seen.seq)) return "older";
  const digest = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  await keepWitness(client.root, { seq: head.seq, digest }).catch(() => undefined);
  return belongs(head.editions, page) ? null : "stale";
}
