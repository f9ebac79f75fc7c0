"""Runs the steps of a tutorial and reports each as a line of JSON.

A step is a function with @step(id, title), or @step(id, title, covers) to name
the operations that it is about. Inside it, check(what, expected, got) compares.
"""
import json
import re
import sys
import traceback

_steps = []


class Mismatch(Exception):
    pass


def step(id, title, covers=()):
    def register(f):
        _steps.append((id, title, covers, f))
        return f
    return register


def check(what, expected, got):
    if expected != got:
        raise Mismatch("%s\nexpected: %r\ngot: %r" % (what, expected, got))


def check_like(what, pattern, got):
    if not re.search(pattern, str(got)):
        raise Mismatch("%s\nexpected: something like %s\ngot: %r" % (what, pattern, got))


def run():
    for id, title, covers, f in _steps:
        line = {"id": id, "title": title, "covers": list(covers), "ok": True}
        try:
            f()
        except Mismatch as e:
            line.update(ok=False, error=str(e))
        except Exception:
            line.update(ok=False, error=traceback.format_exc())
        print(json.dumps(line))
        sys.stdout.flush()
