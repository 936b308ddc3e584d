// Where things lie: a small graph is laid out at once, a large one in a worker; in slices where there is no worker.
"use strict";
const Layout = (() => {
  const LARGE = 800; // nodes
  const STEPS = 75; // of two iterations each, of a large graph
  const SLICE = 120; // milliseconds of laying out between two looks at what the reader does
  const GLANCE = 4000; // milliseconds between two looks that the reader gets at a large graph being laid out
  // place: how the graph is shown where its nodes lie now; tell: what is said of how far it is; done: when it stands.
  function begin(graph, { aside, place, tell, done }) {
    const { layoutForceAtlas2: forces, layoutNoverlap: apart } = graphologyLibrary;
    const layout = { still: true, run };
    let worker = null;
    let waiting = 0;

    function run() {
      worker?.terminate();
      clearTimeout(waiting);
      layout.still = false;
      const large = graph.order > LARGE;
      const options = { ...forces.inferSettings(graph), barnesHutOptimize: large, gravity: 0.08, scalingRatio: 10, slowDown: large ? 8 : 2, strongGravityMode: true, adjustSizes: false };
      if (!large) small(options);
      else inWorker(options) || inSlices(options);
    }
    function stand() {
      layout.still = true;
      done();
    }
    function small(options, left = 600) {
      if (graph.order > 1) forces.assign(graph, { iterations: 30, settings: options });
      if (left > 30) waiting = setTimeout(() => small(options, left - 30), 15);
      else apart.assign(graph, { maxIterations: 60, settings: { margin: 3, ratio: 1 } });
      place();
      if (left <= 30) stand();
    }

    function inWorker(options) {
      try {
        worker = new Worker(aside.worker || URL.createObjectURL(new Blob(aside.sources(), { type: "text/javascript" })));
      } catch (error) {
        return false;
      }
      const nodes = graph.nodes();
      const numbers = new Map(nodes.map((node, number) => [node, number]));
      worker.addEventListener("message", ({ data: { share, places } }) => moved(nodes, places, share));
      worker.addEventListener("error", () => inSlices(options));
      worker.postMessage({ scripts: aside.scripts, options, steps: STEPS, glance: GLANCE,
        nodes: nodes.map((node) => [graph.getNodeAttribute(node, "x"), graph.getNodeAttribute(node, "y")]),
        edges: graph.mapEdges((edge, data, source, target) => [numbers.get(source), numbers.get(target)]) });
      return true;
    }
    function moved(nodes, places, share) {
      if (places) {
        const found = new Map(nodes.map((node, number) => [node, places[number]]));
        graph.updateEachNodeAttributes((node, data) => (found.has(node) ? { ...data, x: found.get(node)[0], y: found.get(node)[1] } : data), { attributes: ["x", "y"] });
        place();
      }
      if (share < 1) return tell(share);
      worker?.terminate();
      stand();
    }

    // On a copy, so that the picture is not drawn anew at every step.
    function inSlices(options, table = graph.copy(), step = 0, seen = performance.now()) {
      const until = performance.now() + SLICE;
      do forces.assign(table, { iterations: 2, settings: options });
      while (++step < STEPS && performance.now() < until);
      const due = step >= STEPS || performance.now() - seen > GLANCE;
      const nodes = table.nodes();
      moved(nodes, due && nodes.map((node) => [table.getNodeAttribute(node, "x"), table.getNodeAttribute(node, "y")]), step / STEPS);
      if (step < STEPS) waiting = setTimeout(() => inSlices(options, table, step, due ? performance.now() : seen), 15);
    }
    return layout;
  }
  return { begin, LARGE };
})();
