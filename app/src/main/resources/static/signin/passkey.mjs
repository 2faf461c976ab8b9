// Passkeys: asks the server what to ask the device, the device for its answer, and gives the server
// that answer. Without this script, or in a browser without passkeys, the other way is there.

/** @param {string} text of base64url @returns {ArrayBuffer} */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0)).buffer;
}

/** @param {ArrayBuffer | null} buffer @returns {string | undefined} */
function text(buffer) {
  if (!buffer) return undefined;
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {any} known */
function named(known) {
  return { ...known, id: bytes(known.id) };
}

/** @param {any} wish @returns {Promise<Credential | null>} */
function add(wish) {
  return navigator.credentials.create({
    publicKey: {
      ...wish,
      challenge: bytes(wish.challenge),
      user: { ...wish.user, id: bytes(wish.user.id) },
      excludeCredentials: wish.excludeCredentials.map(named),
    },
  });
}

/** @param {any} wish @returns {Promise<Credential | null>} */
function sign(wish) {
  return navigator.credentials.get({
    publicKey: {
      ...wish,
      challenge: bytes(wish.challenge),
      allowCredentials: wish.allowCredentials.map(named),
    },
  });
}

/** The device's answer in the form of WebAuthn level 3, 5.1. @param {any} key */
function answerOf(key) {
  const said = key.response;
  return {
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    clientExtensionResults: key.getClientExtensionResults(),
    response: {
      clientDataJSON: text(said.clientDataJSON),
      attestationObject: text(said.attestationObject ?? null),
      transports: said.getTransports?.(),
      authenticatorData: text(said.authenticatorData ?? null),
      signature: text(said.signature ?? null),
      userHandle: text(said.userHandle ?? null),
    },
  };
}

/** @param {string} path @param {string} token @param {unknown} [body] */
async function post(path, token, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: {
      "Content-Type": "text/plain",
      Accept: "application/json, application/problem+json",
      "X-CSRF-TOKEN": token,
    },
    body: body === undefined ? "" : JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.detail ?? said.title);
  return said;
}

/** @param {HTMLFormElement} form */
async function perform(form) {
  const adds = form.dataset.passkey === "add";
  const door = form.dataset.door ?? "";
  const field = form.querySelector("input[name=_csrf]");
  const token = field instanceof HTMLInputElement ? field.value : "";
  const wish = await post(`${door}/begin`, token);
  const key = await (adds ? add(wish) : sign(wish));
  if (!key) return;
  const more = new URLSearchParams({ next: form.dataset.next ?? "/" });
  const label = form.querySelector("input[name=label]");
  if (label instanceof HTMLInputElement) more.set("label", label.value);
  const said = await post(`${door}${adds ? "/add" : ""}?${more}`, token, answerOf(key));
  location.assign(said.next);
}

/** @param {HTMLFormElement} form @param {string} words */
function tell(form, words) {
  const place = form.querySelector("[role=alert]");
  if (!(place instanceof HTMLElement)) return;
  place.textContent = words;
  place.hidden = words === "";
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  if (!("PublicKeyCredential" in globalThis)) {
    form.hidden = true;
    continue;
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tell(form, "");
    perform(form).catch((failure) => {
      // the reader closed the device's window: nothing to say
      if (failure?.name !== "NotAllowedError") tell(form, failure?.message ?? String(failure));
    });
  });
}
