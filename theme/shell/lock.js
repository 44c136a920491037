/** Lock: every key, address and memory of this client leaves every tab, and the lock page comes back. */

import { findKeys, forgetKeys } from "./keyring.js";
import { forgetSeen } from "./since.js";

/** @typedef {import("./client.js").Client} Client */

// Material writes under the path of its scope, a dot and a name with two underscores: "/.__palette".
const MATERIAL = /\.__\w+$/;

/** @param {Client} client wires the button, other tabs, and pages that come back from the back/forward cache */
export function watchLock(client) {
  const tabs = new BroadcastChannel(`aboveboard lock ${client.root.pathname}`);
  tabs.addEventListener("message", () => leave(client));
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-lock]")) {
      button.hidden = false;
      button.addEventListener("click", () => lock(client, tabs));
    }
  }, { once: true });
  window.addEventListener("pageshow", async (event) => {
    if (event.persisted && !(await findKeys(client.root))) leave(client);
  });
}

/** @param {Client} client @param {BroadcastChannel} tabs */
async function lock(client, tabs) {
  await forgetKeys(client.root).catch(() => undefined);
  await forgetSeen(client.root).catch(() => undefined);
  unlessBlocked(() => {
    for (const key of Object.keys(localStorage)) if (MATERIAL.test(key)) localStorage.removeItem(key);
  });
  tabs.postMessage("lock");
  leave(client);
}

/** @param {Client} client */
function leave(client) {
  client.forget();
  unlessBlocked(() => sessionStorage.clear());
  location.reload();
}

/** A browser that blocks storage has kept nothing: it locks all the same. @param {() => void} act */
function unlessBlocked(act) {
  try {
    act();
  } catch {
    // There is nothing to take back.
  }
}
