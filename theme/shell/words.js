/** The words that the shell carries, in all its languages → those of the reader's browser. */

/**
 * @param {Record<string, Record<string, string>>} catalogues by language
 * @param {readonly string[]} wanted the browser's languages, best first
 * @returns {string} the language to speak
 */
export function chooseLanguage(catalogues, wanted) {
  const known = wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => Object.hasOwn(catalogues, tag));
  return known ?? ("en" in catalogues ? "en" : Object.keys(catalogues)[0]);
}

/** @param {string} language @returns {string} how dates are written: in British English where no region is named */
export const localeOf = (language) => (language === "en" ? "en-GB" : language);

export class Words {
  /** @param {Record<string, Record<string, string>>} catalogues @param {readonly string[]} wanted */
  constructor(catalogues, wanted) {
    this.catalogues = catalogues;
    this.language = chooseLanguage(catalogues, wanted);
    this.texts = catalogues[this.language];
  }

  /** @param {string} language @returns {Words} the same words in a page's own language, not the browser's */
  speaking(language) {
    return new Words(this.catalogues, [language]);
  }

  /** @param {string} key @param {Record<string, string | number>} values fill `{names}` @returns {string} */
  say(key, values = {}) {
    return this.texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }
}
