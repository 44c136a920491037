/** The shell's modules that need no page, against the examples of the format. MODULES: where they lie. */

import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

globalThis.crypto ??= webcrypto; // Node 18 has it under another name

const load = (name) => import(`${process.env.MODULES}/${name}.js`);
const { fromBase64, encode, decode } = await load("bytes");
const { describeSealed, openSealed } = await load("sealed");
const { normalise, parseSlots, unlock } = await load("slots");
const { sealedPath } = await load("client");
const { joinIndex, listVersions, sitemap } = await load("answers");
const { changed, marked, visited } = await load("since");
const { calendarDay, distance, lateness, nearness } = await load("days");
const { belongs, isBefore, leadsOn } = await load("head");
const { Words, chooseLanguage } = await load("words");
const { newNonce, oneLine, receiptHeader, receiptText } = await load("receipt");

const vectors = JSON.parse(readFileSync(process.env.VECTORS, "utf8"));
const slots = () => fromBase64(vectors.slots);
const small = vectors.files.find((file) => file.sealed && file.size === 1);
const refuses = (reason) => (error) => error.reason === reason;
const keys = await unlock(parseSlots(slots()), vectors.people[0].passphrase);

test("every person's passphrase opens a slot", async () => {
  for (const { passphrase } of vectors.people) {
    assert.equal((await unlock(parseSlots(slots()), passphrase)).kid, keys.kid);
  }
});

test("a wrong passphrase opens none", async () => {
  await assert.rejects(unlock(parseSlots(slots()), "no such words"), refuses("wrong"));
});

test("spellings are made one, as the format says", () => {
  for (const { typed, bytes } of vectors.normalized) {
    assert.deepEqual(encode(normalise(typed)), fromBase64(bytes));
  }
});

test("the file key cannot be taken out", () => {
  assert.equal(keys.fileKey.extractable, false);
});

test("every example opens to its content", async () => {
  const opened = vectors.files.filter((file) => file.sealed);
  assert.ok(opened.length > 3);
  for (const { path, sealed, content_sha256: digest } of opened) {
    const plain = await openSealed(keys, path, fromBase64(sealed));
    const found = Buffer.from(await crypto.subtle.digest("SHA-256", plain)).toString("hex");
    assert.equal(found, digest);
  }
});

test("no byte of a sealed file may differ", async () => {
  const file = fromBase64(small.sealed);
  for (let at = 0; at < file.length; at += 1) {
    const other = file.slice();
    other[at] ^= 1;
    const reason = at >= 8 && at < 24 ? "mixed" : "damaged";
    await assert.rejects(openSealed(keys, small.path, other), refuses(reason), `byte ${at}`);
  }
});

test("a file opens at its own path only, and whole", async () => {
  const file = fromBase64(small.sealed);
  await assert.rejects(openSealed(keys, `${small.path}x`, file), refuses("damaged"));
  for (const end of [0, 40, 71, 72, 599, file.length - 1]) {
    await assert.rejects(openSealed(keys, small.path, file.subarray(0, end)), refuses("damaged"));
  }
});

test("what is too short to be a sealed file is damaged, whatever key it names", async () => {
  const file = fromBase64(small.sealed).subarray(0, 599);
  file[8] ^= 1;
  await assert.rejects(openSealed(keys, small.path, file), refuses("damaged"));
});

test("slots that a sealer never writes are refused", () => {
  const changed = (at, bytes) => {
    const file = slots();
    file.set(bytes, at);
    return file;
  };
  const broken = [
    changed(0, [0]),
    changed(24, [0, 0, 0, 1]),
    changed(24, [0x3b, 0x9a, 0xca, 0]),
    changed(44, [1, 1]),
    slots().subarray(0, -1),
    slots().subarray(0, 20),
  ];
  for (const file of broken) assert.throws(() => parseSlots(file), refuses("damaged"));
});

test("a point of small order opens nothing", async () => {
  const file = slots();
  for (let at = 46; at < file.length; at += 80) file.fill(0, at, at + 32);
  await assert.rejects(unlock(parseSlots(file), vectors.people[0].passphrase), refuses("wrong"));
});

test("a file says which key and edition it claims", () => {
  assert.equal(describeSealed(fromBase64(small.sealed)).kid, keys.kid);
});

