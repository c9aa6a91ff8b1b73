"""``python -m benchmarks``: print every table, or those named."""

from __future__ import annotations

import importlib
import sys

from benchmarks.table import print_goals

TABLES = ("definitions", "startup", "cold", "posture", "refresh", "faults", "warm", "overload", "memory")


def main(names: list[str]) -> int:
    """Run the named tables, all by default; unknown names are an error."""
    unknown = sorted(set(names) - set(TABLES))
    if unknown:
        print(f"There is no table {', '.join(unknown)}; there are {', '.join(TABLES)}.", file=sys.stderr)
        return 2
    for name in names or TABLES:
        importlib.import_module(f"benchmarks.{name}").main()
    if len(names) != 1:
        print_goals()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
