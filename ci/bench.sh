#!/usr/bin/env bash
# Measures mpi4j: builds what is missing, then runs "mpi4j bench" with the arguments given. Needs nothing set.
#
#   ci/bench.sh                     the quick selection, under two minutes
#   ci/bench.sh run --full          everything, in under an hour
#   ci/bench.sh list                what there is; every command has --help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ci/common.sh
source ci/common.sh

readonly DIST="bindings/launcher/target/dist"

is_built() {
    compgen -G "$DIST/lib/mpi4j-benchmarks-*.jar" >/dev/null && [[ -x "$DIST/bin/mpi4j" ]] &&
        compgen -G "$DIST/lib/mpi4j-launcher-*.jar" >/dev/null
}

# Sources that are newer than what was built of them would be measured as they were.
is_current() {
    local jar
    jar="$(compgen -G "$DIST/lib/mpi4j-benchmarks-*.jar")"
    [[ -z "$(find native bindings benchmarks -path '*/src/main/*' -newer "$jar" -print -quit)" ]]
}

main() {
    if ! is_built || ! is_current; then
        prepare
        step "Build"
        run_maven --quiet -Dmaven.test.skip=true -Dspotless.check.skip=true package
    fi
    if [[ $# -eq 0 ]]; then
        set -- run --quick
    elif [[ "$1" == -* && "$1" != --help && "$1" != -h ]]; then
        set -- run "$@"
    fi
    exec "$DIST/bin/mpi4j" bench "$@"
}

main "$@"
