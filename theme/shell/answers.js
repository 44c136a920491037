/** Sealed files → what Material asks for: the search index, the list of versions, the pages of a version. */

/** @typedef {import("./client.js").Client} Client */
/** @typedef {{version: string, title: string, aliases: string[], pages: string[]}} Version newest first */
/**
 * @typedef {object} Answer
 * @property {RegExp} pattern of the path below the root
 * @property {string} type
 * @property {() => Promise<void>} [when] what has to happen first
 * @property {(match: RegExpExecArray) => Promise<string>} give
 */
/** @typedef {{versions: () => Promise<Version[]>, index: () => Promise<string>, list: Answer[]}} Answers */

/** @param {() => Promise<any>} make @returns {() => Promise<any>} the same, made once; a failure is tried again */
function once(make) {
  /** @type {Promise<any> | undefined} */
  let made;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** @type {any} what search begins with where nothing could be read: an error would end Material's script */
const NOTHING = { config: { lang: ["en"], separator: "[\\s\\-]+", pipeline: [] }, docs: [] };

/**
 * @param {Client} client
 * @param {(error: any) => void} fail is told what search has to do without
 * @returns {Answers}
 */
export function answersFor(client, fail) {
  const versions = once(() => client.json("versions.bin", "no-cache"));
  const index = once(async () => joinIndex(await readIndexes(client, versions, fail)));
  const list = [
    { pattern: /^[^/]+\/search\/search_index\.json$/, type: "application/json", when: searchBegins, give: index },
    { pattern: /^versions\.json$/, type: "application/json", give: async () => listVersions(await versions()) },
    {
      pattern: /^([^/]+)\/sitemap\.xml$/,
      type: "text/xml",
      give: async ([, folder]) => sitemap(client.root, folder, await versions()),
    },
  ];
  return { versions, index: () => searchBegins().then(index), list };
}

/**
 * @param {Client} client
 * @param {() => Promise<Version[]>} versions
 * @param {(error: any) => void} fail
 * @returns {Promise<any[]>} the part with the configuration, then week by week; without those that cannot be read
 */
async function readIndexes(client, versions, fail) {
  const orElse = (/** @type {any} */ part) => (/** @type {any} */ error) => {
    fail(error);
    return part;
  };
  const newest = client.json("all/search.bin", "no-cache").catch(orElse(NOTHING));
  const listed = await versions().catch(orElse([]));
  const weeks = listed.map(({ version }) => client.json(`${version}/search.bin`).catch(orElse({ docs: [] })));
  return Promise.all([newest, ...weeks]);
}

/** @param {any[]} parts the first has the configuration @returns {string} Material's search index */
export const joinIndex = (parts) =>
  JSON.stringify({ config: parts[0].config, docs: parts.flatMap((part) => part.docs) });

/** @param {Version[]} versions @returns {string} Material's versions.json, without our own keys */
export const listVersions = (versions) =>
  JSON.stringify(versions.map(({ version, title, aliases }) => ({ version, title, aliases })));

/**
 * @param {URL} root
 * @param {string} folder the version
 * @param {Version[]} versions
 * @returns {string} its sitemap, by which Material finds the same page in another version
 */
export function sitemap(root, folder, versions) {
  const pages = versions.find(({ version }) => version === folder)?.pages ?? [];
  const places = pages.map((page) => `<url><loc>${new URL(`${folder}/${page}`, root)}</loc></url>`);
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${places.join("")}</urlset>`;
}

/** Material asks for the index on every page; the weeks are only fetched once somebody searches. */
function searchBegins() {
  if (new URL(location.href).searchParams.get("h")) return Promise.resolve();
  return new Promise((resolve) => {
    const begin = (/** @type {Event} */ event) => {
      if (event.target instanceof Element && event.target.matches("#__search, [data-md-component=search-query]")) {
        resolve();
      }
    };
    document.addEventListener("change", begin, true);
    document.addEventListener("focusin", begin, true);
  });
}
