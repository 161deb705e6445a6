"""Writes a lock: a maintainer's task, done when a new Neo4j has come out. Needs Maven."""

import hashlib
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from network.server.lock import Artifact, Lock, write
from network.server.trouble import ServerTrouble

ENTRY_POINT = "META-INF/services/org.neo4j.server.startup.EntryPoint"
WANTED = ("org.neo4j:neo4j", "org.neo4j.app:neo4j-server")
POM = """<project><modelVersion>4.0.0</modelVersion>
<groupId>lock</groupId><artifactId>lock</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>{dependencies}</dependencies></project>
"""
DEPENDENCY = (
    "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
)
RESOLVE = (
    "org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies",
    "-DincludeScope=runtime",
    "-Dmdep.useRepositoryLayout=true",
    "-DoutputDirectory=jars",
)


def lock_text(version: str) -> str:
    """The text of a lock for one version of Neo4j, as Maven resolves it today."""
    with tempfile.TemporaryDirectory() as folder:
        jars = _resolved(version, Path(folder))
        artifacts = tuple(
            sorted((_artifact(jar, Path(folder) / "jars") for jar in jars), key=_order)
        )
        lock = Lock(version=version, main=_main(jars, version), artifacts=artifacts)
    return write(lock, f"Made by: network server lock {version}")


def _resolved(version: str, folder: Path) -> list[Path]:
    dependencies = "".join(DEPENDENCY.format(*name.split(":"), version) for name in WANTED)
    (folder / "pom.xml").write_text(POM.format(dependencies=dependencies), "utf-8")
    done = subprocess.run(
        [shutil.which("mvn") or "mvn", "-q", "-B", *RESOLVE],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ServerTrouble(f"Maven could not resolve Neo4j {version}:\n{done.stdout[-2000:]}")
    return sorted(folder.glob("jars/**/*.jar"))


def _artifact(jar: Path, root: Path) -> Artifact:
    *group, name, version, file_name = jar.relative_to(root).parts
    classifier = file_name.removeprefix(f"{name}-{version}").removesuffix(".jar").removeprefix("-")
    parts = [".".join(group), name, version, *([classifier] if classifier else [])]
    content = jar.read_bytes()
    return Artifact(
        coordinate=":".join(parts),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )


def _main(jars: list[Path], version: str) -> str:
    jar = next(path for path in jars if path.name == f"neo4j-{version}.jar")
    with zipfile.ZipFile(jar) as opened:
        return opened.read(ENTRY_POINT).decode().split()[-1]


def _order(artifact: Artifact) -> str:
    return artifact.coordinate
