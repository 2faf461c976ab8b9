// Meeting mode: arrow keys go from unit to unit, Escape leaves. Each has a link on the page.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const link = document.querySelector(`a[data-arrow="${CSS.escape(event.key)}"]`);
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  location.assign(link.href);
});
