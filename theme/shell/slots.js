/** A passphrase and slots.bin, format version 1 → the keys of one client. */

import { decode, encode, hex, join } from "./bytes.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./sealed.js").Keys} Keys */

const MAGIC = "ABSLOT01";
const [SALT, ITERATIONS, KEY_ID, COUNT, FIRST] = [8, 24, 28, 44, 46];
const EPHEMERAL = 32;
const SLOT = 80;
const MOST_SLOTS = 256;
const [FEWEST_ITERATIONS, MOST_ITERATIONS] = [600_000, 10_000_000];
const LABEL = "aboveboard/1 ";
const NO_SALT = new Uint8Array();
// WebCrypto takes a raw X25519 private key in PKCS #8 only (RFC 8410): this stands before its 32 bytes.
const PRIVATE_KEY = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 110, 4, 34, 4, 32);

/**
 * @typedef {object} Slots
 * @property {Uint8Array} salt
 * @property {number} iterations
 * @property {string} kid hexadecimal
 * @property {Uint8Array} head authenticated with every slot
 * @property {{ephemeral: Uint8Array, wrapped: Uint8Array}[]} slots people's and dummies', not to be told apart
 */

/** @param {Uint8Array} file @returns {Slots}; Refusal "damaged" where a reader must refuse */
export function parseSlots(file) {
  if (file.length < FIRST || decode(file.subarray(0, SALT)) !== MAGIC) throw new Refusal("damaged");
  const numbers = new DataView(file.buffer, file.byteOffset);
  const [iterations, count] = [numbers.getUint32(ITERATIONS), numbers.getUint16(COUNT)];
  const sound = FEWEST_ITERATIONS <= iterations && iterations <= MOST_ITERATIONS && count <= MOST_SLOTS;
  if (!sound || file.length !== FIRST + count * SLOT) throw new Refusal("damaged");
  const slots = Array.from({ length: count }, (_, index) => {
    const slot = file.slice(FIRST + index * SLOT, FIRST + (index + 1) * SLOT);
    return { ephemeral: slot.subarray(0, EPHEMERAL), wrapped: slot.subarray(EPHEMERAL) };
  });
  return {
    salt: file.slice(SALT, ITERATIONS),
    iterations,
    kid: hex(file.subarray(KEY_ID, COUNT)),
    head: file.slice(0, COUNT),
    slots,
  };
}

/** The one spelling that is stretched: spaces and hyphens are alike, and so are both ways to write an accent. */
export function normalise(/** @type {string} */ passphrase) {
  return passphrase.normalize("NFKC").split(/[\t\n\v\f\r -]+/u).filter(Boolean).join(" ");
}

/**
 * @param {Slots} slots
 * @param {string} passphrase as typed
 * @returns {Promise<Keys>}; Refusal "wrong" where it opens no slot
 */
export async function unlock(slots, passphrase) {
  const own = await privateKey(slots, normalise(passphrase));
  for (const slot of slots.slots) {
    const contentKey = await openSlot(own, slot, slots.head);
    if (contentKey) return keysOf(contentKey, slots.kid);
  }
  throw new Refusal("wrong");
}

/** @param {Slots} slots @param {string} spelling normalised @returns {Promise<CryptoKey>} the person's own */
async function privateKey({ salt, iterations }, spelling) {
  const typed = await crypto.subtle.importKey("raw", encode(spelling), "PBKDF2", false, ["deriveBits"]);
  const stretching = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  const stretched = await crypto.subtle.deriveBits(stretching, typed, 256);
  const secret = await derive(stretched, "person", 32);
  return crypto.subtle.importKey("pkcs8", join(PRIVATE_KEY, secret), "X25519", false, ["deriveBits"]);
}

/**
 * @param {CryptoKey} own
 * @param {{ephemeral: Uint8Array, wrapped: Uint8Array}} slot
 * @param {Uint8Array} head
 * @returns {Promise<ArrayBuffer | null>} the content key; null where the slot is another's
 */
async function openSlot(own, { ephemeral, wrapped }, head) {
  try {
    const theirs = await crypto.subtle.importKey("raw", ephemeral, "X25519", false, []);
    const shared = await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, own, 256);
    // A point of small order would make a secret that everyone knows; not every browser refuses it by itself.
    if (new Uint8Array(shared).every((byte) => byte === 0)) return null;
    const wrapping = await derive(shared, "slot", 32, ephemeral);
    const key = await crypto.subtle.importKey("raw", wrapping, "AES-GCM", false, ["decrypt"]);
    const opening = { name: "AES-GCM", iv: new Uint8Array(12), additionalData: head };
    return await crypto.subtle.decrypt(opening, key, wrapped);
  } catch {
    return null;
  }
}

/** @param {ArrayBuffer} contentKey @param {string} kid what it must be @returns {Promise<Keys>} */
async function keysOf(contentKey, kid) {
  if (hex(await derive(contentKey, "key id", 16)) !== kid) throw new Refusal("damaged");
  const base = await crypto.subtle.importKey("raw", contentKey, "HKDF", false, ["deriveKey"]);
  const mac = { name: "HMAC", hash: "SHA-256", length: 256 };
  const fileKey = await crypto.subtle.deriveKey(hkdf("file key", NO_SALT), base, mac, false, ["sign"]);
  return { kid, fileKey };
}

/** @returns {Promise<Uint8Array>} HK of the format: as many bytes as asked for, bound to a label */
async function derive(
  /** @type {BufferSource} */ key,
  /** @type {string} */ label,
  /** @type {number} */ size,
  /** @type {Uint8Array} */ salt = NO_SALT,
) {
  const base = await crypto.subtle.importKey("raw", key, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(label, salt), base, size * 8));
}

/** @param {string} label @param {Uint8Array} salt @returns {HkdfParams} */
const hkdf = (label, salt) => ({ name: "HKDF", hash: "SHA-256", salt, info: encode(LABEL + label) });
