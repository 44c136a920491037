/** A page opened from a disk → one that works there: links to files, versions, and Material's search. */

import { FrameWorker } from "./frame_worker.js";
import { FROM_DISK } from "./wrapped.js";

/** @typedef {import("./answers.js").Answers} Answers */
/** @typedef {import("./answers.js").Version} Version */
/** @typedef {import("./unlocked.js").Page} Page */

const INDEX_SCRIPT = /search\/search_index\.js$/;

/**
 * Before Material's scripts run. A host answers all of this by itself.
 * @param {URL} root the client's root
 * @param {Page} page
 * @param {Answers} answers
 */
export function mendForDisk(root, page, answers) {
  if (!FROM_DISK) return;
  for (const type of ["click", "auxclick", "contextmenu"]) {
    window.addEventListener(type, (event) => nameFile(event, root), true);
  }
  window.addEventListener("click", (event) => switchVersion(event, root, page, answers), true);
  window.Worker = /** @type {any} */ (FrameWorker);
  giveIndex(answers);
}

/** @param {string} href @param {URL} root @returns {string} a folder's own page: no host is there to find it */
export function fileOf(href, root) {
  const address = new URL(href);
  if (address.pathname.startsWith(root.pathname) && address.pathname.endsWith("/")) address.pathname += "index.html";
  return address.href;
}

/** @param {Event} event @returns {HTMLAnchorElement | null} the link that it is about */
const linkOf = (event) => (event.target instanceof Element ? event.target.closest("a[href]") : null);

/** @param {Event} event @param {URL} root */
function nameFile(event, root) {
  const link = linkOf(event);
  if (link?.protocol === "file:") link.href = fileOf(link.href, root);
}

/**
 * @param {Version[]} versions
 * @param {string} folder the version to go to
 * @param {string} path of the page to leave
 * @returns {string} the same page there, or its first one
 */
export function samePage(versions, folder, path) {
  const own = path.slice(path.indexOf("/") + 1).replace(/index\.html$/, "");
  const pages = versions.find(({ version }) => version === folder)?.pages ?? [];
  return `${folder}/${pages.includes(own) ? own : ""}index.html`;
}

/** @param {Event} event @param {URL} root @param {Page} page @param {Answers} answers */
async function switchVersion(event, root, page, answers) {
  const link = linkOf(event);
  if (!link?.closest(".md-version")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const [folder] = new URL(link.href).pathname.slice(root.pathname.length).split("/");
  location.href = new URL(samePage(await answers.versions(), folder, page.path), root).href;
}

/**
 * From a disk, Material adds the index as a script, reads what that leaves in `__index`, and takes the script away.
 * @param {Answers} answers
 */
function giveIndex(answers) {
  const append = Node.prototype.appendChild;
  Node.prototype.appendChild = function (/** @type {any} */ node) {
    if (node instanceof HTMLScriptElement && INDEX_SCRIPT.test(node.src)) {
      node.removeAttribute("src");
      answers.index().then((index) => {
        /** @type {any} */ (window).__index = JSON.parse(index);
        node.dispatchEvent(new Event("load"));
      });
    }
    return append.call(this, node);
  };
}
