/** Where the reader was on a page ↔ the browser's history, for back, forward and reload. */

const SETTLED = 120;
const PATIENCE = 30;
const STEP = 50;

/** The lock page is short, so the browser cannot return by itself to where the reader was. */
export function keepScroll() {
  const [navigation] = performance.getEntriesByType("navigation");
  const place = history.state?.scroll;
  if (place && ["back_forward", "reload"].includes(navigation?.type)) {
    document.addEventListener("DOMContentLoaded", () => returnTo(place, PATIENCE), { once: true });
  }
  let waiting = 0;
  window.addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(remember, SETTLED);
  }, { passive: true });
  window.addEventListener("pagehide", remember);
}

function remember() {
  history.replaceState({ ...history.state, scroll: [scrollX, scrollY] }, "");
}

/** @param {[number, number]} place @param {number} tries pictures may still be making the page longer */
function returnTo(place, tries) {
  scrollTo({ left: place[0], top: place[1], behavior: "instant" });
  if (tries > 0 && Math.abs(scrollY - place[1]) > 2) setTimeout(() => returnTo(place, tries - 1), STEP);
}
