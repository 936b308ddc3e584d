"""Reads a GEXF file with graphology and prints what it found as JSON: the engine has threads, so it has a process.

python tests/gexf_reader.py FILE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from py_mini_racer import MiniRacer

import kg.serve.vendor

XML = Path(__file__).resolve().parent / "javascript"  # what a browser has and an engine alone has not
_READ = """
JSON.stringify((text => {
  const found = graphologyLibrary.gexf.parse(graphology, text, {addMissingNodes: false})
  return {directed: found.type, ...found.export()}
})(%s))
"""


def engine() -> MiniRacer:
    """JavaScript with graphology as the explorer serves it, and a reader of XML."""
    made = MiniRacer()
    modules = {f"./{path.stem}": path.read_text("utf-8") for path in sorted(XML.glob("*.js"))}
    made.eval(f"""
        globalThis.window = globalThis.self = globalThis
        const modules = {json.dumps(modules)}, loaded = {{}}
        function require(name) {{
          if (!loaded[name]) {{
            loaded[name] = {{exports: {{}}}}
            new Function('module', 'exports', 'require', modules[name])(loaded[name], loaded[name].exports, require)
          }}
          return loaded[name].exports
        }}
        globalThis.DOMParser = require('./dom-parser').DOMParser
        globalThis.Document = new (require('./dom').DOMImplementation)().createDocument(null, 'x').constructor
        0
    """)
    for name in ("graphology.umd.min.js", "graphology-library.min.js"):
        made.eval(f"{(kg.serve.vendor.FOLDER / name).read_text('utf-8')};0")
    return made


if __name__ == "__main__":
    print(engine().eval(_READ % json.dumps(Path(sys.argv[1]).read_text("utf-8"))))
