// One queue on the phone: sealed, in order, at most twelve hours. What was pressed has a number and
// the time at which it was pressed; it is sent again until it is answered.

const NAME = "abhaya-field";
const KEPT_MILLIS = 12 * 3600 * 1000;

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("words", { keyPath: "number" });
      request.result.createObjectStore("kept");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export class Queue {
  /** @param {IDBDatabase} database @param {CryptoKey} key @param {string} device */
  constructor(database, key, device) {
    this.database = database;
    this.key = key;
    this.device = device;
  }

  static async open() {
    const database = await open();
    const kept = (/** @type {string} */ name) => done(database.transaction("kept").objectStore("kept").get(name));
    let key = await kept("key");
    if (!key) {
      // cannot be taken out of the browser, not even by this page
      key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      await done(database.transaction("kept", "readwrite").objectStore("kept").put(key, "key"));
    }
    let device = await kept("device");
    if (!device) {
      device = "phone-" + crypto.randomUUID();
      await done(database.transaction("kept", "readwrite").objectStore("kept").put(device, "device"));
    }
    return new Queue(database, key, device);
  }

  /** @param {unknown} value */
  async seal(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, text), at: Date.now() };
  }

  /** @param {any} sealed */
  async unseal(sealed) {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, this.key, sealed.bytes);
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** The next number of this phone; never the same twice. */
  async number() {
    const last = (await done(this.database.transaction("kept").objectStore("kept").get("number"))) ?? 0;
    const next = Math.max(last + 1, Date.now());
    await done(this.database.transaction("kept", "readwrite").objectStore("kept").put(next, "number"));
    return next;
  }

  /** @param {Record<string, unknown>} word @returns {Promise<number>} */
  async add(word) {
    const number = await this.number();
    const sealed = await this.seal({ ...word, device: this.device, number });
    await done(this.database.transaction("words", "readwrite").objectStore("words").put({ number, ...sealed }));
    return number;
  }

  /** @returns {Promise<any[]>} words in order */
  async list() {
    const rows = await done(this.database.transaction("words").objectStore("words").getAll());
    const words = [];
    for (const row of rows) {
      if (Date.now() - row.at > KEPT_MILLIS) await this.remove(row.number);
      else words.push(await this.unseal(row));
    }
    return words.sort((a, b) => a.number - b.number);
  }

  /** @param {number} number */
  async remove(number) {
    await done(this.database.transaction("words", "readwrite").objectStore("words").delete(number));
  }

  /** What the page showed last, sealed like the queue. @param {unknown} state */
  async keep(state) {
    const sealed = await this.seal(state);
    await done(this.database.transaction("kept", "readwrite").objectStore("kept").put(sealed, "state"));
  }

  async kept() {
    const sealed = await done(this.database.transaction("kept").objectStore("kept").get("state"));
    if (!sealed || Date.now() - sealed.at > KEPT_MILLIS) return null;
    return this.unseal(sealed);
  }
}
