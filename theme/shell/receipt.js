/** A decision → the exact bytes that are signed. docs/receipt-format.md is the format; there is one way to write it. */

import { encode, hex } from "./bytes.js";

/**
 * @typedef {object} Proposal a document as the page offers it
 * @property {string} agency
 * @property {string} client id
 * @property {string} document
 * @property {number} version
 * @property {string} digest
 * @property {string | null} supersedes digest of the wording in force
 */

/**
 * @typedef {object} Decision
 * @property {"accept" | "reject"} decision
 * @property {string | null} option of a change request
 * @property {{id: string, name: string}} signer
 * @property {string} reason as typed; may be empty
 * @property {string | null} head of the ledger, as this browser sees it
 * @property {string} key fingerprint
 * @property {Date} time
 * @property {string} nonce
 */

const FORMAT = "aboveboard acceptance receipt 1";
const NONE = "none";

export const NAMESPACE = "aboveboard-acceptance";

/** @returns {string} 128 random bits, so that no two receipts are equal */
export const newNonce = () => hex(crypto.getRandomValues(new Uint8Array(16)));

const BLANK = /[\s\p{Cc}\ufeff]+/gu;
/** What nobody sees in a text: joiners, marks of direction, fillers, halves of characters, private use. */
const HIDDEN = /[\p{Cf}\p{Co}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\uffa0\ufffe\uffff\u{e0000}-\u{e007f}\u{f0000}-\u{10ffff}]/gu;

/** @param {string} text @returns {string} one line in NFC, of what can be seen, without white space around it */
export const oneLine = (text) => text.replace(BLANK, " ").replace(HIDDEN, "").normalize("NFC").replace(BLANK, " ").trim();

/** @param {Date} time @returns {string} UTC, whole seconds */
const utc = (time) => `${time.toISOString().slice(0, 19)}Z`;

/**
 * @param {Proposal} proposal
 * @param {Decision} decided
 * @param {string} body the text that is decided about
 * @returns {Promise<string>} the lines above it
 */
export async function receiptHeader(proposal, decided, body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", encode(body)));
  const lines = {
    decision: decided.decision,
    agency: oneLine(proposal.agency),
    client: proposal.client,
    document: proposal.document,
    version: String(proposal.version),
    digest: proposal.digest,
    supersedes: proposal.supersedes ?? NONE,
    option: decided.option ?? NONE,
    head: decided.head ?? NONE,
    signer: decided.signer.id,
    name: oneLine(decided.signer.name),
    reason: oneLine(decided.reason) || NONE,
    key: decided.key,
    time: utc(decided.time),
    nonce: decided.nonce,
    body: hex(digest),
  };
  return [FORMAT, ...Object.entries(lines).map(([key, value]) => `${key}: ${value}`), ""].join("\n");
}

/** @param {string} header @param {string} body @returns {string} the whole receipt; its UTF-8 is what is signed */
export const receiptText = (header, body) => `${header}\n${body}`;
