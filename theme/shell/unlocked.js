/** The plain HTML of a page → the complete Material document, fed from sealed files, in this tab. */

import { answersFor } from "./answers.js";
import { tellDays } from "./days.js";
import { mendForDisk } from "./disk.js";
import { checkHead } from "./head.js";
import { watchLock } from "./lock.js";
import { markOldReport, showNotice, wireDownloads, wirePictures, wirePrinting } from "./page.js";
import { installRequests } from "./requests.js";
import { keepScroll } from "./scroll.js";
import { wireSigning } from "./sign.js";
import { tellChanges } from "./since.js";
import { wireSubscriptions } from "./subscribe.js";
import { handOverTerms, takeTerms } from "./terms.js";

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {{path: string, edition: string}} Page where it lies below the root, and of which edition it says it is */

const REFRESH = /<meta http-equiv="refresh" content="0; ?url=([\w-]+\/)"/;

/**
 * @param {URL} root the client's root
 * @param {string} path of a page below it
 * @param {string} html its content
 * @returns {URL | null} where the root page leads: it only points to the newest version
 */
export function forwarded(root, path, html) {
  const target = path === "index.html" && REFRESH.exec(html);
  return target ? new URL(target[1] + location.hash, root) : null;
}

/**
 * @param {Client} client
 * @param {Page} page
 * @param {string} html
 * @param {Words} words
 */
export function showPage(client, page, html, words) {
  const fail = (/** @type {any} */ error) => showNotice(words, error.reason ?? "damaged");
  const answers = answersFor(client, fail);
  installRequests(client.root, answers);
  document.open();
  // Only now: opening the document takes away every listener that window and document had.
  mendForDisk(client.root, page, answers);
  takeTerms();
  keepScroll();
  handOverTerms(client.root);
  watchLock(client);
  wireDownloads(client, words);
  document.addEventListener("DOMContentLoaded", () => furnish(client, page, answers, words, fail), { once: true });
  document.write(html);
  document.close();
}

/**
 * What a page needs once it stands.
 * @param {Client} client
 * @param {Page} page
 * @param {import("./answers.js").Answers} answers
 * @param {Words} words
 * @param {(error: any) => void} fail
 */
async function furnish(client, page, answers, words, fail) {
  const own = words.speaking(document.documentElement.lang);
  wirePrinting();
  const tasks = [wirePictures(client), markOldReport(client, page, answers), tellHead(client, page, answers, words)];
  wireSubscriptions(client);
  tasks.push(wireSigning(client, page, answers), tellChanges(client, page, answers, own));
  for (const result of await Promise.allSettled(tasks)) {
    if (result.status === "rejected") fail(result.reason);
  }
}

/**
 * @param {Client} client
 * @param {Page} page
 * @param {import("./answers.js").Answers} answers
 * @param {Words} words
 */
async function tellHead(client, page, answers, words) {
  const { warning, next } = await checkHead(client, page);
  if (warning) showNotice(words, warning);
  if (next) await tellDays(page, answers, next, words);
}
