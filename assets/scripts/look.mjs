// Light or dark without loading the page again, so that nothing typed is lost.
export function lookSwitch() {
  const list = document.querySelector("[data-rowan-looks]");
  list?.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-look]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await fetch(link.href, { redirect: "manual" });
    } catch {
      link.ownerDocument.location.assign(link.href);
      return;
    }
    show(list, link.dataset.look);
  });
}

function show(list, chosen) {
  document.documentElement.dataset.look = chosen;
  const scheme = document.querySelector('meta[name="color-scheme"]');
  if (scheme) scheme.content = chosen === "auto" ? "light dark" : chosen;
  for (const link of list.querySelectorAll("a[data-look]")) {
    if (link.dataset.look === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
