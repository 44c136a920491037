/** A sealed file, format version 1 (docs/sealed-format.md), and its key → the plain bytes. */

import { decode, encode, hex, join } from "./bytes.js";
import { Refusal } from "./refusal.js";

const MAGIC = "ABSEAL01";
const [KEY_ID, EDITION, SYNTHETIC, SEALED] = [8, 24, 40, 72];
const SHORTEST = SEALED + 512 + 16;
const BODY = 5;
const STORED = 0;
const ZLIB = 1;

/**
 * What opens the files of one client.
 * @typedef {object} Keys
 * @property {string} kid which content key, 32 hexadecimal digits
 * @property {CryptoKey} fileKey HMAC-SHA256, never extractable
 */

/**
 * Whose file it is, as it says itself: true only once it has been opened.
 * @param {Uint8Array} file
 * @returns {{kid: string, edition: string}} hexadecimal
 */
export function describeSealed(file) {
  if (file.length < SHORTEST || decode(file.subarray(0, KEY_ID)) !== MAGIC) throw new Refusal("damaged");
  return { kid: hex(file.subarray(KEY_ID, EDITION)), edition: hex(file.subarray(EDITION, SYNTHETIC)) };
}

/**
 * Opens one file. The path comes from the browser, never from the file: a file that was moved does not open.
 * @param {Keys} keys
 * @param {string} path below the client's root
 * @param {Uint8Array} file
 * @returns {Promise<Uint8Array>}; Refusal "mixed" for another content key, "damaged" for anything that is not authentic
 */
export async function openSealed(keys, path, file) {
  if (describeSealed(file).kid !== keys.kid) throw new Refusal("mixed");
  const own = await crypto.subtle.sign("HMAC", keys.fileKey, file.slice(SYNTHETIC, SEALED));
  const key = await crypto.subtle.importKey("raw", own, "AES-GCM", false, ["decrypt"]);
  const additionalData = join(file.subarray(0, SYNTHETIC), encode(path));
  const opening = { name: "AES-GCM", iv: new Uint8Array(12), additionalData };
  const block = await crypto.subtle.decrypt(opening, key, file.subarray(SEALED)).catch(() => {
    throw new Refusal("damaged");
  });
  return body(new Uint8Array(block));
}

/** @param {Uint8Array} block method, length, body, padding; authentic by now @returns {Promise<Uint8Array>} */
async function body(block) {
  const end = BODY + new DataView(block.buffer).getUint32(1);
  if (end > block.length) throw new Refusal("damaged");
  const bytes = block.subarray(BODY, end);
  if (block[0] === STORED) return bytes;
  if (block[0] !== ZLIB) throw new Refusal("damaged");
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
