// What was entered without a network: kept on this device, sent by itself, each once. One store for
// every page that works off-line; each names its own queue in it.

const NAME = "abhaya-offline";
const STORE = "queue";

/** @typedef {{key: string, queue: string, at: number, body: Record<string, unknown>, answer?: Record<string, unknown>}} Item */

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.addEventListener("upgradeneeded", () => {
      asked.result.createObjectStore(STORE, { keyPath: "key" });
    });
    asked.addEventListener("success", () => resolve(asked.result));
    asked.addEventListener("error", () => reject(asked.error));
  });
}

/** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} act @returns {Promise<T>} */
async function run(mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const asked = act(database.transaction(STORE, mode).objectStore(STORE));
      asked.addEventListener("success", () => resolve(asked.result));
      asked.addEventListener("error", () => reject(asked.error));
    });
  } finally {
    database.close();
  }
}

/** The waiting items of a queue, oldest first. @param {string} queue @returns {Promise<Item[]>} */
export async function waiting(queue) {
  const all = /** @type {Item[]} */ (await run("readonly", (store) => store.getAll()));
  return all.filter((item) => item.queue === queue).sort((one, other) => one.at - other.at);
}

/** Keeps an item; one with the same key is replaced. @param {Item} item */
export async function keep(item) {
  await run("readwrite", (store) => store.put(item));
}

/** @param {string} key */
export async function forget(key) {
  await run("readwrite", (store) => store.delete(key));
}

/**
 * Sends what waits, one after the other, and forgets what was taken. What needs an answer of a person
 * stays with its answer. The key makes a repeated sending harmless.
 *
 * @param {string} queue
 * @param {(item: Item) => Promise<"taken" | "asks" | "later">} send
 */
export async function flush(queue, send) {
  for (const item of await waiting(queue)) {
    if (item.answer) continue;
    const outcome = await send(item);
    if (outcome === "later") return;
    if (outcome === "taken") await forget(item.key);
  }
}