test("the path is the address below the root", () => {
  const root = new URL("https://site.example/a%20b/client/");
  const path = (rest) => sealedPath(root, `${root}${rest}`);
  assert.equal(path(""), "index.html");
  assert.equal(path("v/?h=x#y"), "v/index.html");
  assert.equal(path("v/%C3%BC.bin"), "v/ü.bin");
  assert.throws(() => path("v/%FF/"), refuses("damaged"));
});

test("search joins what changes with every week", () => {
  const parts = [{ config: { lang: ["en"] }, docs: [1] }, { docs: [2, 3] }];
  assert.deepEqual(JSON.parse(joinIndex(parts)), { config: { lang: ["en"] }, docs: [1, 2, 3] });
});

const LISTED = [{ version: "new", title: "W47", aliases: ["newest"], pages: ["", "plan/"] }];

test("a version's sitemap names its pages in full", () => {
  const made = sitemap(new URL("https://site.example/client/"), "new", LISTED);
  assert.deepEqual(made.match(/https:\/\/site[^<]+/g), [
    "https://site.example/client/new/",
    "https://site.example/client/new/plan/",
  ]);
  assert.doesNotMatch(sitemap(new URL("https://site.example/"), "unknown", LISTED), /<loc>/);
});

test("Material's list of versions has Material's keys", () => {
  assert.deepEqual(JSON.parse(listVersions(LISTED)), [{ version: "new", title: "W47", aliases: ["newest"] }]);
});

test("states of a site follow each other number by number", () => {
  assert.equal(isBefore([3, 9], [4, 1]), true);
  assert.equal(isBefore([4, 1], [4, 2]), true);
  assert.equal(isBefore([4, 2], [4, 2]), false);
  assert.equal(isBefore([5, 1], [4, 2]), false);
});

test("a page belongs to its version's edition, others to that of all versions", () => {
  const editions = { "": "aa", v: "bb" };
  assert.equal(belongs(editions, { path: "v/plan/index.html", edition: "bb" }), true);
  assert.equal(belongs(editions, { path: "all/history/index.html", edition: "aa" }), true);
  assert.equal(belongs(editions, { path: "v/index.html", edition: "aa" }), false);
});

test("words are in the first language that the reader and we know", () => {
  const catalogues = { de: { hello: "Hallo {name}" }, en: { hello: "Hello {name}" } };
  assert.equal(chooseLanguage(catalogues, ["fr-CA", "de-AT", "en"]), "de");
  assert.equal(chooseLanguage(catalogues, ["fr"]), "en");
  assert.equal(chooseLanguage(catalogues, ["fr", "de"]), "de");
  assert.equal(new Words(catalogues, ["de"]).say("hello", { name: "Ada" }), "Hallo Ada");
});

test("decoding gives back what was encoded", () => {
  assert.equal(decode(encode("über")), "über");
});

const PROPOSAL = {
  agency: "Quayside & Søn",
  client: "larkmoor",
  document: "agreement",
  version: 2,
  digest: `sha256:${"a".repeat(64)}`,
  supersedes: null,
};
const DECIDED = {
  decision: "reject",
  option: null,
  signer: { id: "sponsor", name: "Zoe\u0308 Lind" },
  reason: " Too\r\n late,\u0007 sorry\t",
  head: "7f3a-91c2-e05d",
  key: `SHA256:${"k".repeat(43)}`,
  time: new Date("2026-11-26T05:40:00.999+01:00"),
  nonce: "0".repeat(32),
};

test("a receipt is written in one way only", async () => {
  const header = await receiptHeader(PROPOSAL, DECIDED, "We build a shop.\n");
  assert.deepEqual(receiptText(header, "We build a shop.\n").split("\n"), [
    "aboveboard acceptance receipt 1",
    "decision: reject",
    "agency: Quayside & Søn",
    "client: larkmoor",
    "document: agreement",
    "version: 2",
    `digest: sha256:${"a".repeat(64)}`,
    "supersedes: none",
    "option: none",
    "head: 7f3a-91c2-e05d",
    "signer: sponsor",
    "name: Zoë Lind",
    "reason: Too late, sorry",
    `key: SHA256:${"k".repeat(43)}`,
    "time: 2026-11-26T04:40:00Z",
    `nonce: ${"0".repeat(32)}`,
    "body: 8b7a772a0f6afdad35d1f40534e01362e470641808890f0adb229e35a475604a",
    "",
    "We build a shop.",
    "",
  ]);
});

