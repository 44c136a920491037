/** Material's XMLHttpRequests → answers from sealed files. Everything else goes to the host as before. */

/** @typedef {import("./answers.js").Answers} Answers */

/** @param {URL} root @param {Answers} answers */
export function installRequests(root, answers) {
  const Host = window.XMLHttpRequest;

  /** @param {string | URL} url @returns {(() => Promise<string>) | null} makes the address of a blob */
  const sealedSource = (url) => {
    const { origin, pathname } = new URL(url, location.href);
    if (origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
    const path = decodeURIComponent(pathname.slice(root.pathname.length));
    for (const { pattern, type, when, give } of answers.list) {
      const match = pattern.exec(path);
      if (match) return async () => {
        await when?.();
        return URL.createObjectURL(new Blob([await give(match)], { type }));
      };
    }
    return null;
  };

  window.XMLHttpRequest = class extends Host {
    /** @type {(() => Promise<string>) | null} */
    #source = null;
    #aborted = false;

    /** @param {string} method @param {string | URL} url @param {...any} rest */
    open(method, url, ...rest) {
      this.#source = sealedSource(url);
      if (!this.#source) super.open(method, url, ...rest);
    }

    /** @param {any} [body] */
    send(body) {
      if (!this.#source) return super.send(body);
      this.#source().then((address) => this.#receive(address), () => this.dispatchEvent(new ProgressEvent("error")));
    }

    abort() {
      this.#aborted = true;
      super.abort();
    }

    /** @param {string} address of a blob: the browser's own request then reads it as it reads any file */
    #receive(address) {
      if (this.#aborted) return;
      this.addEventListener("loadend", () => URL.revokeObjectURL(address), { once: true });
      super.open("GET", address);
      super.send();
    }
  };
}
