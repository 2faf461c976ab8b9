// One policy for the chart and map libraries: no markup at all, workers only from our own vendor
// folder, and those of pages that work off-line. Where the browser knows no trusted types nothing
// changes.

/** @param {string} text */
function noMarkup(text) {
  return text.replace(/[<>&"']/g, "");
}

/** @param {string} url */
function ownWorker(url) {
  const whole = new URL(url, location.href);
  const workers = ["/worker.js", "/field/worker.js", "/sos/worker.js", "/volunteer/worker.js"];
  const ours = whole.pathname.startsWith("/vendor/") || workers.includes(whole.pathname);
  if (whole.origin === location.origin && ours) return whole.href;
  throw new TypeError("a worker from elsewhere");
}

export function trust() {
  /** @type {any} */
  const types = Reflect.get(globalThis, "trustedTypes");
  if (!types || types.defaultPolicy) return;
  types.createPolicy("default", { createHTML: noMarkup, createScriptURL: ownWorker });
}

/** The colour of a token as it is on this page, light or dark. @param {string} token */
export function colour(token) {
  const probe = document.createElement("i");
  probe.style.color = `var(--${token})`;
  probe.hidden = true;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
