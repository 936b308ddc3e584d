"""A store as an ``rdflib.Dataset``, for users who work with rdflib in their own code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from kg.rdf import prefixes
from kg.store import GraphStore

if TYPE_CHECKING:
    import os

    from rdflib import Dataset


def open(store_dir: str | os.PathLike[str], *, texts: bool = False) -> Dataset:
    """All graphs of the store in memory, as a dataset whose default graph is their union; prefixes are bound.

    ``texts`` adds the texts of the documents. Some 20,000 statements are loaded in a second; a large store is better
    asked by ``kg.query``. Changes to the dataset do not reach the store. Raises StoreError where there is none.
    """
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    with GraphStore.open(Path(store_dir), read_only=True) as store:
        for prefix, namespace in prefixes(store.base).items():
            dataset.bind(prefix, namespace)
        data = serialize(store.quads(texts=texts), format=RdfFormat.N_QUADS)
    dataset.parse(data=data, format="nquads")
    return dataset