test("what is typed becomes one line, in letters that are put together", () => {
  assert.equal(oneLine("\ufeff a\u0308\n\n b\u0085c\u2028 "), "ä b c");
  assert.equal(oneLine(" \t\n"), "");
  assert.equal(oneLine("no\u200b, \u202enot\u202c \u2800a\u200d\u0308 \u{e0041}\ud800\u00adyet\ue000"), "no, not ä yet");
  assert.equal(oneLine(" \u200b "), "");
});

test("no two receipts have the same nonce", () => {
  assert.match(newNonce(), /^[0-9a-f]{32}$/);
  assert.notEqual(newNonce(), newNonce());
});

test("what was seen on record must still be there, before the last publication", () => {
  const [first, second, other] = ["a", "b", "c"].map((code, place) => ({ seq: Math.min(place, 1) + 1, code }));
  assert.ok(leadsOn([first, second], second, first));
  assert.ok(leadsOn([first], first, undefined));
  assert.ok(!leadsOn([first, other], other, second));
  assert.ok(!leadsOn([first], first, second));
  assert.ok(!leadsOn([first, second], other, first));
});

test("an update is overdue once its day is over where the reader is, and a report is old once the next day is, too", () => {
  const today = calendarDay(new Date(2026, 10, 27, 23, 59));
  assert.equal(today, "2026-11-27");
  assert.equal(lateness("2026-11-27", "2026-12-04", today), null);
  assert.equal(lateness("2026-11-27", "2026-12-04", "2026-11-28"), "overdue");
  assert.equal(lateness("2026-11-27", "2026-12-04", "2026-12-04"), "overdue");
  assert.equal(lateness("2026-11-27", "2026-12-04", "2026-12-05"), "aged");
});

test("what a report counted as late itself is not counted otherwise on its own day", () => {
  const beside = (day, today, kind = "due") => nearness(kind, day, "2026-11-20", today);
  assert.equal(beside("2026-11-23", "2026-11-23"), "near");
  assert.equal(beside("2026-11-23", "2026-11-24"), "passed");
  assert.equal(beside("2026-11-19", "2026-11-20"), null);
  assert.equal(beside("2026-11-19", "2026-11-21"), "counted");
  assert.equal(beside("2026-11-23", "2026-11-24", ""), "near");
});

test("how far a day is stands in the page's language, and the further the rounder", () => {
  const far = (locale, day) => distance(locale, "2026-11-24", day);
  assert.equal(far("en-GB", "2026-11-24"), "today");
  assert.equal(far("en-GB", "2026-11-25"), "tomorrow");
  assert.equal(far("en-GB", "2026-11-22"), "2 days ago");
  assert.equal(far("en-GB", "2026-12-20"), "in 4 weeks");
  assert.equal(far("en-GB", "2027-03-24"), "in 4 months");
  assert.equal(far("fi", "2026-11-27"), "3 päivän päästä");
  assert.equal(far("ja", "2026-11-21"), "3日前");
  assert.equal(far("ko", "2026-11-27"), "3일 후");
});

test("what changed is told until it was read, once", () => {
  const hour = 3_600_000;
  const first = visited(undefined, { status: "On track" }, 0);
  assert.equal(first.before, null);
  const news = visited(first, { status: "At risk", asks: "1" }, 100 * hour);
  assert.deepEqual(news.before, { at: 0, values: { status: "On track" } });
  assert.deepEqual(changed(news.before.values, news.values), ["status", "asks"]);
  const reading = visited(news, news.values, 101 * hour);
  assert.deepEqual(reading.before, news.before);
  assert.equal(visited(reading, news.values, 200 * hour).before, null);
});

test("a page whose figures changed is new until it was shown, also where it was shown before Now", () => {
  const seen = visited(undefined, { status: "On track" }, 0);
  const now = marked(seen, "a", "", []);
  assert.deepEqual(now.fresh, []);
  const news = marked(now, "b", "", ["plan/", "budget/", ""]);
  assert.deepEqual(news.fresh, ["plan/", "budget/"]);
  const plan = marked(news, "b", "plan/", []);
  assert.deepEqual(plan.fresh, ["budget/"]);
  assert.deepEqual(marked(plan, "c", "", ["plan/"]).fresh, ["budget/", "plan/"]);
  const early = marked(now, "b", "plan/", []);
  assert.deepEqual(marked(early, "b", "", ["plan/"]).fresh, []);
});
