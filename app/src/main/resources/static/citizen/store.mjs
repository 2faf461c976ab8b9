// What the telephone keeps: sealed with a key that cannot be taken out of the browser. An SOS is
// kept here before anything is sent, and goes when the server says that it has it.

const NAME = "abhaya-page";

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("words", { keyPath: "number", autoIncrement: true });
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

/** A random word of that many bytes. @param {number} bytes */
export function word(bytes) {
  const raw = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...raw)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export class Store {
  /** @param {IDBDatabase} database @param {CryptoKey} key */
  constructor(database, key) {
    this.database = database;
    this.key = key;
  }

  static async open() {
    const database = await open();
    let key = await done(database.transaction("kept").objectStore("kept").get("key"));
    if (!key) {
      key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      await done(database.transaction("kept", "readwrite").objectStore("kept").put(key, "key"));
    }
    return new Store(database, key);
  }

  /** @param {unknown} value */
  async seal(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, text) };
  }

  /** @param {any} sealed */
  async unseal(sealed) {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, this.key, sealed.bytes);
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** Keeps something to be sent; returns when it is on the disk. @param {any} what @returns {Promise<number>} */
  async add(what) {
    const sealed = await this.seal(what);
    return new Promise((resolve, reject) => {
      const work = this.database.transaction("words", "readwrite", { durability: "strict" });
      const request = work.objectStore("words").add(sealed);
      work.oncomplete = () => resolve(Number(request.result));
      work.onerror = () => reject(work.error);
    });
  }

  /** @returns {Promise<any[]>} in order, each with its number */
  async list() {
    const rows = await done(this.database.transaction("words").objectStore("words").getAll());
    const all = [];
    for (const row of rows) all.push({ ...(await this.unseal(row)), number: row.number });
    return all.sort((a, b) => a.number - b.number);
  }

  /** @param {number} number @param {any} what */
  async change(number, what) {
    const sealed = await this.seal(what);
    await done(this.database.transaction("words", "readwrite").objectStore("words").put({ ...sealed, number }));
  }

  /** @param {number} number */
  async remove(number) {
    await done(this.database.transaction("words", "readwrite").objectStore("words").delete(number));
  }

  /** @param {string} name @param {unknown} value */
  async keep(name, value) {
    const sealed = await this.seal(value);
    await done(this.database.transaction("kept", "readwrite").objectStore("kept").put(sealed, name));
  }

  /** @param {string} name */
  async kept(name) {
    const sealed = await done(this.database.transaction("kept").objectStore("kept").get(name));
    return sealed ? this.unseal(sealed) : null;
  }

  /** @param {string} name */
  async drop(name) {
    await done(this.database.transaction("kept", "readwrite").objectStore("kept").delete(name));
  }

  /** Nothing stays but the key. */
  async forget() {
    await done(this.database.transaction("words", "readwrite").objectStore("words").clear());
    for (const name of ["live", "settings", "device"]) await this.drop(name);
  }
}

/** A PIN is kept as a slow hash. @param {string} pin @param {string} [salt] */
export async function pinHash(pin, salt = word(16)) {
  const raw = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", raw.encode(pin), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: raw.encode(salt), iterations: 310_000 }, key, 256);
  return { salt, hash: btoa(String.fromCharCode(...new Uint8Array(bits))) };
}
