// Lays a large graph out in a worker, so that the page answers its reader meanwhile. It is sent nodes with their places,
// ties between their numbers and how to lay out; it tells how far it is, and from time to time where the nodes lie.
"use strict";
// The library names these where it begins, for readers of files that nobody needs here; a worker has none.
Object.assign(self, { DOMParser: class {}, Document: class {} });
addEventListener("message", ({ data: { scripts, nodes, edges, options, steps, glance } }) => {
  if (scripts.length) importScripts(...scripts);
  const graph = new graphology.Graph({ multi: true });
  nodes.forEach(([x, y], number) => graph.addNode(number, { x, y }));
  for (const [one, other] of edges) graph.addEdge(one, other);
  let told = performance.now();
  for (let done = 1; done <= steps; done++) {
    graphologyLibrary.layoutForceAtlas2.assign(graph, { iterations: 2, settings: options });
    const due = done === steps || performance.now() - told > glance;
    if (due) told = performance.now();
    postMessage({ share: done / steps, places: due ? graph.mapNodes((_, { x, y }) => [x, y]) : null });
  }
});
