/** Links to an open calendar and feed → addresses that other programs can keep. */

/** @typedef {import("./client.js").Client} Client */

/** A calendar's address begins with webcal:, by which devices know that it is to be subscribed to. @param {Client} client */
export function wireSubscriptions(client) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-subscribe]"))) {
    const address = new URL(link.dataset.subscribe, client.root).href;
    link.href = address.endsWith(".ics") ? address.replace(/^https?:/, "webcal:") : address;
  }
}
