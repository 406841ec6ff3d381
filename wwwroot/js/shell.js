// Choices of this browser (theme, rail, density, single-key shortcuts), menus that close, clocks that tick, copy buttons.
const root = document.documentElement;

export function choice(name) {
  return root.dataset[name] ?? "";
}

export function choose(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(`secops.${name}`, value);
    else localStorage.removeItem(`secops.${name}`);
  } catch {
    // Storage may be forbidden: the choice holds for this page.
  }
}

export function start() {
  if (root.dataset.shell) return;
  root.dataset.shell = "on";
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  setInterval(tick, 1000);
}

export function closeMenus() {
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
}

function onClick(event) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    // A choice closes its menu; the server still gets the click.
    if (!menu.contains(event.target) || event.target.closest(".menu-item")) menu.open = false;
  }
  const copy = event.target.closest?.("[data-copy]");
  if (copy) {
    navigator.clipboard?.writeText(copy.dataset.copy).then(() => {
      copy.dataset.copied = "yes";
      setTimeout(() => delete copy.dataset.copied, 1500);
    }, () => { });
  }
}

function onKey(event) {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

// On a narrow screen the chosen tab may lie outside its row.
function showChosenTab() {
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
    const tabs = tab.closest(".tabs");
    if (tabs.shown === tab) continue;
    tabs.shown = tab;
    tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
  }
}

// The server writes the words once; the browser keeps them true without a round trip.
function tick() {
  showChosenTab();
  const now = Date.now();
  for (const element of document.querySelectorAll("time[data-clock]")) {
    const then = Date.parse(element.dateTime);
    const text = element.firstChild;
    if (Number.isNaN(then) || text?.nodeType !== Node.TEXT_NODE) continue;
    const words = element.dataset.clock === "elapsed" ? elapsed(now - then) : relative(now - then);
    if (text.data !== words) text.data = words;
  }
}

export function elapsed(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  if (d > 0) return `${d} d ${h} h`;
  if (h > 0) return `${h} h ${m} min`;
  return m > 0 ? `${m} min ${s} s` : `${s} s`;
}

export function relative(milliseconds) {
  const ahead = milliseconds < -999;
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const words = seconds < 5 && !ahead ? "now"
    : seconds < 60 ? `${seconds} s`
      : seconds < 3600 ? `${Math.floor(seconds / 60)} min`
        : seconds < 86400 ? `${Math.floor(seconds / 3600)} h`
          : `${Math.floor(seconds / 86400)} d`;
  if (words === "now") return words;
  return ahead ? `in ${words}` : `${words} ago`;
}
