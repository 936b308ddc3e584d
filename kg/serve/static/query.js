// The query page: the editor, the questions that have a name, and the answer as a table, a graph, or a file.
"use strict";
(() => {
  const settings = JSON.parse(document.getElementById("settings").textContent);
  const words = (key, values = {}) => settings.words[`query.${key}`].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const results = document.getElementById("results");
  const downloads = document.getElementById("downloads");
  const state = document.getElementById("state");
  const SHOWN = 500;
  const TABLES = "application/sparql-results+json";
  const names = Object.entries(settings.prefixes).sort((one, other) => other[1].length - one[1].length);

  Yasqe.forkAutocompleter("class", { name: "vkg", persistenceId: null, bulk: true, get: () => settings.terms,
    isValidCompletionPosition: (editor) => /^[\w]*:?\w*$/.test(editor.getCompleteToken().string) && !/^[?$]/.test(editor.getCompleteToken().string),
    preProcessToken: (editor, token) => token, postProcessSuggestion: (editor, token, suggested) => suggested });
  Yasqe.defaults.autocompleters = ["vkg", "variables"];
  const editor = new Yasqe(document.getElementById("editor"), {
    persistenceId: null, showQueryButton: false, createShareableLink: null, resizeable: false, pluginButtons: () => null,
    value: settings.first, editorHeight: "20rem", prefixCcApi: "", collapsePrefixesOnLoad: false, lineWrapping: true,
  });
  editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(),
    Esc: () => editor.getInputField().blur() });
  editor.getWrapperElement().querySelector(".CodeMirror-scroll").tabIndex = 0;
  editor.getInputField().setAttribute("aria-label", document.getElementById("editor").getAttribute("aria-label"));

  const fromAddress = new URLSearchParams(location.hash.slice(1)).get("query");
  if (fromAddress) editor.setValue(fromAddress);
  const examples = document.getElementById("examples");
  examples.addEventListener("change", () => {
    if (examples.value) editor.setValue(settings.queries[examples.value]);
  });
  document.getElementById("run").addEventListener("click", run);
  for (const button of downloads.querySelectorAll("button")) button.addEventListener("click", () => download(button.dataset.format));

  const element = (name, text, attributes = {}) => {
    const made = Object.assign(document.createElement(name), attributes);
    if (text !== undefined) made.append(text);
    return made;
  };
  const ask = (accept, format) => fetch(`/sparql?lang=${settings.language}${format ? `&format=${format}` : ""}`, {
    method: "POST", body: editor.getValue(), headers: { "Content-Type": "application/sparql-query", Accept: accept } });

  async function run() {
    state.textContent = words("running");
    history.replaceState(null, "", `#${new URLSearchParams({ query: editor.getValue() })}`);
    const begun = performance.now();
    const answer = await ask(`${TABLES}, text/turtle;q=0.9`).catch(() => null);
    state.textContent = "";
    downloads.hidden = true;
    if (!answer) return fail(words("offline"));
    if (!answer.ok) return fail(await answer.text());
    const graph = answer.headers.get("content-type").startsWith("text/turtle");
    const seconds = ((performance.now() - begun) / 1000).toFixed(2);
    if (graph) show(element("pre", await answer.text(), { tabIndex: 0 }), asGraph());
    else table(await answer.json(), seconds);
    for (const button of downloads.querySelectorAll("button")) {
      button.hidden = ["turtle", "nt", "jsonld"].includes(button.dataset.format) !== graph;
    }
    downloads.hidden = false;
  }
  function fail(message) {
    const [said, ...place] = message.trimEnd().split("\n"); // what is wrong, and the line with a mark below the place
    const trouble = element("div", element("p", said), { className: "trouble" });
    if (place.length) trouble.append(element("pre", place.join("\n")));
    show(element("h3", words("failed")), trouble);
  }
  function show(...content) {
    results.replaceChildren(...content);
  }
  function asGraph() {
    return element("p", element("a", words("graph"), { href: `/graph#${new URLSearchParams({ query: editor.getValue() })}` }));
  }
  function table(found, seconds) {
    if ("boolean" in found) return show(element("p", element("b", found.boolean ? words("yes") : words("no"))));
    const rows = found.results.bindings;
    if (!rows.length) return show(element("p", words("empty")));
    const head = element("tr");
    for (const name of found.head.vars) head.append(element("th", name, { scope: "col" }));
    const body = element("tbody");
    for (const row of rows.slice(0, SHOWN)) {
      const line = element("tr");
      for (const name of found.head.vars) line.append(element("td", row[name] ? term(row[name]) : ""));
      body.append(line);
    }
    const grid = element("table");
    const caption = words("rows", { count: rows.length, seconds });
    grid.append(element("caption", rows.length > SHOWN ? `${caption}; ${words("shown", { shown: SHOWN })}` : caption, { className: "hint" }));
    const top = element("thead");
    top.append(head);
    grid.append(top, body);
    const scroll = element("div", grid, { className: "scroll", tabIndex: 0 });
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", caption);
    const things = rows.some((row) => Object.values(row).some((value) => value.type === "uri"));
    show(scroll, ...(things ? [asGraph()] : []));
  }
  function term(value) {
    if (value.type !== "uri") return value.value;
    const known = names.find(([, namespace]) => value.value.startsWith(namespace));
    const short = known ? `${known[0]}:${value.value.slice(known[1].length)}` : value.value;
    if (value.value.startsWith(settings.base)) return element("a", short, { href: `/id/${value.value.slice(settings.base.length)}` });
    return /^https?:/.test(value.value) ? element("a", short, { href: value.value, rel: "noopener noreferrer" }) : short;
  }
  async function download(format) {
    const answer = await ask("*/*", format).catch(() => null);
    if (!answer) return fail(words("offline"));
    if (!answer.ok) return fail(await answer.text());
    const link = element("a", "", { href: URL.createObjectURL(await answer.blob()), download: `query.${format === "turtle" ? "ttl" : format}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
})();
