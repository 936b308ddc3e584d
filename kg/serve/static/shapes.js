// Which colour and shape a class has, in the picture (WebGL), in the legend and in saved pictures (SVG): one table.
"use strict";
const Shapes = (() => {
  const FAMILIES = {
    person: { colour: "#c0392b", shape: 0 }, body: { colour: "#2874a6", shape: 1 }, unit: { colour: "#1e8449", shape: 2 },
    event: { colour: "#b9770e", shape: 3 }, commitment: { colour: "#7d3c98", shape: 4 }, document: { colour: "#148f8f", shape: 5 },
    award: { colour: "#a38a00", shape: 6 }, other: { colour: "#7f8c8d", shape: 0 },
  };
  const KINDS = { Person: "person", Body: "body", Province: "unit", District: "unit", Commune: "unit", AdministrativeUnit: "unit",
    Event: "event", OfficialDocument: "document", Source: "document", Award: "award" };
  for (const kind of ["Programme", "Project", "Plan", "Target", "Task", "Breakthrough", "Objective", "Theme", "Movement", "Commitment"]) KINDS[kind] = "commitment";
  const RELATIONS = { role: "#c0392b", change: "#e67e22", rank: "#95a5a6", participation: "#b9770e", event: "#d4a017", adoption: "#7d3c98",
    award: "#a38a00", citation: "#148f8f", part: "#5d8fb8", jurisdiction: "#4f9d69", within: "#8bb899", link: "#7f8c8d" };
  const style = (kind) => FAMILIES[KINDS[kind] || "other"];
  // Outlines within the unit circle, y down.
  const POLYGONS = {
    1: [[-0.82, -0.82], [0.82, -0.82], [0.82, 0.82], [-0.82, 0.82]],
    2: [[-1, 0], [-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87]],
    3: [[0, -1.1], [0.98, 0.72], [-0.98, 0.72]],
    4: [[0, -1.12], [1.12, 0], [0, 1.12], [-1.12, 0]],
    5: [[-0.66, -0.95], [0.66, -0.95], [0.66, 0.95], [-0.66, 0.95]],
    6: [[0, 1.1], [-0.98, -0.72], [0.98, -0.72]],
  };
  function svg(kind, x, y, radius) {
    const { colour, shape } = style(kind);
    if (!shape) return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${colour}"/>`;
    const points = POLYGONS[shape].map(([dx, dy]) => `${(x + dx * radius).toFixed(1)},${(y + dy * radius).toFixed(1)}`);
    return `<polygon points="${points.join(" ")}" fill="${colour}"/>`;
  }

  const VERTEX = `
    attribute vec4 a_id; attribute vec4 a_color; attribute vec2 a_position; attribute float a_size; attribute float a_shape; attribute float a_angle;
    uniform mat3 u_matrix; uniform float u_sizeRatio; uniform float u_correctionRatio;
    varying vec4 v_color; varying vec2 v_offset; varying float v_radius; varying float v_shape;
    const float bias = 255.0 / 254.0;
    void main() {
      float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
      // A triangle around the outline and no larger: what costs time without a graphics card is every point of it.
      bool round = a_shape < 0.5 || (a_shape > 1.5 && a_shape < 2.5);
      vec2 offset = (round ? 1.01 : 1.16) * size * vec2(cos(a_angle), sin(a_angle));
      gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
      v_offset = offset; v_radius = size / 2.0; v_shape = a_shape;
      #ifdef PICKING_MODE
      v_color = a_id;
      #else
      v_color = a_color;
      #endif
      v_color.a *= bias;
    }`;
  const FRAGMENT = `
    precision highp float;
    varying vec4 v_color; varying vec2 v_offset; varying float v_radius; varying float v_shape;
    uniform float u_correctionRatio;
    const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
    float outline(vec2 p) {
      vec2 a = abs(p);
      if (v_shape < 0.5) return length(p) - 1.0;
      if (v_shape < 1.5) return max(a.x, a.y) - 0.82;
      if (v_shape < 2.5) return max(a.x * 0.866 + a.y * 0.5, a.y) - 0.87;
      if (v_shape < 3.5) return max(a.x * 0.88 + p.y * 0.475, -p.y) - 0.6;
      if (v_shape < 4.5) return (a.x + a.y) * 0.7071 - 0.79;
      if (v_shape < 5.5) return max(a.x - 0.66, a.y - 0.95);
      return max(a.x * 0.88 - p.y * 0.475, p.y) - 0.6;
    }
    void main(void) {
      float border = u_correctionRatio * 2.0 / v_radius;
      float distance = outline(v_offset / v_radius) + border;
      #ifdef PICKING_MODE
      gl_FragColor = distance > border ? transparent : v_color;
      #else
      gl_FragColor = mix(v_color, transparent, clamp(distance / border, 0.0, 1.0));
      #endif
    }`;
  // Every corner of a node is written out: drawn without a graphics card, instances (sigma's way) take ten times as long.
  const CORNERS = [0, (2 * Math.PI) / 3, (4 * Math.PI) / 3];
  function program() {
    const { NodeCircleProgram } = Sigma.rendering;
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return class extends NodeCircleProgram {
      getDefinition() {
        return {
          VERTICES: 3, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT, METHOD: TRIANGLES,
          UNIFORMS: ["u_sizeRatio", "u_correctionRatio", "u_matrix"],
          ATTRIBUTES: [
            { name: "a_position", size: 2, type: FLOAT }, { name: "a_size", size: 1, type: FLOAT },
            { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
            { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true }, { name: "a_shape", size: 1, type: FLOAT },
            { name: "a_angle", size: 1, type: FLOAT },
          ],
        };
      }
      processVisibleItem(index, start, data) {
        const color = Sigma.utils.floatColor(data.color);
        CORNERS.forEach((angle, corner) => this.array.set([data.x, data.y, data.size, color, index, data.shape || 0, angle], start + 7 * corner));
      }
    };
  }
  return { style, svg, program, RELATIONS, family: (kind) => KINDS[kind] || "other" };
})();
