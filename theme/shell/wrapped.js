/** A file as a script beside the sealed one → its bytes: from a disk, a page may load scripts and nothing else. */

import { fromBase64 } from "./bytes.js";
import { Refusal } from "./refusal.js";

/** Whether this page was opened from a disk, not from a host. */
export const FROM_DISK = globalThis.location?.protocol === "file:";

/** @type {WeakMap<Element, Uint8Array>} by the script that brought them */
const arrived = new WeakMap();

// What every wrapper calls; none says whose bytes it holds: sealed ones open at their own path alone.
globalThis.sealedFile = (/** @type {string} */ text) => arrived.set(document.currentScript, fromBase64(text));

/**
 * @param {URL} address of a sealed file
 * @returns {Promise<Uint8Array>}; Refusal "damaged" where no wrapper lies beside it
 */
export function readWrapped(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const refuse = () => reject(new Refusal("damaged"));
    script.addEventListener("error", refuse, { once: true });
    script.addEventListener("load", () => {
      script.remove();
      const bytes = arrived.get(script);
      if (bytes) resolve(bytes);
      else refuse();
    }, { once: true });
    script.src = address.href.replace(/\.bin$/, ".js");
    document.head.append(script);
  });
}
