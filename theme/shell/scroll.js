/** Where the reader was on a page ↔ the browser's history, for back, forward and reload. */

const SETTLED = 120;
const PATIENCE = 30;
const STEP = 50;

/** The lock page is short, so the browser cannot return by itself to where the reader was. */
export function keepScroll() {
  const [navigation] = performance.getEntriesByType("navigation");
  const place = history.state?.scroll;
  if (place && ["back_forward", "reload"].includes(navigation?.type)) {
    document.addEventListener("DOMContentLoaded", () => returnTo(place), { once: true });
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

/**
 * Scripts and pictures still add lines above the place, so it is gone to again until the page has settled, or until the
 * reader moves.
 * @param {[number, number]} place
 */
function returnTo(place) {
  let tries = PATIENCE;
  for (const sign of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    window.addEventListener(sign, () => { tries = 0; }, { once: true, passive: true });
  }
  const go = () => {
    if (tries-- <= 0) return;
    scrollTo({ left: place[0], top: place[1], behavior: "instant" });
    setTimeout(go, STEP);
  };
  go();
}
