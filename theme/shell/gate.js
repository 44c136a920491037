/** The lock page: what it shows, and what the reader types. */

import { REMEMBERS, REMEMBER_DAYS } from "./keyring.js";
import { Refusal } from "./refusal.js";

/** @typedef {import("./words.js").Words} Words */

const element = (/** @type {string} */ id) => document.getElementById(id);

export class Gate {
  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.main = document.querySelector("main");
    this.form = document.querySelector("form");
    this.message = element("message");
    document.documentElement.lang = words.language;
    document.title = words.say("locked");
    for (const place of document.querySelectorAll("[data-word]")) {
      place.textContent = words.say(place.dataset.word, { days: REMEMBER_DAYS });
    }
    element("keep").hidden = !REMEMBERS;
  }

  /**
   * Asks for the passphrase until one opens the page.
   * @param {(passphrase: string, remember: boolean) => Promise<void>} open refuses with a Refusal
   */
  ask(open) {
    this.#show("asking");
    const field = /** @type {HTMLInputElement} */ (element("passphrase"));
    field.focus();
    this.form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (this.#busy()) return;
      this.#work(true);
      const { checked } = /** @type {HTMLInputElement} */ (element("remember"));
      await open(field.value, checked).catch((error) => {
        this.#work(false);
        this.#refuse(error);
        field.setAttribute("aria-invalid", "true");
        field.select();
      });
    });
  }

  /** Says why the page stays shut, with nothing to type. @param {Error} error */
  stop(error) {
    this.#show("shut");
    this.#refuse(error);
  }

  /** Offers the page in a window of its own. */
  offerWindow() {
    this.stop(new Refusal("framed"));
    const link = /** @type {HTMLAnchorElement} */ (element("window"));
    link.href = location.href;
    link.hidden = false;
  }

  /** @param {"asking" | "shut"} state */
  #show(state) {
    document.querySelector(".stuck")?.remove();
    this.main.dataset.state = state;
    this.main.hidden = false;
  }

  #busy() {
    return this.form.getAttribute("aria-busy") === "true";
  }

  /** @param {boolean} busy */
  #work(busy) {
    this.form.setAttribute("aria-busy", String(busy));
    this.message.classList.toggle("quiet", busy);
    if (busy) this.message.textContent = this.words.say("opening");
  }

  /** @param {Error} error */
  #refuse(error) {
    if (!(error instanceof Refusal)) console.error(error);
    this.message.textContent = this.words.say(error instanceof Refusal ? error.reason : "damaged");
  }
}
