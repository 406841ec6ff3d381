// Loaded before the first paint, so that a chosen theme, rail or density never flashes in from the wrong one.
(() => {
  const root = document.documentElement;
  for (const [key, attribute] of [["secops.theme", "theme"], ["secops.rail", "rail"], ["secops.density", "density"], ["secops.keys", "keys"]]) {
    try {
      const value = localStorage.getItem(key);
      if (value) root.dataset[attribute] = value;
    } catch {
      // Storage may be forbidden: the defaults hold.
    }
  }
})();
