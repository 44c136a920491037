/**
 * Lighthouse, on a desktop, of a sealed site's first page as a reader has it: unlocked once, then loaded again.
 *
 *   npm install --prefix build/lighthouse lighthouse puppeteer-core
 *   cp bench/lighthouse.mjs build/lighthouse
 *   node build/lighthouse/lighthouse.mjs ADDRESS PASSPHRASE
 *
 * ADDRESS is a client's on any host, as `aboveboard serve --site FOLDER` prints it. Node 18 or newer; CHROME names the
 * browser, /usr/bin/chromium if it is not set.
 */

import lighthouse, { desktopConfig } from "lighthouse";
import puppeteer from "puppeteer-core";

const [address, passphrase] = process.argv.slice(2);
const executablePath = process.env.CHROME ?? "/usr/bin/chromium";
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForSelector("#passphrase", { visible: true });
  await page.type("#passphrase", passphrase);
  await page.click("button[type=submit]");
  await page.waitForSelector("article h1");
  const flags = { disableStorageReset: true, onlyCategories: ["performance", "accessibility", "best-practices"] };
  const { lhr } = await lighthouse(page.url(), flags, desktopConfig, page);
  for (const { title, score, auditRefs } of Object.values(lhr.categories)) {
    console.log(`${title}: ${Math.round(score * 100)}`);
    for (const { id, weight } of auditRefs) {
      const { score: own, displayValue = "", title: said } = lhr.audits[id];
      if (weight && own !== null && own < 0.9) console.log(`  ${id}: ${said} ${displayValue}`);
    }
  }
} finally {
  await browser.close();
}
