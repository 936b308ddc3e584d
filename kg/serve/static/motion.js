// A large picture on a machine that draws it slowly (one without a graphics card) moves as a map does: what was last
// drawn is moved as an image, and all is drawn anew as soon as it stands.
"use strict";
const Motion = (() => {
  const SMOOTH = 16; // milliseconds that drawing all may take: one frame of sixty a second
  const WEIGHED = 1500; // nodes and ties; what is smaller is not weighed
  const REST = 200; // milliseconds without movement, after which it stands
  const FAR = 0.5; // the part of the frame that has to be covered; else all is drawn once on the way …
  const AGAIN = 1000; // … if this many milliseconds have passed
  const LAYERS = ["edges", "nodes", "labels", "hoverNodes"];
  function begin() {
    const motion = { heavy: false, moving: false, stale: false, get light() { return this.heavy && this.moving && !due; }, still, watch, weigh };
    let renderer = null;
    let image = null;
    let corners = null; // where two points of the graph lie in the image
    let kept = 0; // when it was taken
    let due = false;
    let resting = 0;

    // A program of sigma that draws nothing while the image is shown.
    function still(Program) {
      return class extends Program {
        render(params) {
          if (!motion.light) super.render(params);
        }
      };
    }
    const spread = () => [{ x: 0, y: 0 }, { x: 1, y: 1 }].map((point) => renderer.framedGraphToViewport(point));
    function show(light) {
      image.style.display = light ? "" : "none";
      for (const layer of LAYERS) renderer.getCanvases()[layer].style.display = light ? "none" : "";
    }
    function moved() {
      motion.moving = true;
      clearTimeout(resting);
      resting = setTimeout(() => {
        motion.moving = false;
        if (!motion.heavy) return;
        if (motion.stale) renderer.refresh({ skipIndexation: true, schedule: true });
        else renderer.scheduleRender();
        motion.stale = false;
      }, REST);
    }
    function drawn() {
      if (!motion.heavy) return;
      if (motion.light) place();
      else keep();
      show(motion.light);
    }
    function place() {
      const [[one, other], [begun, ended], { width, height }] = [corners, spread(), renderer.getDimensions()];
      const scale = (ended.x - begun.x) / (other.x - one.x);
      const [left, top] = [begun.x - scale * one.x, begun.y - scale * one.y];
      image.style.transform = `matrix(${scale}, 0, 0, ${scale}, ${left}, ${top})`;
      const along = (start, most) => Math.max(0, Math.min(most, start + scale * most) - Math.max(0, start)) / most;
      due = along(left, width) * along(top, height) < FAR && performance.now() - kept > AGAIN;
    }
    function keep() {
      const layers = renderer.getCanvases();
      Object.assign(image, { width: layers.edges.width, height: layers.edges.height });
      for (const layer of LAYERS) image.getContext("2d").drawImage(layers[layer], 0, 0);
      corners = spread();
      due = false;
      kept = performance.now();
    }
    function watch(drawing) {
      renderer = drawing;
      image = renderer.createCanvas("still", { beforeLayer: "edges", style: { transformOrigin: "0 0" } });
      show(false);
      renderer.getCamera().on("updated", moved);
      renderer.on("afterRender", drawn);
    }
    // Draws all and waits until it stands there: how long that takes decides.
    function weigh(size) {
      motion.heavy = false;
      show(false);
      if (size > WEIGHED) {
        const begun = performance.now();
        renderer.render();
        for (const layer of ["edges", "nodes"]) {
          const canvas = renderer.getCanvases()[layer];
          const gl = canvas.getContext("webgl2") || canvas.getContext("webgl");
          gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
        }
        motion.heavy = performance.now() - begun > SMOOTH;
      }
      renderer.scheduleRender();
    }
    return motion;
  }
  return { begin };
})();
