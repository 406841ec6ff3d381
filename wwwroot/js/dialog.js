// Opens a modal <dialog>, turns Escape into a question to the server, and gives the focus back when it has gone.
const invokers = new Map();

export function open(element, server, key) {
  if (!element?.isConnected) return;
  invokers.set(key, { element, invoker: document.activeElement });
  element.addEventListener("cancel", event => {
    event.preventDefault();
    server.invokeMethodAsync("EscapeAsync").catch(() => { });
  });
  element.showModal();
  const first = element.querySelector("[data-autofocus], [autofocus]") ?? element.querySelector("input, textarea, select");
  first?.focus();
}

export function closed(key) {
  const { element, invoker } = invokers.get(key) ?? {};
  invokers.delete(key);
  // This may come before the element is taken away; while it is open, nothing behind it takes the focus.
  if (element?.open) element.close();
  // A button may be gone or disabled after what was done: then the page's heading is the place to go on from.
  const usable = invoker?.isConnected && !invoker.disabled && invoker !== document.body;
  const target = usable ? invoker : document.querySelector(".panel h1") ?? document.querySelector("h1");
  if (!document.activeElement || document.activeElement === document.body) target?.focus();
}
