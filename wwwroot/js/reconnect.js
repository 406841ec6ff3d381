// The buttons of the lost-connection message; it must work when the circuit does not.
document.addEventListener("click", async event => {
  const button = event.target.closest?.("[data-reconnect]");
  if (!button) return;
  if (button.dataset.reconnect === "retry") {
    button.disabled = true;
    try {
      if (await window.Blazor?.reconnect()) return;
    } catch {
      // The server does not answer yet; the message stays.
      button.disabled = false;
      return;
    }
  }
  location.reload();
});
