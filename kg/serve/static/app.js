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

  // Tables are sorted by the column whose head is chosen, what is folded away included; chosen again, the other way round.
  const value = (row, place) => row.cells[place]?.textContent.trim() ?? "";
  const number = (text) => Number(text.replace(/\D/g, ""));
  const NOTHING = "–";
  for (const group of document.querySelectorAll(".rows")) {
    const tables = [...group.querySelectorAll("table")];
    if (tables[0].tBodies[0].rows.length < 2) continue;
    const sort = (place, head) => {
      const counted = head.classList.contains("number");
      const way = head.ariaSort ? (head.ariaSort === "ascending" ? -1 : 1) : counted ? -1 : 1;
      const compare = (one, other) => (counted ? number(one) - number(other) : one.localeCompare(other, "vi", { numeric: true }));
      const rows = tables.flatMap((table) => [...table.tBodies[0].rows]).map((row) => [value(row, place), row]);
      const empty = (text) => text === NOTHING || text === "";
      rows.sort(([one], [other]) => empty(one) - empty(other) || way * compare(one, other));
      for (const table of tables) {
        const many = table.tBodies[0].rows.length;
        table.tBodies[0].replaceChildren(...rows.splice(0, many).map(([, row]) => row));
        [...table.tHead.rows[0].cells].forEach((cell, at) => (cell.ariaSort = at === place ? (way > 0 ? "ascending" : "descending") : null));
      }
    };
    for (const table of tables) {
      [...table.tHead.rows[0].cells].forEach((head, place) => {
        const button = Object.assign(document.createElement("button"), { type: "button" });
        button.append(...head.childNodes);
        button.addEventListener("click", () => sort(place, head));
        head.append(button);
      });
    }
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
