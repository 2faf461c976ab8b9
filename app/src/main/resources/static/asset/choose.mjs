// Chooses rows of a table: all at once, or with `x` where the keys stand. Without this script each box
// is ticked by hand.

const form = document.querySelector("[data-choose]");

/** @returns {HTMLInputElement[]} */
function boxes() {
  return [...(form?.querySelectorAll('input[name="ticket"]') ?? [])].flatMap((box) =>
    box instanceof HTMLInputElement ? [box] : [],
  );
}

function count() {
  const chosen = boxes().filter((box) => box.checked).length;
  const said = form?.querySelector("[data-chosen]");
  if (said) said.textContent = chosen > 0 ? String(chosen) : "";
}

form?.querySelector("[data-all]")?.addEventListener("change", (event) => {
  const all = event.target instanceof HTMLInputElement && event.target.checked;
  for (const box of boxes()) box.checked = all;
  count();
});
form?.addEventListener("change", count);
document.addEventListener("keydown", (event) => {
  if (event.key !== "x" || event.target instanceof HTMLInputElement) return;
  const row = document.activeElement?.closest("tr");
  const box = row?.querySelector('input[name="ticket"]');
  if (box instanceof HTMLInputElement) {
    box.checked = !box.checked;
    count();
  }
});
