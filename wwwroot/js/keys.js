// One listener per page; a key goes to the server only when nothing that takes text, and no dialog, has the focus.
export function listen(server, keys) {
  const wanted = new Set(keys);
  const onKey = event => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const target = event.target;
    if (document.querySelector("dialog[open]")) return;
    if (target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) {
      if (event.key === "Escape") target.blur();
      return;
    }
    // WCAG 2.1.4: shortcuts of a single character can be switched off.
    if (event.key.length === 1 && document.documentElement.dataset.keys === "off") return;
    if (event.key === "/") {
      const field = document.querySelector("[data-filter]") ?? document.querySelector("[data-search]");
      if (field) {
        event.preventDefault();
        field.focus();
        field.select?.();
      }
      return;
    }
    if (!wanted.has(event.key)) return;
    // Arrows scroll everywhere but in a list; Enter and Space belong to what has the focus.
    const inList = target.closest?.("[data-keys-list]");
    if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
      if (!inList) return;
      event.preventDefault();
    }
    if (event.key === "Enter" && target.closest?.("a, button, summary, input")) return;
    server.invokeMethodAsync("KeyAsync", event.key).catch(() => { });
  };
  document.addEventListener("keydown", onKey);
  return { stop: () => document.removeEventListener("keydown", onKey) };
}
