/** The reader's own day → how near the dates of the newest version are, said beside them. */

import { showNotice } from "./page.js";
import { localeOf } from "./words.js";

/** @typedef {import("./words.js").Words} Words */

const DAY = 86_400_000;
/** Up to so many days are counted in units of so many: a day more or less tells nothing of what is far. */
const UNITS = /** @type {[number, number, Intl.RelativeTimeFormatUnit][]} */ ([
  [14, 1, "day"],
  [60, 7, "week"],
  [Infinity, 30.4, "month"],
]);

/** @param {Date} now @returns {string} the day where the reader is, YYYY-MM-DD */
export function calendarDay(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * @param {string} locale
 * @param {string} today
 * @param {string} day
 * @returns {string} how far a day is, as `in 3 days`, `tomorrow` or `2 weeks ago`
 */
export function distance(locale, today, day) {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  const [, size, unit] = UNITS.find(([most]) => Math.abs(days) < most);
  const said = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(days / size), unit);
  return said.replace(/(\d) (?=[\p{Script=Han}か])/u, "$1"); // Japanese has no blank there; only CLDR has one
}

/**
 * @param {string | undefined} kind "due" for what somebody has to do, else a date that comes by itself
 * @param {string} day
 * @param {string} asOf the day of the report: what was late by then, the report has counted itself
 * @param {string} today
 * @returns {"near" | "passed" | "counted" | null} what to say beside it
 */
export function nearness(kind, day, asOf, today) {
  if (kind !== "due" || day >= today) return "near";
  if (day >= asOf) return "passed";
  return today === asOf ? null : "counted";
}

/**
 * @param {string} next the day for which the next update was promised
 * @param {string} after that of the update after it
 * @param {string} today
 * @returns {"overdue" | "aged" | null} what to warn of; in a report that is aged, no day is counted any more
 */
export function lateness(next, after, today) {
  if (today <= next) return null;
  return today <= after ? "overdue" : "aged";
}

/**
 * Says on pages of the newest version, and on those that all versions share, how near their dates are today. Nothing
 * where the reader's clock is behind the report.
 * @param {import("./unlocked.js").Page} page
 * @param {import("./answers.js").Answers} answers
 * @param {string} next the day for which the next update was promised
 * @param {Words} words the browser's
 */
export async function tellDays(page, answers, next, words) {
  const [newest] = await answers.versions();
  const report = /** @type {HTMLElement | null} */ (document.querySelector("[data-as-of]"));
  if (!report || ![newest.version, "all"].includes(page.path.split("/")[0])) return;
  const { asOf, after } = report.dataset;
  const today = calendarDay(new Date());
  if (today < asOf) return;
  const late = lateness(next, after, today);
  if (late) warn(words, late, late === "aged" ? asOf : next, today);
  if (late !== "aged") tellNearness(words.speaking(document.documentElement.lang), asOf, today);
}

/** @param {Words} words @param {string} late @param {string} day @param {string} today */
function warn(words, late, day, today) {
  const date = written(words, day, { day: "numeric", month: "long", year: "numeric" });
  showNotice(words, late, { date, when: distance(localeOf(words.language), today, day) });
}

/** @param {Words} words @param {string} asOf @param {string} today */
function tellNearness(words, asOf, today) {
  const places = /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll("time[data-day]"));
  for (const place of places) {
    const said = nearness(place.dataset.day, place.dateTime, asOf, today);
    if (!said) continue;
    const when = distance(localeOf(words.language), today, place.dateTime);
    const beside = document.createElement("span");
    beside.className = "ab-today ab-screen"; // on paper, the day of the report counts
    const date = written(words, asOf, { day: "numeric", month: "short" });
    beside.textContent = words.say(said, { said: "", when, date });
    place.append(beside);
  }
}

/** @param {Words} words @param {string} day @param {Intl.DateTimeFormatOptions} form @returns {string} */
const written = (words, day, form) => new Date(`${day}T12:00`).toLocaleDateString(localeOf(words.language), form);
