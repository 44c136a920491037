/** A worker's script → the same script in a hidden frame: from a disk, browsers start no workers. */

export class FrameWorker extends EventTarget {
  #frame = document.createElement("iframe");
  /** @type {Promise<void>} */
  #ready;

  /** @param {string | URL} address */
  constructor(address) {
    super();
    this.#frame.hidden = true;
    document.body.append(this.#frame);
    const inside = /** @type {any} */ (this.#frame.contentWindow);
    inside.postMessage = (/** @type {any} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
    inside.importScripts = (/** @type {string[]} */ ...more) =>
      more.reduce((before, one) => before.then(() => this.#run(new URL(one, address))), Promise.resolve());
    this.#ready = this.#run(new URL(address, location.href));
  }

  /** @param {any} data */
  postMessage(data) {
    const told = new MessageEvent("message", { data });
    this.#ready.then(() => this.#frame.contentWindow.dispatchEvent(told));
  }

  terminate() {
    this.#frame.remove();
  }

  /** @param {URL} address @returns {Promise<void>} once it has run */
  #run(address) {
    return new Promise((resolve, reject) => {
      const script = this.#frame.contentDocument.createElement("script");
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", reject);
      script.src = address.href;
      this.#frame.contentDocument.body.append(script);
    });
  }
}
