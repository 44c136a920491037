/** A proposed document in a page that stands, and what its reader decides → a signed receipt to send to the agency. */

import { encode } from "./bytes.js";
import { NAMESPACE, newNonce, oneLine, receiptHeader, receiptText } from "./receipt.js";
import { recall, remember } from "./signed.js";
import { signingKey } from "./signing_key.js";
import { fingerprint, publicBlob, sign } from "./sshsig.js";

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./receipt.js").Proposal} Proposal */
/** @typedef {import("./signed.js").Signed} Signed */
/** @typedef {import("./unlocked.js").Page} Page */
/** @typedef {{id: string, name: string}} Person */
/** @typedef {{signers: Person[], mail: string, locale: string, words: Record<string, string>}} Around */
/** @typedef {Proposal & Around} Offer the section's own data */

// Longer addresses are cut by some mail programs, without a word.
const LONGEST_MAIL = 1900;

/**
 * Opens every form for signing, or says why it stays shut.
 * @param {Client} client
 * @param {Page} page
 * @param {import("./answers.js").Answers} answers
 */
export async function wireSigning(client, page, answers) {
  const sections = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sign]"));
  for (const section of sections) {
    const reason = await whyNot(page, answers);
    if (reason) explain(section, reason);
    else await new Desk(client, section).open().catch(() => explain(section, "browser"));
  }
}

/** @param {Page} page @param {import("./answers.js").Answers} answers @returns {Promise<"file" | "browser" | "old" | null>} */
async function whyNot(page, answers) {
  if (location.protocol === "file:") return "file";
  if (!isSecureContext || !globalThis.crypto?.subtle) return "browser";
  const [newest] = await answers.versions();
  return page.path.split("/")[0] === newest.version ? null : "old";
}

/** @param {HTMLElement} section @param {string | null} reason null takes every reason away */
function explain(section, reason) {
  for (const told of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-sign-off]"))) {
    told.hidden = told.dataset.signOff !== reason;
  }
}

/** @param {string} text @param {Record<string, string | number>} values @returns {string} */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** @param {string} time @param {string} locale @returns {string} as the page's readers write it */
function inWords(time, locale) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(time));
}

/** One proposed document: the form, and what stands there after signing. */
class Desk {
  /** @type {string | null} code of the newest entry of the ledger */
  head = null;
  #nonce = newNonce();
  #turn = 0;

  /** @param {Client} client @param {HTMLElement} section */
  constructor(client, section) {
    const find = (/** @type {string} */ name) => /** @type {any} */ (section.querySelector(`[data-sign-${name}]`));
    this.client = client;
    this.section = section;
    this.find = find;
    /** @type {Offer} */
    this.offer = JSON.parse(section.dataset.sign);
    /** @type {HTMLFormElement} */
    this.form = find("form");
    /** @type {HTMLTextAreaElement} */
    this.reason = find("reason");
    /** @type {HTMLButtonElement} */
    this.button = find("submit");
    /** @type {string} */
    this.body = find("body").textContent;
  }

  /** Shows what was signed here and is not filed yet, else the form; rejected where the browser keeps nothing. */
  async open() {
    const signed = await recall(this.client, this.offer.document);
    // Whoever cannot read the head is told so by the page itself; the receipt then says that none was seen.
    this.head = await this.client.json("head.bin", "no-cache").then(({ ledger }) => ledger?.code ?? null, () => null);
    this.form.addEventListener("input", () => this.#refresh().catch(() => this.#fail()));
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.find("again").addEventListener("click", () => this.#ask());
    explain(this.section, null);
    const waiting = signed?.digest === this.offer.digest && this.offer.signers.some(({ id }) => id === signed.signer.id);
    if (waiting) this.#show(signed);
    else this.form.hidden = false;
  }

  #ask() {
    this.form.reset();
    this.#nonce = newNonce();
    this.#turn += 1;
    this.find("lines").hidden = true;
    this.find("done").hidden = true;
    this.find("status").textContent = "";
    this.form.hidden = false;
    this.form.querySelector("input").focus();
  }

  /** @returns {{signer: Person, decision: "accept" | "reject", option: string | null} | null} null while one is open */
  #chosen() {
    const [who, what] = ["signer", "decision"].map((name) => this.form.querySelector(`input[name=${name}]:checked`));
    if (!(who instanceof HTMLInputElement && what instanceof HTMLInputElement)) return null;
    const signer = this.offer.signers.find(({ id }) => id === who.value);
    return { signer, decision: /** @type {any} */ (what.value), option: what.dataset.option ?? null };
  }

