// Brings what the telephone kept to the server: the SOS through the same door as every signal, the
// rest after it. Nothing is taken out of the store before it is answered.

/** @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers] */
async function post(path, body, headers = {}) {
  return fetch(path, {
    method: "POST",
    headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    cache: "no-store",
    signal: AbortSignal.timeout(15_000),
  });
}

/** The words of the SMS: what and where, in a form that the server reads. @param {any} sos @param {string} what */
export function smsText(sos, what) {
  const at = sos.body.position;
  const where = at ? ` ${at.lat.toFixed(5)},${at.lon.toFixed(5)} +-${Math.round(at.radiusMetres)}m` : "";
  return `SOS ${what}${where}`;
}

export class Sender {
  /** @param {import("./store.mjs").Store} store */
  constructor(store) {
    this.store = store;
    this.busy = false;
    this.online = true;
    /** @type {(what: string) => void} */
    this.heard = () => {};
  }

  /** One pass over what waits. True if all of it was answered. */
  async send() {
    if (this.busy) return false;
    this.busy = true;
    try {
      for (const one of await this.store.list()) {
        if (one.dueAt && one.dueAt > Date.now()) continue;
        if (!(await this.one(one))) return false;
      }
      return true;
    } catch {
      this.online = false;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** @param {any} one */
  async one(one) {
    const answer = one.kind === "sos" ? await this.sos(one) : await post(one.path, one.body);
    this.online = true;
    if (answer.ok || (answer.status >= 400 && answer.status < 500 && answer.status !== 429)) {
      await this.store.remove(one.number);
      this.heard(one.kind);
      return true;
    }
    return false;
  }

  /** The signal, and then the token by which this telephone follows it. @param {any} one */
  async sos(one) {
    let signal = one.signal;
    if (!signal) {
      const answer = await post("/api/v1/signals/sos", one.body, { "Idempotency-Key": one.key });
      if (answer.status !== 201 && answer.status !== 202) return answer;
      const receipt = await answer.json();
      signal = receipt.id;
      await this.store.change(one.number, { ...one, number: undefined, signal });
      const live = await this.store.kept("live");
      if (live) await this.store.keep("live", { ...live, signal, reference: receipt.reference });
      this.heard("received");
    }
    return post("/sos/live", { signal, token: one.token, device: one.body.device, ...one.wish });
  }
}
