/** The browser's own store (IndexedDB): one act on one store, in one transaction. */

/**
 * @param {string} name of the database
 * @param {readonly string[]} stores that it has
 * @returns {Promise<IDBDatabase>}
 */
function database(name, stores) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      for (const store of stores) opening.result.createObjectStore(store);
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

/**
 * @template {string} Store
 * @param {string} name of the database
 * @param {readonly Store[]} stores that it has
 */
export function storage(name, stores) {
  /**
   * @param {Store} store
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest} act
   * @returns {Promise<any>} what the request gave, once the transaction is complete
   */
  return async function transact(store, mode, act) {
    const base = await database(name, stores);
    return new Promise((resolve, reject) => {
      const transaction = base.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    }).finally(() => base.close());
  };
}
