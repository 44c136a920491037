/**
 * The key with which a person signs in this browser: made once, kept where no script can read it out.
 *
 * It lies in a database of its own: locking the site, or a change of access, leaves it alone, since a new key would have
 * to be confirmed anew. It opens nothing, and says nothing of the client.
 */

import { encode, hex } from "./bytes.js";
import { storage } from "./storage.js";

const transact = storage("aboveboard signing", ["keys", "signed"]);
const CURVE = { name: "ECDSA", namedCurve: "P-256" };

/**
 * @param {URL} root the client's
 * @param {string} signer id; two people at one browser have two keys
 * @returns {Promise<CryptoKeyPair>} the same at every call; rejected where the browser keeps nothing
 */
export async function signingKey(root, signer) {
  const named = await crypto.subtle.digest("SHA-256", encode(`${root.pathname}#${signer}`));
  const name = hex(new Uint8Array(named));
  const found = await transact("keys", "readonly", (store) => store.get(name));
  if (found) return found;
  const made = await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]);
  // Another tab may have been quicker: the first key that is there stays.
  await transact("keys", "readwrite", (store) => store.add(made, name)).catch(() => undefined);
  return transact("keys", "readonly", (store) => store.get(name));
}

/** @param {string} name @returns {Promise<any>} what was kept under it */
export const findSigned = (name) => transact("signed", "readonly", (store) => store.get(name));

/** @param {string} name @param {any} value @returns {Promise<void>} */
export const keepSigned = (name, value) => transact("signed", "readwrite", (store) => store.put(value, name));
