/** Pictures, downloads, printing, the banner of an old report and notices, in a page that stands. */

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./unlocked.js").Page} Page */

// Pictures made of pixels only: an SVG opened in a tab of its own could run scripts in the site's origin.
const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

/** @param {Client} client @returns {Promise<void>}; a Refusal where a picture does not open */
export async function wirePictures(client) {
  const pictures = /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll("img[data-sealed]"));
  await Promise.all(
    Array.from(pictures, async (picture) => {
      const { sealed, type } = picture.dataset;
      if (PICTURES.has(type)) picture.src = client.blob(await client.read(sealed), type);
    }),
  );
}

/** A button that prints is hidden where no script could work it. */
export function wirePrinting() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

/** Attachments only download, under their own name: nothing that was uploaded runs here. */
export function wireDownloads(/** @type {Client} */ client, /** @type {Words} */ words) {
  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-sealed]");
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    try {
      const { sealed } = link.dataset;
      // Names of attachments are made of their content; the calendar changes under its own.
      const bytes = await client.read(sealed, sealed.startsWith("files/") ? "default" : "no-cache");
      save(client.blob(bytes, "application/octet-stream"), link.getAttribute("download"));
    } catch (error) {
      showNotice(words, error.reason ?? "damaged");
    }
  }, true);
}

/** @param {string} address @param {string} name */
function save(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/**
 * Shows the banner of an old report; its link leads to the same page of the newest one where there is one.
 * @param {Client} client
 * @param {Page} page
 * @param {import("./answers.js").Answers} answers
 */
export async function markOldReport(client, page, answers) {
  const banner = /** @type {HTMLElement | null} */ (document.querySelector("[data-md-component=outdated]"));
  if (!banner) return;
  const versions = await answers.versions();
  const folder = page.path.split("/")[0];
  if (versions.findIndex(({ version }) => version === folder) < 1) return;
  const [newest] = versions;
  const own = page.path.slice(folder.length + 1).replace(/index\.html$/, "");
  const address = new URL(`${newest.version}/${newest.pages.includes(own) ? own : ""}`, client.root);
  for (const link of banner.querySelectorAll("a")) link.href = address.href;
  banner.hidden = false;
}

/**
 * @param {Words} words
 * @param {string} reason put at the top of the page, where everybody meets it, and once
 * @param {Record<string, string>} values fill its names
 */
export function showNotice(words, reason, values = {}) {
  const said = words.say(reason, values);
  const known = Array.from(document.querySelectorAll("[data-notice]"), (notice) => notice.textContent);
  if (known.includes(said)) return;
  const notice = document.createElement("div");
  notice.dataset.notice = reason;
  notice.className = "admonition warning";
  notice.lang = words.language;
  notice.setAttribute("role", "status");
  const text = document.createElement("p");
  text.className = "admonition-title";
  document.querySelector(".md-content__inner")?.prepend(notice);
  notice.append(text);
  text.textContent = said;
}
