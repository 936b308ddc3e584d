"""Reads files with libraries that are written in JavaScript, and prints what they found as JSON.

python tests/javascript_readers.py gexf|quickstatements|cypher FILE

A process of its own: the engine has threads.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kg.serve.vendor

LIBRARIES = Path(__file__).resolve().parent / "javascript"
#: Neo4j's parser, 5 MB, which `make readers` fetches.
NEO4J = LIBRARIES / "neo4j"
_PARSER = NEO4J / "semantic-analysis.js"
_VERSIONS = ("CYPHER 5", "CYPHER 25")


def read(kind: str, file: Path) -> Any:
    """What the library for files of this kind found."""
    done = subprocess.run([sys.executable, __file__, kind, str(file)], check=True, capture_output=True)
    return json.loads(done.stdout)


def _engine() -> Callable[[str], Any]:
    """An engine in which ``require`` finds the libraries."""
    from py_mini_racer import MiniRacer

    modules = {f"./{path.stem}": path.read_text("utf-8") for path in sorted(LIBRARIES.glob("*.js"))}
    run: Callable[[str], Any] = MiniRacer().eval
    run(f"""
        globalThis.window = globalThis.self = globalThis
        const modules = {json.dumps(modules)}, loaded = {{}}
        function require(name) {{
          if (!loaded[name]) {{
            loaded[name] = {{exports: {{}}}}
            new Function('module', 'exports', 'require', modules[name])(loaded[name], loaded[name].exports, require)
          }}
          return loaded[name].exports
        }}
        0
    """)
    return run


def _gexf(text: str) -> str:
    """The network as graphology, as the explorer serves it, exports it again."""
    run = _engine()
    run("""
        globalThis.DOMParser = require('./dom-parser').DOMParser
        globalThis.Document = new (require('./dom').DOMImplementation)().createDocument(null, 'x').constructor
        0
    """)
    for name in ("graphology.umd.min.js", "graphology-library.min.js"):
        run(f"{(kg.serve.vendor.FOLDER / name).read_text('utf-8')};0")
    return str(
        run(f"""
        JSON.stringify((text => {{
          const found = graphologyLibrary.gexf.parse(graphology, text, {{addMissingNodes: false}})
          return {{directed: found.type, ...found.export()}}
        }})({json.dumps(text)}))
    """)
    )


def _quickstatements(text: str) -> str:
    """The edits and new items as quickstatements-to-wikibase-edit understands the commands."""
    return str(_engine()(f"JSON.stringify(require('./convert')({json.dumps(text)}))"))


def _cypher(text: str) -> str:
    """What Neo4j's parser and semantic analysis have to say: the messages of each version, by statement."""
    run = _engine()
    code, end, names = _PARSER.read_text("utf-8").rpartition("export{")
    assert end and names.strip() == "C as updateSignatureResolver,D as analyzeQuery};", "another version of the parser"
    run(f"{code};globalThis.update = C; globalThis.analyze = D; 0")
    found: dict[str, list[str]] = {version: [] for version in _VERSIONS}
    for version in _VERSIONS:
        run(f"update({{procedures: [], functions: []}}, {json.dumps(version)}); 0")
        for statement in text.rstrip("\n").split("\n"):
            said = run(f"""JSON.stringify((found => [...found.errors, ...found.notifications].map(one => one.message))(
                analyze({json.dumps(statement.removesuffix(";"))}, {json.dumps(version)})))""")
            found[version] += json.loads(str(said))
    return json.dumps(found)


if __name__ == "__main__":
    print({"gexf": _gexf, "quickstatements": _quickstatements, "cypher": _cypher}[sys.argv[1]](
        Path(sys.argv[2]).read_text("utf-8")
    ), flush=True)  # fmt: skip
    os._exit(0)  # the engine's threads would keep the process
