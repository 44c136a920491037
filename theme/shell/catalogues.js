/** What the lock page says, by language: the build writes it in here, from the catalogues below theme/languages. */

/** @type {Record<string, Record<string, string>>} */
export const CATALOGUES = {};
