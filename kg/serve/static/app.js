// What every page does: the theme, suggestions while one types, and the evidence that an address names.
"use strict";
(() => {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
      dispatchEvent(new Event("themechange"));
    });
  }

  const field = document.getElementById("q");
  const list = document.getElementById("suggestions");
  if (field && list) {
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      if (field.value.trim().length < 2) return;
      waiting = setTimeout(async () => {
        const answer = await fetch(`/api/search?limit=8&q=${encodeURIComponent(field.value)}`).catch(() => null);
        if (!answer || !answer.ok) return;
        const names = new Set((await answer.json()).results.map((found) => found.label));
        list.replaceChildren(...[...names].map((name) => Object.assign(document.createElement("option"), { value: name })));
      }, 150);
    });
  }

  const light = () => {
    const place = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
    for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    if (!place) return;
    const [start, end] = [Number(place[1]), Number(place[2])];
    for (const mark of document.querySelectorAll("mark[data-start]")) {
      if (Number(mark.dataset.start) >= start && Number(mark.dataset.end) <= end) mark.classList.add("lit");
    }
    document.getElementById(`char=${start},${end}`)?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", light);
  light();
})();
