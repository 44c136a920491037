// A reader of sealed sites, written from docs/sealed-format.md alone; WebCrypto only.
// Takes jobs as JSON on standard input, {unlock: [...], open: [...], pages: [...]}, and answers each by name.

import { webcrypto } from "node:crypto";

const subtle = webcrypto.subtle;
const text = new TextEncoder();
const NONCE = new Uint8Array(12);

/** Why something does not open, in one word: `damaged`, `other-build`, `wrong-passphrase`, `bad-slots`. */
class Unreadable extends Error {}

const fromBase64 = (encoded) => Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const number = (bytes, at, size) => bytes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
const equal = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index]);

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

async function derived(key, label, size = 32, salt = new Uint8Array()) {
  const imported = await subtle.importKey("raw", key, "HKDF", false, ["deriveBits"]);
  const info = joined(text.encode("aboveboard/1 "), text.encode(label));
  return new Uint8Array(await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, imported, size * 8));
}

async function code(key, message) {
  const imported = await subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle.sign("HMAC", imported, message));
}

async function decrypted(key, additionalData, ciphertext) {
  const imported = await subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  return new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv: NONCE, additionalData }, imported, ciphertext));
}

async function inflated(body) {
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function normalized(passphrase) {
  return passphrase
    .normalize("NFKC")
    .split(/[\t\n\v\f\r \-]+/)
    .filter((word) => word)
    .join(" ");
}

async function personKey(passphrase, salt, iterations) {
  const imported = await subtle.importKey("raw", text.encode(normalized(passphrase)), "PBKDF2", false, ["deriveBits"]);
  const bits = await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, imported, 256);
  const x = await derived(new Uint8Array(bits), "person");
  const pkcs8 = joined(fromBase64("MC4CAQAwBQYDK2VuBCIEIA=="), x);
  return subtle.importKey("pkcs8", pkcs8, { name: "X25519" }, false, ["deriveBits"]);
}

async function sharedSecret(priv, point) {
  const pub = await subtle.importKey("raw", point, { name: "X25519" }, false, []);
  const z = new Uint8Array(await subtle.deriveBits({ name: "X25519", public: pub }, priv, 256));
  if (z.every((byte) => byte === 0)) throw new Unreadable("zero");
  return z;
}

/** Return the content key that slots.bin holds for a passphrase. */
async function unlock(slots, passphrase) {
  const count = number(slots, 44, 2);
  const iterations = number(slots, 24, 4);
  const shaped = equal(slots.subarray(0, 8), text.encode("ABSLOT01")) && slots.length === 46 + 80 * count;
  if (!shaped || count > 256 || iterations < 600000 || iterations > 10000000) throw new Unreadable("bad-slots");
  const priv = await personKey(passphrase, slots.subarray(8, 24), iterations);
  for (let at = 46; at < slots.length; at += 80) {
    const key = await unwrapped(slots.subarray(0, 44), slots.subarray(at, at + 80), priv).catch(() => null);
    if (key && equal(await derived(key, "key id", 16), slots.subarray(28, 44))) return key;
  }
  throw new Unreadable("wrong-passphrase");
}

async function unwrapped(head, slot, priv) {
  const point = slot.subarray(0, 32);
  const z = await sharedSecret(priv, point);
  return decrypted(await derived(z, "slot", 32, point), head, slot.subarray(32));
}

/** Return the content of a sealed file, for the path at which it was requested. */
async function open(contentKey, path, sealed) {
  if (sealed.length < 600 || !equal(sealed.subarray(0, 8), text.encode("ABSEAL01"))) throw new Unreadable("damaged");
  if (!equal(sealed.subarray(8, 24), await derived(contentKey, "key id", 16))) throw new Unreadable("other-build");
  const key = await code(await derived(contentKey, "file key"), sealed.subarray(40, 72));
  const bound = joined(sealed.subarray(0, 40), text.encode(path));
  const block = await decrypted(key, bound, sealed.subarray(72)).catch(() => {
    throw new Unreadable("damaged");
  });
  const length = number(block, 1, 4);
  if (block[0] > 1 || 5 + length > block.length) throw new Unreadable("damaged");
  const body = block.subarray(5, 5 + length);
  return block[0] === 1 ? inflated(body) : body;
}

/** Return the sealed bytes that a page carries. */
function payload(page) {
  const found = page.match(/<script type="application\/octet-stream" id="sealed">([^<]*)<\/script>/);
  if (!found) throw new Unreadable("damaged");
  return fromBase64(found[1]);
}

async function answer(work) {
  try {
    return { bytes: toBase64(await work()) };
  } catch (error) {
    return { error: error instanceof Unreadable ? error.message : String(error) };
  }
}

async function answers(jobs, work) {
  const made = [];
  for (const job of jobs ?? []) made.push(await answer(() => work(job)));
  return made;
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const jobs = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const openJob = (job) => open(fromBase64(job.key), job.path, fromBase64(job.sealed));
console.log(
  JSON.stringify({
    normalized: (jobs.normalized ?? []).map((typed) => toBase64(text.encode(normalized(typed)))),
    unlock: await answers(jobs.unlock, (job) => unlock(fromBase64(job.slots), job.passphrase)),
    open: await answers(jobs.open, openJob),
    pages: await answers(jobs.pages, (job) => open(fromBase64(job.key), job.path, payload(job.page))),
  }),
);