  /**
   * Brings the form in line with what is chosen, and shows the lines to be signed above the text.
   * @returns {Promise<{header: string, pair: CryptoKeyPair, time: Date} | null>} null where a choice is open, or newer
   */
  async #refresh() {
    this.#turn += 1;
    const turn = this.#turn;
    const chosen = this.#chosen();
    const rejects = chosen?.decision === "reject";
    this.reason.required = rejects;
    this.button.textContent = rejects ? this.offer.words.reject : this.offer.words.accept;
    if (!chosen) return null;
    const pair = await signingKey(this.client.root, chosen.signer.id);
    const key = await fingerprint(await publicBlob(pair.publicKey));
    const time = new Date();
    const rest = { reason: this.reason.value, head: this.head, key, time, nonce: this.#nonce };
    const header = await receiptHeader(this.offer, { ...chosen, ...rest }, this.body);
    if (turn !== this.#turn) return null;
    this.find("header").textContent = header;
    this.#showKey(key);
    this.find("lines").hidden = false;
    return { header, pair, time };
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    this.reason.value = oneLine(this.reason.value);
    if (!this.form.reportValidity()) return;
    this.button.disabled = true;
    try {
      const { signer, decision } = this.#chosen();
      const { header, pair, time } = await this.#refresh();
      const signature = await sign(pair, encode(receiptText(header, this.body)), NAMESPACE);
      const { document, version, digest } = this.offer;
      const at = time.toISOString();
      const signed = { version, digest, signer, decision, time: at, header, body: this.body, signature };
      await remember(this.client, document, signed);
      this.#show(signed);
      this.find("done").focus();
    } catch {
      this.#fail();
    } finally {
      this.button.disabled = false;
    }
  }

  /** @param {string} key fingerprint */
  #showKey(key) {
    for (const place of this.section.querySelectorAll("[data-sign-key]")) place.textContent = key;
  }

  #fail() {
    this.find("status").textContent = this.offer.words.failed;
  }

  /** @param {Signed} signed */
  #show(signed) {
    const { words } = this.offer;
    const told = { name: signed.signer.name, date: inWords(signed.time, this.offer.locale) };
    this.find("status").textContent = fill(signed.decision === "accept" ? words.accepted : words.rejected, told);
    this.#showKey(/^key: (.+)$/m.exec(signed.header)[1]);
    this.form.hidden = true;
    this.find("done").hidden = false;
    const file = receiptText(signed.header, signed.body) + signed.signature;
    const download = this.find("download");
    download.href = this.client.blob(file, "text/plain");
    download.download = `${signed.time.slice(0, 10)}-${this.offer.document.replace(":", "-")}-${signed.signer.id}.txt`;
    this.#offerMail(signed);
  }

  /** Header and signature go into the mail itself where they fit; the agency has the text. @param {Signed} signed */
  #offerMail(signed) {
    const { words, mail } = this.offer;
    const address = (/** @type {string} */ text) => {
      const body = encodeURIComponent(text.replace(/\n/g, "\r\n"));
      return `mailto:${encodeURIComponent(mail).replace("%40", "@")}?subject=${encodeURIComponent(words.subject)}&body=${body}`;
    };
    const whole = address(`${signed.header}\n${signed.signature}`);
    const fits = whole.length <= LONGEST_MAIL;
    const link = this.find("mail");
    link.hidden = !mail;
    link.href = fits ? whole : address(words.attached);
    this.find("attach").hidden = fits && Boolean(mail);
  }
}
