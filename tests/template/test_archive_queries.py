"""SQL over the archive: the template's columns are those of documents, and its queries find what stands in them.

Athena itself cannot run here. The queries are put from Athena's words into duckdb's and asked of the archive's own
files, as the stages wrote them; only `"$path"`, a column Athena adds, is added by the test.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
import sqlglot
from pydantic import BaseModel

from functions.clean.cleaning import clean
from functions.extract.annotation import annotate_documents
from functions.extract.pipeline import load_pipeline
from local.topology import Topology, load_topology
from shared.document import Document
from tests.stages import Stages, Work

Athena = Callable[..., list[list[Any]]]
ASKING = """
import duckdb, json, sys
view, statement, values = json.load(sys.stdin)
with duckdb.connect() as connection:
    connection.execute(view)
    print(json.dumps(connection.execute(statement, values).fetchall()))
"""
ARTICLES = {
    "inbox/dues.txt": """Harbour dues to rise in Vellmar

By Ines Calder
3 March 2026

The port of Vellmar will raise its harbour dues in May, the council decided on Monday.

“We waited nine years with this,” said Mayor Odile Brandt. “The cranes do not wait any longer.”

Tomas Reuter, who runs the Reuter shipyard, said Brandt had promised otherwise.
""",
    "inbox/bridge.txt": """Bridge at Kessen closed for a week

By Ines Calder
9 March 2026

The bridge at Kessen was closed on Friday after a barge struck its second pier.

“Nobody was hurt, and that is luck,” said Tomas Reuter, whose shipyard owns the barge.

Divers will look at the pier on Monday, the county said.
""",
}


@pytest.fixture(scope="module")
def topology() -> Topology:
    return load_topology(parameters={"ArchiveQueries": "athena"})


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the objects of the archive bucket after both articles went through clean, extract and index."""
    pipeline = load_pipeline()
    stages = Stages(work=Work(clean=clean, annotate=lambda d: next(annotate_documents(pipeline, [d]))))
    for key, text in ARTICLES.items():
        stages.drain([stages.upload(key, text)])
    folder = tmp_path_factory.mktemp("archive")
    for key in stages.archived.keys("articles/"):
        path = folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stages.archived.get(key) or b"")
    return folder


def _columns(topology: Topology) -> dict[str, str]:
    (table,) = topology.resources("AWS::Glue::Table").values()
    return {column["Name"]: column["Type"] for column in table["TableInput"]["StorageDescriptor"]["Columns"]}


def _query(topology: Topology, name: str) -> str:
    queries = topology.resources("AWS::Athena::NamedQuery")
    return str(queries[name]["QueryString"])


def _hive_type(annotation: Any) -> str:
    """The type that Hive's JSON reader needs for a field."""
    arguments = [argument for argument in get_args(annotation) if argument is not type(None)]
    if get_origin(annotation) is tuple:
        return f"array<{_hive_type(arguments[0])}>"
    if get_origin(annotation) in (Union, UnionType):
        return _hive_type(arguments[0])
    if get_origin(annotation) is Literal:
        return _hive_type(type(arguments[0]))
    if issubclass(annotation, BaseModel):
        fields = (f"{name}:{_hive_type(field.annotation)}" for name, field in annotation.model_fields.items())
        return f"struct<{','.join(fields)}>"
    return "string" if issubclass(annotation, str | Enum) else {int: "int", float: "double"}[annotation]


def _duckdb_type(hive: str) -> str:
    """The same type in duckdb's words."""
    return str(sqlglot.exp.DataType.build(hive, dialect="hive").sql(dialect="duckdb"))


@pytest.fixture(scope="module")
def athena(topology: Topology, archive: Path) -> Athena:
    """Asks a query, with values for its question marks; in a process of its own: duckdb complains at exit."""
    columns = ", ".join(f"'{name}': '{_duckdb_type(kind)}'" for name, kind in _columns(topology).items())
    files = f"read_json('{archive}/**/*.json.gz', format='newline_delimited', filename=true, columns={{{columns}}})"
    view = f'CREATE VIEW documents AS SELECT *, filename AS "$path" FROM {files}'  # noqa: S608

    def ask(sql: str, *values: str) -> list[list[Any]]:
        (statement,) = sqlglot.transpile(sql, read="athena", write="duckdb")
        question = json.dumps([view, statement, values])
        asked = subprocess.run(
            [sys.executable, "-c", ASKING], input=question, capture_output=True, text=True, check=True
        )
        rows: list[list[Any]] = json.loads(asked.stdout)
        return rows

    return ask


def test_the_columns_are_the_fields_of_documents(topology: Topology) -> None:
    assert _columns(topology) == {name: _hive_type(field.annotation) for name, field in Document.model_fields.items()}


def test_nothing_of_it_exists_unless_it_is_asked_for(topology: Topology) -> None:
    kinds = ("AWS::Glue::", "AWS::Athena::", "AWS::IAM::ManagedPolicy")
    optional = [resource for resource in topology.template["Resources"].values() if resource["Type"].startswith(kinds)]
    assert len(optional) == 7
    assert {resource.get("Condition") for resource in optional} == {"HasAthena"}
    assert load_topology().parameters["ArchiveQueries"] == "none"


def test_answers_are_gone_after_a_day_for_takedowns_do_not_reach_them(topology: Topology) -> None:
    (rule,) = topology.resources("AWS::S3::Bucket")["AnswersBucket"]["LifecycleConfiguration"]["Rules"]
    assert (rule["Status"], rule["ExpirationInDays"]) == ("Enabled", 1)


def test_words_are_found_in_the_text_within_a_range_of_days(topology: Topology, athena: Athena) -> None:
    sql = _query(topology, "WordsQuery")
    rows = athena(sql, "(?i)second pier|HARBOUR DUES", "2026-01-01", "2026-12-31")
    assert [row[3] for row in rows] == ["Bridge at Kessen closed for a week", "Harbour dues to rise in Vellmar"]
    assert athena(sql, "barge", "2026-01-01", "2026-03-08") == []


def test_quotations_of_a_speaker_come_once_each(topology: Topology, athena: Athena) -> None:
    sql = _query(topology, "QuotationsQuery")
    rows = athena(sql, "person:odile-brandt", "wait")
    assert [row[-1] for row in rows] == ["We waited nine years with this,", "The cranes do not wait any longer."]
    assert [row[-1] for row in athena(sql, "person:tomas-reuter", "luck")] == ["Nobody was hurt, and that is luck,"]


def test_who_speaks_most_about_somebody_is_counted(topology: Topology, athena: Athena) -> None:
    rows = athena(_query(topology, "SpeakersQuery"), "person:odile-brandt")
    assert rows == [["person:tomas-reuter", "Tomas Reuter", 1, 1]]
