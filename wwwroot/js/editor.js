// A text area with line numbers. The browser keeps the text; the server gets it when typing pauses, and says what it means.
// Tab is left alone: it leaves the field, as everywhere.
const encoder = new TextEncoder();

export function attach(area, gutter, server, text, pause, limit) {
  const strip = gutter.firstElementChild;
  const numbers = gutter.querySelector("[data-numbers]");
  const bars = gutter.querySelector("[data-bars]");
  let timer = 0;
  let lines = 0;

  const number = () => {
    let count = 1;
    for (let at = area.value.indexOf("\n"); at >= 0; at = area.value.indexOf("\n", at + 1)) count++;
    if (count === lines) return;
    lines = count;
    numbers.textContent = Array.from({ length: count }, (_, i) => i + 1).join("\n");
  };
  const follow = () => { strip.style.transform = `translateY(${-area.scrollTop}px)`; };
  const send = () => {
    clearTimeout(timer);
    const bytes = encoder.encode(area.value);
    // A stream, because a single message to the server may be smaller than a policy.
    const sent = bytes.length > limit
      ? server.invokeMethodAsync("TooLongAsync", bytes.length)
      : server.invokeMethodAsync("TextAsync", DotNet.createJSStreamReference(bytes));
    sent.catch(() => { });
  };
  const onInput = () => {
    number();
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };
  const lineHeight = () => parseFloat(getComputedStyle(area).lineHeight) || 20;
  const top = () => {
    area.setSelectionRange(0, 0);
    area.scrollTop = 0;
    number();
    follow();
  };

  area.addEventListener("input", onInput);
  area.addEventListener("scroll", follow, { passive: true });
  area.value = text;
  number();

  return {
    // What the server put there to begin from; nothing to undo.
    load(value) {
      clearTimeout(timer);
      area.value = value;
      top();
    },
    // A change that a person asked for: Ctrl+Z takes it back like any other.
    replace(value) {
      area.focus();
      area.select();
      const typed = value === "" ? document.execCommand("delete") : document.execCommand("insertText", false, value);
      if (!typed) area.value = value;
      top();
      send();
    },
    go(start, end) {
      area.focus();
      area.setSelectionRange(Math.min(start, area.value.length), Math.min(end, area.value.length));
      const y = (area.value.slice(0, start).split("\n").length - 1) * lineHeight();
      if (y < area.scrollTop || y > area.scrollTop + area.clientHeight - 3 * lineHeight()) area.scrollTop = Math.max(0, y - 2 * lineHeight());
      area.scrollLeft = 0;
      follow();
    },
    // Bars beside the lines of a statement: a picture of what the words say elsewhere.
    mark(ranges) {
      const height = lineHeight();
      bars.replaceChildren(...ranges.map(range => {
        const bar = document.createElement("span");
        bar.className = `bar tone-${range.tone}`;
        bar.style.top = `${(range.first - 1) * height}px`;
        bar.style.height = `${(range.last - range.first + 1) * height}px`;
        return bar;
      }));
    },
    detach() {
      clearTimeout(timer);
      area.removeEventListener("input", onInput);
      area.removeEventListener("scroll", follow);
    },
  };
}
