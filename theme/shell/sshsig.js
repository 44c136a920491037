/**
 * A key pair of this browser and a message → an OpenSSH signature (PROTOCOL.sshsig), which `ssh-keygen -Y verify` checks.
 *
 * Keys are ECDSA on P-256: what every browser's own cryptography has, and keeps where no script can read it.
 */

import { encode, join, toBase64 } from "./bytes.js";

const MAGIC = encode("SSHSIG");
const VERSION = Uint8Array.of(0, 0, 0, 1);
const KIND = "ecdsa-sha2-nistp256";
const CURVE = "nistp256";
const HASH = "sha512";

/** @param {Uint8Array | string} value @returns {Uint8Array} with its length before it */
function field(value) {
  const bytes = typeof value === "string" ? encode(value) : value;
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return join(length, bytes);
}

/** @param {Uint8Array} bytes a number, not negative @returns {Uint8Array} as short as can be, its first bit no sign */
function integer(bytes) {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? new Uint8Array() : bytes.subarray(start);
  return field(digits[0] & 0x80 ? join(Uint8Array.of(0), digits) : digits);
}

/** @param {CryptoKey} key public @returns {Promise<Uint8Array>} as OpenSSH writes it */
export async function publicBlob(key) {
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", key));
  return join(field(KIND), field(CURVE), field(point));
}

/** @param {Uint8Array} blob of a public key @returns {string} as in authorized_keys and allowed_signers */
export const publicLine = (blob) => `${KIND} ${toBase64(blob)}`;

/** @param {Uint8Array} blob of a public key @returns {Promise<string>} as `ssh-keygen -l` shows it */
export async function fingerprint(blob) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", blob));
  return `SHA256:${toBase64(digest).replace(/=+$/, "")}`;
}

/**
 * @param {CryptoKeyPair} pair
 * @param {Uint8Array} message
 * @param {string} namespace what the signature is for: it counts for nothing else
 * @returns {Promise<string>} armored, ending in a line feed
 */
export async function sign(pair, message, namespace) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-512", message));
  const about = join(field(namespace), field(""), field(HASH));
  const signed = join(MAGIC, about, field(digest));
  const raw = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, signed);
  const [r, s] = [new Uint8Array(raw, 0, 32), new Uint8Array(raw, 32)];
  const signature = join(field(KIND), field(join(integer(r), integer(s))));
  return armor(join(MAGIC, VERSION, field(await publicBlob(pair.publicKey)), about, field(signature)));
}

/** @param {Uint8Array} bytes @returns {string} */
function armor(bytes) {
  const lines = toBase64(bytes).match(/.{1,70}/g).join("\n");
  return `-----BEGIN SSH SIGNATURE-----\n${lines}\n-----END SSH SIGNATURE-----\n`;
}
