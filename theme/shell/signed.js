/**
 * What was signed in this browser ↔ its memory of it, encrypted under a key that only an unlocked site has.
 *
 * Lock leaves it: whoever signed shall find it again. After a change of the content key it opens no more, and is as good
 * as gone.
 */

import { decode, encode } from "./bytes.js";
import { findSigned, keepSigned } from "./signing_key.js";

/** @typedef {import("./client.js").Client} Client */

/**
 * @typedef {object} Signed
 * @property {number} version
 * @property {string} digest of the wording
 * @property {{id: string, name: string}} signer
 * @property {"accept" | "reject"} decision
 * @property {string} time
 * @property {string} header of the receipt
 * @property {string} body of the receipt
 * @property {string} signature armored
 */

/** @param {Client} client @returns {Promise<CryptoKey>} */
async function memoryKey(client) {
  const raw = await crypto.subtle.sign("HMAC", client.keys.fileKey, encode("memory"));
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** @param {Client} client @returns {Promise<Record<string, Signed>>} by document; rejected where nothing can be kept */
async function everything(client) {
  const kept = await findSigned(client.root.pathname);
  if (!kept) return {};
  const key = await memoryKey(client);
  const opened = crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.sealed);
  return opened.then((bytes) => JSON.parse(decode(new Uint8Array(bytes))), () => ({}));
}

/** @param {Client} client @param {string} document @returns {Promise<Signed | undefined>} what was signed last */
export const recall = async (client, document) => (await everything(client))[document];

/** @param {Client} client @param {string} document @param {Signed} signed @returns {Promise<void>} */
export async function remember(client, document, signed) {
  const all = { ...(await everything(client)), [document]: signed };
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await memoryKey(client), encode(JSON.stringify(all)));
  await keepSigned(client.root.pathname, { iv, sealed });
}
