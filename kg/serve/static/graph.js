// The picture of the graph: grown by click, filtered, saved, and brought back by its address.
"use strict";
(() => {
  const settings = JSON.parse(document.getElementById("settings").textContent);
  const $ = (id) => document.getElementById(id);
  const words = (key, values = {}) => settings.words[`graph.${key}`].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const graph = new graphology.Graph({ multi: true, type: "directed" });
  const state = { grown: [], removed: new Set(), kinds: new Set(), relations: new Set(), confidence: 0, from: null, to: null, query: "" };
  const more = new Map();
  let selected = null;
  let hovered = null;
  let placed = [];
  let renderer = null;
  const motion = Motion.begin();

  const local = (iri) => (iri.startsWith(settings.base) ? iri.slice(settings.base.length) : iri);
  const whole = (name) => (/^[a-z]+:\/\//.test(name) ? name : settings.base + name);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const element = (name, text, attributes = {}) => {
    const made = Object.assign(document.createElement(name), attributes);
    if (text !== undefined) made.append(text);
    return made;
  };

  // ------------------------------------------------------------ what is in the picture

  const CROWDED = 5000; // ties; beyond that each is a line of one width
  function add(found, centre) {
    const fresh = found.nodes.filter((node) => !graph.hasNode(node.id) && !state.removed.has(node.id));
    const middle = centre && graph.hasNode(centre) ? graph.getNodeAttributes(centre) : { x: 0, y: 0 };
    const start = graph.order;
    fresh.forEach((node, place) => {
      const angle = (start + place) * 2.399963; // the golden angle: no two in one place, and the same every time
      const distance = node.id === centre ? 0 : 4 + Math.sqrt(place + 1);
      const { colour: fill, shape } = Shapes.style(node.kind);
      graph.addNode(node.id, { label: node.label, kind: node.kind, path: node.path, color: fill, shape, size: 6,
        x: middle.x + distance * Math.cos(angle), y: middle.y + distance * Math.sin(angle) });
    });
    for (const edge of found.edges) {
      if (graph.hasEdge(edge.id) || !graph.hasNode(edge.source) || !graph.hasNode(edge.target)) continue;
      const { id, source, target, ...rest } = edge;
      graph.addEdgeWithKey(id, source, target, { ...rest, color: Shapes.RELATIONS[edge.relation] || "#7f8c8d", size: 1 + Math.min(3, Math.log2(1 + edge.claims)) });
    }
    const scale = graph.order > 1500 ? 0.35 : graph.order > 300 ? 0.6 : graph.order > 100 ? 0.8 : 1;
    graph.forEachNode((node) => graph.setNodeAttribute(node, "size", scale * (5 + Math.min(11, 1.6 * Math.sqrt(graph.degree(node))))));
    if (fresh.length) layout.run();
    legend();
    changed();
  }

  async function json(address, options) {
    const answer = await fetch(address, options).catch((error) => ({ ok: false, json: async () => ({ error: String(error) }) }));
    const found = await answer.json().catch(() => ({ error: String(answer.status) }));
    if (!answer.ok) {
      say(words("failed", { reason: found.error || answer.status }));
      return null;
    }
    return found;
  }

  async function grow(iri, remember = true) {
    if (settings.data) return;
    const offset = 40 * state.grown.filter((one) => one === iri).length;
    if (offset && !more.get(iri)) return;
    state.removed.delete(iri);
    const found = await json(`/api/neighbourhood?lang=${document.documentElement.lang}&limit=40&offset=${offset}&iri=${encodeURIComponent(iri)}`);
    if (!found) return;
    const centre = found.nodes[0].id;
    state.grown.push(iri);
    more.set(iri, found.more);
    add(found, centre);
    if (remember) store();
    if (found.more) say(words("more", { count: found.more }));
    return centre;
  }

  function remove(iri) {
    state.removed.add(iri);
    state.grown = state.grown.filter((one) => one !== iri);
    if (graph.hasNode(iri)) graph.dropNode(iri);
    select(null);
    legend();
    changed();
    store();
  }

  // ------------------------------------------------------------ where things lie

  // The picture fills its frame; a few nodes stay near one another in the middle of it instead.
  function frame() {
    if (!renderer) return;
    const room = Math.max(1, 2.6 / Math.sqrt(graph.order));
    const extent = (axis) => {
      const values = graph.mapNodes((_, data) => data[axis]);
      const [low, high] = [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
      const half = (Math.max(high - low, 1) * room) / 2;
      return [(low + high) / 2 - half, (low + high) / 2 + half];
    };
    renderer.setCustomBBox(room > 1 && graph.order ? { x: extent("x"), y: extent("y") } : null);
    renderer.refresh();
  }
  // The page has the worker's address, or, where it is a file by itself, its text before that of the first two scripts.
  const aside = { scripts: [], sources: () => [settings.aside.source, ...[...document.scripts].filter((one) => !one.type).slice(0, 2).map((one) => one.textContent)], ...settings.aside };
  const layout = Layout.begin(graph, { aside, place: frame, tell: (share) => say(words("laying", { percent: Math.round(100 * share) })), done: () => {
    if (renderer) motion.weigh(graph.order + graph.size);
    if (graph.order > Layout.LARGE) count();
  } });

  // ------------------------------------------------------------ which part of it is shown

  const shownEdge = (edge) => {
    if (state.relations.has(edge.relation) || (edge.claims && edge.confidence < state.confidence)) return false;
    if (state.from && edge.last && edge.last < state.from) return false;
    return !(state.to && edge.first && edge.first > state.to);
  };
  let visible = new Set();
  function reckon() {
    visible = new Set(graph.order === 1 ? graph.nodes() : []);
    graph.forEachEdge((edge, attributes, source, target, from, to) => {
      if (shownEdge(attributes) && !state.kinds.has(from.kind) && !state.kinds.has(to.kind)) visible.add(source).add(target);
    });
    for (const iri of state.grown) if (graph.hasNode(iri) && !state.kinds.has(graph.getNodeAttribute(iri, "kind"))) visible.add(iri);
    if (settings.data) graph.forEachNode((node, { kind }) => graph.degree(node) === 0 && !state.kinds.has(kind) && visible.add(node));
  }
  const near = (node, other) => node === other || graph.areNeighbors(node, other);
  function nodeShown(node, data) {
    if (!visible.has(node)) return { ...data, hidden: true };
    const focus = hovered || selected;
    if (focus && graph.hasNode(focus) && !near(focus, node)) return { ...data, color: faint, label: "", zIndex: 0 };
    return node === focus ? { ...data, highlighted: true, forceLabel: true, zIndex: 2 } : { ...data, zIndex: 1 };
  }
  function edgeShown(edge, data) {
    const focus = hovered || selected;
    if (!shownEdge(data)) return { ...data, hidden: true };
    if (focus && graph.hasNode(focus) && !graph.extremities(edge).includes(focus)) return { ...data, hidden: true };
    return graph.size > CROWDED ? { ...data, type: "thin" } : data;
  }
  let faint = colour("--line");
  function changed() {
    reckon();
    renderer?.refresh();
    if (layout.still || graph.order <= Layout.LARGE) count(); // else it is told how far the laying out is
    list();
  }
  function count() {
    const edges = graph.filterEdges((edge, data, source, target) => shownEdge(data) && visible.has(source) && visible.has(target)).length;
    say(graph.order && !visible.size ? words("none") : words("count", { nodes: visible.size, edges }));
  }
  function say(text) {
    $("state").textContent = text;
    $("state").parentElement.classList.toggle("bare", !graph.order);
  }

  // ------------------------------------------------------------ names that do not lie over one another

  let waiting = [];
  let discs = []; // where nodes lie, so that names keep off them while there is room
  const CROWD = 400;
  const overlap = (one, other) => one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
  const queueLabel = (context, data, { labelFont }) => data.label && !motion.light && waiting.push([context, data, labelFont]);
  function drawLabels() {
    const few = visible.size <= CROWD ? [...visible] : [];
    discs = few.map((node) => {
      const data = renderer.getNodeDisplayData(node);
      const at = renderer.framedGraphToViewport(data);
      const radius = renderer.scaleSize(data.size);
      return { x: at.x - radius, y: at.y - radius, w: 2 * radius, h: 2 * radius };
    });
    // The chosen node is named first, then what has most ties.
    waiting.sort(([, one], [, other]) => Boolean(other.highlighted) - Boolean(one.highlighted) || other.size - one.size);
    for (const [context, data, font] of waiting) drawLabel(context, data, { labelFont: font });
    waiting = [];
  }
  // Right of the node, left of it, below, above: the first place that is free of names and, if there is one, of nodes.
  function roomFor(data, width, height) {
    const { width: most, height: deepest } = renderer.getDimensions();
    const gap = data.size + 2;
    const places = [[gap, -height / 2], [-gap - width, -height / 2], [-width / 2, gap], [-width / 2, -gap - height]]
      .map(([dx, dy]) => ({ x: data.x + dx, y: data.y + dy, w: width, h: height }))
      .filter((box) => box.x >= 0 && box.x + width <= most && box.y >= 0 && box.y + height <= deepest)
      .filter((box) => !placed.some((other) => overlap(box, other)));
    return places.find((box) => !discs.some((disc) => overlap(box, disc))) || (data.size > 9 || !discs.length ? places[0] : null);
  }
  function drawLabel(context, data, { labelFont: font }) {
    if (!data.label) return;
    const size = data.highlighted ? 15 : 13;
    context.font = `${data.highlighted ? 600 : 400} ${size}px ${font}`;
    const most = Math.max(24, Math.min(46, renderer.getDimensions().width / 14)); // characters: a telephone has room for few
    const text = data.label.length > most ? `${data.label.slice(0, most - 1)}…` : data.label;
    const [width, height] = [context.measureText(text).width + 4, size * 1.4];
    const box = roomFor(data, width, height) || (data.highlighted ? { x: data.x + data.size + 2, y: data.y - height / 2, w: width, h: height } : null);
    if (!box) return;
    placed.push(Object.assign(box, { text, size }));
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeStyle = colour("--card");
    context.strokeText(text, box.x + 2, box.y + height / 2 + size / 3);
    context.fillStyle = colour("--text");
    context.fillText(text, box.x + 2, box.y + height / 2 + size / 3);
  }

  // ------------------------------------------------------------ lists beside the picture

  function boxes(id, values, names, hidden, icon) {
    $(id).replaceChildren(...values.map((value) => {
      const box = element("input", undefined, { type: "checkbox", checked: !hidden.has(value) });
      box.addEventListener("change", () => {
        if (box.checked) hidden.delete(value);
        else hidden.add(value);
        changed();
        store();
      });
      const label = element("label");
      const picture = element("span");
      picture.innerHTML = `<svg viewBox="-10 -10 20 20" aria-hidden="true">${icon(value)}</svg>`; // made from the tables of shapes.js only
      label.append(box, picture, names[value] || value);
      const line = element("li");
      line.append(label);
      return line;
    }));
  }
  function legend() {
    const kinds = [...new Set(graph.mapNodes((_, data) => data.kind))];
    const relations = [...new Set(graph.mapEdges((_, data) => data.relation))];
    const ordered = (values, names) => Object.keys(names).filter((name) => values.includes(name));
    boxes("classes", ordered(kinds, settings.kinds), settings.kinds, state.kinds, (kind) => Shapes.svg(kind, 0, 0, 8));
    boxes("relations", ordered(relations, settings.relations), settings.relations, state.relations,
      (relation) => `<line x1="-9" x2="9" y1="0" y2="0" stroke-width="4" stroke="${Shapes.RELATIONS[relation] || "#7f8c8d"}"/>`);
  }
  const button = (text, act) => {
    const made = element("button", text, { type: "button" });
    made.addEventListener("click", act);
    return made;
  };
  function list() {
    const nodes = [...visible].sort((one, other) => graph.degree(other) - graph.degree(one)).slice(0, 300);
    $("list").replaceChildren(...nodes.map((node) => {
      const { label, kind } = graph.getNodeAttributes(node);
      const line = element("li");
      line.append(button(label, () => focus(node)), ` ${settings.kinds[kind] || ""}`);
      return line;
    }));
  }
  function select(node) {
    selected = node;
    renderer?.refresh();
    if (!node) return $("selected").replaceChildren();
    const { label, kind, path } = graph.getNodeAttributes(node);
    const title = element("p");
    title.append(element("b", label), ` – ${settings.kinds[kind] || kind}`);
    const actions = element("p", undefined, { className: "actions" });
    if (path && !settings.data) actions.append(element("a", words("open"), { href: path }), button(words("grow"), async () => (await grow(node)) && select(node)));
    actions.append(button(words("remove"), () => remove(node)));
    const ties = element("ul");
    graph.forEachEdge(node, (edge, data, source, target) => {
      if (!shownEdge(data) || !visible.has(source) || !visible.has(target)) return;
      const said = [settings.relations[data.relation] || data.relation, ...(data.words.length ? [`(${data.words.join(", ")})`] : [])].join(" ");
      const line = element("li");
      const name = (one) => (one === node ? "…" : graph.getNodeAttribute(one, "label"));
      line.append(`${name(source)} `, data.path && !settings.data ? element("a", said, { href: data.path }) : element("i", said), ` ${name(target)}`);
      ties.append(line);
    });
    $("selected").replaceChildren(title, actions, element("h3", words("neighbours")), ties);
  }
  function focus(node) {
    select(node);
    const place = renderer?.getNodeDisplayData(node);
    if (place) renderer.getCamera().animate({ x: place.x, y: place.y, ratio: 0.5 }, { duration: 300 });
  }

  // ------------------------------------------------------------ the address brings the view back

  function store() {
    if (settings.data) return;
    const kept = new URLSearchParams();
    if (state.query) kept.set("query", state.query);
    for (const iri of state.grown) kept.append("node", local(iri));
    for (const iri of state.removed) kept.append("without", local(iri));
    for (const kind of state.kinds) kept.append("hide", kind);
    for (const relation of state.relations) kept.append("cut", relation);
    for (const name of ["confidence", "from", "to"]) if (state[name]) kept.set(name, state[name]);
    history.replaceState(null, "", `#${kept}`);
  }
  async function restore() {
    const kept = new URLSearchParams(location.hash.slice(1));
    state.removed = new Set(kept.getAll("without").map(whole));
    state.kinds = new Set(kept.getAll("hide"));
    state.relations = new Set(kept.getAll("cut"));
    for (const name of ["confidence", "from", "to"]) {
      state[name] = Number(kept.get(name)) || (name === "confidence" ? 0 : null);
      $(name).value = state[name] ?? "";
    }
    $("confident").textContent = state.confidence;
    if (settings.data) return add(settings.data, null);
    state.query = kept.get("query") || "";
    if (state.query) {
      const found = await json(`/api/graph?lang=${document.documentElement.lang}`, { method: "POST", body: state.query, headers: { "Content-Type": "application/sparql-query" } });
      if (found) add(found, null);
    }
    const asked = kept.getAll("node").map(whole);
    for (const iri of asked.length || state.query ? asked : settings.first) await grow(iri, false);
    if (asked.length === 1 && graph.hasNode(asked[0])) select(asked[0]);
  }

  // ------------------------------------------------------------ pictures to keep

  function save(blob, name) {
    const link = element("a", "", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
  function png() {
    renderer.refresh({ schedule: false });
    const layers = renderer.getCanvases();
    const first = Object.values(layers)[0];
    const canvas = element("canvas", undefined, { width: first.width, height: first.height });
    const context = canvas.getContext("2d");
    context.fillStyle = colour("--card");
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (const name of ["edges", "edgeLabels", "nodes", "labels"]) if (layers[name]) context.drawImage(layers[name], 0, 0);
    canvas.toBlob((blob) => save(blob, "graph.png"));
  }
  const escaped = (text) => text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char]);
  function svg() {
    const { width, height } = renderer.getDimensions();
    const at = (node) => renderer.graphToViewport(graph.getNodeAttributes(node));
    const lines = graph.filterEdges((edge, data, s, t) => shownEdge(data) && visible.has(s) && visible.has(t)).map((edge) => {
      const [one, other] = graph.extremities(edge).map(at);
      const { color, size } = graph.getEdgeAttributes(edge);
      return `<line x1="${one.x.toFixed(1)}" y1="${one.y.toFixed(1)}" x2="${other.x.toFixed(1)}" y2="${other.y.toFixed(1)}" stroke="${color}" stroke-width="${size.toFixed(1)}" stroke-opacity=".6"/>`;
    });
    const nodes = [...visible].map((node) => Shapes.svg(graph.getNodeAttribute(node, "kind"), at(node).x, at(node).y, renderer.scaleSize(graph.getNodeAttribute(node, "size"))));
    const names = placed.map(({ x, y, h, text, size }) => `<text x="${(x + 2).toFixed(1)}" y="${(y + h / 2 + size / 3).toFixed(1)}" font-size="${size}">${escaped(text)}</text>`);
    const content = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" fill="${colour("--text")}"><rect width="100%" height="100%" fill="${colour("--card")}"/>${lines.join("")}${nodes.join("")}${names.join("")}</svg>`;
    save(new Blob([content], { type: "image/svg+xml" }), "graph.svg");
  }

  // ------------------------------------------------------------ hands

  const PAUSE = 150; // milliseconds that the mouse stays on a node of a picture drawn slowly, before what is around it is lifted out
  function begin() {
    const { rendering: lines } = Sigma;
    try {
      renderer = new Sigma(graph, $("canvas"), {
        defaultNodeType: "shape", nodeProgramClasses: { shape: motion.still(Shapes.program()) }, edgeProgramClasses: { line: motion.still(lines.EdgeRectangleProgram), thin: motion.still(lines.EdgeLineProgram) }, defaultDrawNodeLabel: queueLabel, defaultDrawNodeHover: () => {},
        nodeReducer: nodeShown, edgeReducer: edgeShown, labelFont: "system-ui, sans-serif", labelDensity: 4, labelGridCellSize: 60,
        labelRenderedSizeThreshold: 2, zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 8, allowInvalidContainer: true, enableCameraRotation: false,
      });
    } catch (error) {
      return say(words("nowebgl"));
    }
    for (const unused of ["edgeLabels", "hovers"]) renderer.getCanvases()[unused].style.display = "none";
    renderer.on("beforeRender", () => (placed = []));
    renderer.on("afterRender", drawLabels);
    motion.watch(renderer); // after the names are drawn
    renderer.on("clickNode", async ({ node }) => {
      select(node);
      await grow(node);
      if (selected === node) select(node); // with the ties that it has now
    });
    renderer.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      const path = graph.getNodeAttribute(node, "path");
      if (path && !settings.data) location.assign(path);
    });
    renderer.on("clickStage", () => select(null));
    let pausing = 0;
    const lift = () => {
      if (motion.light) motion.stale = true;
      else renderer.refresh({ skipIndexation: true });
    };
    for (const [name, node] of [["enterNode", true], ["leaveNode", false]]) {
      renderer.on(name, (event) => {
        hovered = node ? event.node : null;
        clearTimeout(pausing);
        pausing = setTimeout(lift, motion.heavy ? PAUSE : 0);
      });
    }
  }
  $("fit").addEventListener("click", () => renderer?.getCamera().animatedReset());
  $("layout").addEventListener("click", layout.run);
  $("png").addEventListener("click", png);
  $("svg").addEventListener("click", svg);
  $("link")?.addEventListener("click", async () => {
    store();
    await navigator.clipboard?.writeText(location.href).catch(() => null);
    say(words("copied"));
  });
  $("clear")?.addEventListener("click", () => {
    graph.clear();
    Object.assign(state, { grown: [], query: "" });
    state.removed.clear();
    select(null);
    legend();
    changed();
    store();
  });
  for (const name of ["confidence", "from", "to"]) {
    $(name).addEventListener("input", () => {
      state[name] = Number($(name).value) || null;
      $("confident").textContent = state.confidence || 0;
      changed();
      store();
    });
  }
  const candidates = new Map();
  $("add")?.addEventListener("input", async () => {
    const text = $("add").value;
    if (text.length < 2 || candidates.has(text)) return;
    const found = await json(`/api/search?limit=8&q=${encodeURIComponent(text)}`);
    if (!found || $("add").value !== text) return;
    for (const one of found.results) if (!candidates.has(one.label)) candidates.set(one.label, one.iri);
    $("found").replaceChildren(...found.results.map((one) => element("option", undefined, { value: one.label })));
  });
  $("adding")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = $("add").value;
    const found = candidates.get(text) || (await json(`/api/search?limit=1&q=${encodeURIComponent(text)}`))?.results[0]?.iri;
    if (!found) return say(words("none"));
    const centre = await grow(found);
    if (centre) select(centre);
  });
  addEventListener("themechange", () => {
    faint = colour("--line");
    renderer?.refresh();
  });
  addEventListener("hashchange", () => location.reload());
  begin();
  const ready = restore();
  // For tests and for who looks under the hood: what the picture holds.
  window.picture = { graph, motion, ready, renderer, grow, select, get shown() { return visible.size; }, get still() { return layout.still; }, get labels() { return placed.map(({ x, y, w, h, text }) => ({ x, y, w, h, text })); },
    place: (node) => renderer.graphToViewport(graph.getNodeAttributes(node)) };
})();
