"""Runs notebooks in fresh tslab kernels: one job (JSON) a line on stdin, one result (JSON) a line on stdout.

A job: {"name", "path", "cwd", "timeout", "replace": {"cell": "source"}, "goOn": false, "save": "executed.ipynb"}.
A cell that fails says why only on its stderr, so a result carries it.
"""
import json
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError


def stream(cell, name):
    return "".join(o["text"] for o in cell.get("outputs", []) if o.output_type == "stream" and o.name == name)


def html(cell):
    return "".join("".join(o.data["text/html"]) for o in cell.get("outputs", []) if "text/html" in o.get("data", {}))


def run(job):
    notebook = nbformat.read(job["path"], as_version=4)
    for index, source in job.get("replace", {}).items():
        notebook.cells[int(index)].source = source
    client = NotebookClient(
        notebook,
        timeout=job["timeout"],
        kernel_name="tslab",
        resources={"metadata": {"path": job["cwd"]}},
    )
    failures = []
    started = time.time()
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            try:
                client.execute_cell(cell, index)
            except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
                stderr = stream(cell, "stderr") or f"{type(error).__name__}: {str(error).strip()[:400]}"
                failures.append({"cell": index, "source": cell.source, "stderr": stderr})
                if not job.get("goOn"):
                    break
                # after a failing cell the kernel drops what is queued for a fifth of a second
                time.sleep(0.5)
    if job.get("save"):
        nbformat.write(notebook, job["save"])
    cells = [
        {"cell": index, "stdout": stream(cell, "stdout"), "stderr": stream(cell, "stderr"), "html": len(html(cell))}
        for index, cell in enumerate(notebook.cells)
        if cell.cell_type == "code"
    ]
    return {"name": job["name"], "seconds": round(time.time() - started, 1), "failures": failures, "cells": cells}


def attempt(job):
    try:
        return run(job)
    except RuntimeError as error:  # the kernel did not start: the other notebooks have kernels of their own
        failure = {"cell": -1, "source": "", "stderr": str(error)}
        return {"name": job["name"], "seconds": 0, "failures": [failure], "cells": []}


for line in sys.stdin:
    print(json.dumps(attempt(json.loads(line))), flush=True)
