/** The address of one client's site and its keys → the plain content of its files. */

import { decode, encode } from "./bytes.js";
import { Refusal } from "./refusal.js";
import { openSealed } from "./sealed.js";
import { FROM_DISK, readWrapped } from "./wrapped.js";

/** @typedef {import("./sealed.js").Keys} Keys */

/**
 * @param {URL} root the client's root
 * @param {string} href a page's address
 * @returns {string} the path it was sealed for; Refusal "damaged" where the address is not a text
 */
export function sealedPath(root, href) {
  try {
    const path = decodeURIComponent(new URL(href).pathname.slice(root.pathname.length));
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    throw new Refusal("damaged");
  }
}

/**
 * @param {URL} address
 * @param {RequestCache} cache
 * @returns {Promise<Uint8Array>}; Refusal "offline" where nothing answers, "damaged" where there is no such file
 */
export async function fetchBytes(address, cache) {
  if (FROM_DISK) return readWrapped(address);
  const answer = await fetch(address, { cache, referrerPolicy: "no-referrer" }).catch(() => {
    throw new Refusal("offline");
  });
  if (!answer.ok) throw new Refusal("damaged");
  return new Uint8Array(await answer.arrayBuffer());
}

export class Client {
  /** @type {Set<string>} what Lock must take back */
  #blobs = new Set();

  /** @param {URL} root @param {Keys} keys */
  constructor(root, keys) {
    this.root = root;
    this.keys = keys;
  }

  /**
   * Reads a file; where the browser kept one of another content key, asks the host once more.
   * @param {string} path below the root
   * @param {RequestCache} cache "no-cache" for files that change under the same name
   * @returns {Promise<Uint8Array>}
   */
  async read(path, cache = "default") {
    const address = new URL(path, this.root);
    const file = await fetchBytes(address, cache);
    return openSealed(this.keys, path, file).catch((error) => {
      if (cache === "reload" || error.reason !== "mixed") throw error;
      return this.read(path, "reload");
    });
  }

  /** @param {string} path @param {RequestCache} cache @returns {Promise<any>} a sealed JSON file */
  async json(path, cache = "default") {
    return JSON.parse(decode(await this.read(path, cache)));
  }

  /** @param {string | Uint8Array} content @param {string} type @returns {string} an address inside this tab */
  blob(content, type) {
    const bytes = typeof content === "string" ? encode(content) : content;
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    this.#blobs.add(address);
    return address;
  }

  /** Takes back every address that was made for plain content. */
  forget() {
    for (const address of this.#blobs) URL.revokeObjectURL(address);
    this.#blobs.clear();
  }
}
