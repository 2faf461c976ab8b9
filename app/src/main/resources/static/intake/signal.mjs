// The call taker's form: of all questions only those of the chosen kind, and one key for abuse.

/** @param {ParentNode} root */
export function wire(root) {
  const type = root.querySelector('select[name="type"]');
  const card = root.querySelector("[data-card]");
  if (type instanceof HTMLSelectElement && card) {
    const pairs = (card.getAttribute("data-types") ?? "").split(" ").map((pair) => pair.split(":"));
    const groups = new Map(pairs.map(([name, group]) => [name, group]));
    const show = () => {
      const group = groups.get(type.value) ?? "";
      for (const ask of card.querySelectorAll("[data-groups]")) {
        if (!(ask instanceof HTMLElement)) continue;
        ask.hidden = group !== "" && !(ask.dataset["groups"] ?? "").split(" ").includes(group);
      }
    };
    type.addEventListener("change", show);
    show();
  }
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const button = document.querySelector(`button[data-press="${CSS.escape(event.key)}"]`);
  if (button instanceof HTMLElement) {
    event.preventDefault();
    button.click();
  }
});

wire(document);
