// Forms that keep what is typed: sent to the server while it is typed, brought back when the form
// is opened again, gone when the form is taken.

const PAUSE_MILLIS = 2000;

/** As many as the server answers for at once. */
const FORMS_MAX = 40;

/** @param {HTMLFormElement} form @returns {URLSearchParams} */
function typed(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  return fields;
}

/** @param {HTMLFormElement} form @param {string} path */
async function send(form, path) {
  try {
    await fetch(path, { method: "POST", body: typed(form), keepalive: true });
  } catch {
    // the next pause tries again
  }
}

/** @param {Element | RadioNodeList | null} field @param {string} value @returns {boolean} changed */
function fill(field, value) {
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
    if (field.value === value) return false;
    field.value = value;
    return true;
  }
  if (!(field instanceof HTMLInputElement)) return false;
  if (field.type === "checkbox") {
    if (field.checked) return false;
    field.checked = field.value === value;
    return field.checked;
  }
  if (["hidden", "password", "file"].includes(field.type) || field.value === value) return false;
  field.value = value;
  return true;
}

/** @typedef {{at: string, fields: Record<string, string>}} Draft */

/** @param {HTMLFormElement} form @param {Draft} draft */
function bringBack(form, draft) {
  const note = form.querySelector(".draft-note");
  const text = note?.querySelector("span");
  let changed = false;
  for (const [field, value] of Object.entries(draft.fields)) {
    changed = fill(form.elements.namedItem(field), value) || changed;
  }
  if (!changed || !(note instanceof HTMLElement) || !text) return;
  text.textContent = (note.dataset["back"] ?? "").replace("@", draft.at);
  note.hidden = false;
  const folded = form.closest("details");
  if (folded) folded.open = true;
}

/** @param {HTMLInputElement[]} marks */
async function fetchDrafts(marks) {
  const asked = new URLSearchParams(marks.map((mark) => ["form", mark.value]));
  const answer = await fetch(`/drafts?${asked}`, { headers: { Accept: "application/json" } });
  if (answer.status !== 200) return;
  const drafts = /** @type {Record<string, Draft>} */ (await answer.json());
  for (const mark of marks) {
    const draft = drafts[mark.value];
    if (draft && mark.form) bringBack(mark.form, draft);
  }
}

/** @param {HTMLInputElement} mark */
function watch(mark) {
  const form = mark.form;
  const note = form?.querySelector(".draft-note");
  if (!form || !(note instanceof HTMLElement)) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  let open = false;
  form.addEventListener("input", () => {
    open = true;
    clearTimeout(pause);
    pause = setTimeout(() => send(form, "/drafts"), PAUSE_MILLIS);
  });
  form.addEventListener("submit", () => {
    open = false;
    clearTimeout(pause);
  });
  document.addEventListener("visibilitychange", () => {
    if (open && document.visibilityState === "hidden") send(form, "/drafts");
  });
  note.querySelector("button")?.addEventListener("click", async () => {
    open = false;
    clearTimeout(pause);
    await send(form, "/drafts/discard");
    form.reset();
    note.hidden = true;
  });
}

export function keepDrafts() {
  const all = [...document.querySelectorAll('form input[name="draft"]')];
  const marks = /** @type {HTMLInputElement[]} */ (all).filter((mark) =>
    mark.form?.querySelector(".draft-note"),
  );
  if (marks.length === 0) return;
  marks.forEach(watch);
  fetchDrafts(marks.slice(0, FORMS_MAX)).catch(() => {});
}
