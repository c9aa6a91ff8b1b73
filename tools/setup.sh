#!/bin/sh
# Make the virtual environment and install the pinned dependencies; return at once when that is done already.
#
#   tools/setup.sh runtime       what running the product needs
#   tools/setup.sh development   that, and what testing it needs
#
# PYTHON chooses the interpreter, VENV the folder of the environment.
set -eu
cd "$(dirname "$0")/.."
want=${1:-development}
venv=${VENV:-.venv}
python=$venv/bin/python

fail() {
    for line in "$@"; do printf 'setup: %s\n' "$line" >&2; done
    exit 1
}

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_ensurepip() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# Print the first interpreter that is recent and whole; explain and stop where there is none.
find_python() {
    recent=
    for candidate in "$@"; do
        is_recent "$candidate" || continue
        if has_ensurepip "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
        recent=${recent:-$candidate}
    done
    if [ -n "$recent" ]; then
        minor=$("$recent" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        fail "$recent (Python $minor) cannot make virtual environments: its ensurepip module is missing." \
            "Install the package python3-venv (Debian, Ubuntu: sudo apt install python3-venv, or python$minor-venv), then run the same command again."
    fi
    fail "Python 3.11 or later is needed, and none of these is one: $*." \
        "Install it, or name it: make PYTHON=/path/to/python3.11 …"
}

# What an installation depends on: the folder (an environment cannot be moved), the pins and the metadata.
stamp_of() { { pwd -P; cat constraints.txt pyproject.toml requirements.txt; } | cksum | tr ' ' '-'; }

stamp=$(stamp_of)
is_done() { [ -x "$python" ] && [ "$(cat "$venv/$1.stamp" 2>/dev/null)" = "$stamp" ]; }

if is_done development || { [ "$want" = runtime ] && is_done runtime; }; then
    exit 0
fi

# An environment that somebody made here is used as it is; one that was moved here is made anew.
is_whole() {
    [ "$(cat "$venv/home.stamp" 2>/dev/null || pwd -P)" = "$(pwd -P)" ] && is_recent "$python" && "$python" -m pip --version >/dev/null 2>&1
}

if ! is_whole; then
    if [ -e "$venv" ] && [ ! -e "$venv/pyvenv.cfg" ] && [ -n "$(ls -A "$venv")" ]; then
        fail "$venv is no virtual environment; it is left alone. Name another folder: make VENV=.venv …"
    fi
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3.13 python3.12 python3.11 python3.14 python3 python; fi
    base=$(find_python "$@")
    printf 'Making %s with %s …\n' "$venv" "$("$base" --version)"
    "$base" -m venv --clear "$venv"
fi
pwd -P >"$venv/home.stamp"

printf 'Installing the pinned dependencies (%s) …\n' "$want"
rm -f "$venv/runtime.stamp" "$venv/development.stamp"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0
if [ "$want" = development ]; then
    # Dependency groups need a newer pip than the one that comes with older interpreters.
    "$python" -m pip install --quiet --constraint constraints.txt 'pip>=25.1'
    "$python" -m pip install --quiet --requirement requirements.txt --group dev
else
    # The extra yaml, so that templates and manifests can be opened in the demo.
    "$python" -m pip install --quiet --requirement requirements.txt pyyaml
fi
printf '%s\n' "$stamp" >"$venv/$want.stamp"
