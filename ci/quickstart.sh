#!/usr/bin/env bash
# From a fresh machine to the first results: installs what is missing, builds, runs a program on two
# ranks and compares C, the native backend and the pure-Java backend. Needs nothing set.
#
# Without Open MPI, and without the right to install it, everything runs on the pure-Java backend.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ci/common.sh
source ci/common.sh

readonly DIST="bindings/launcher/target/dist"

show_and_run() {
    printf '$ %s\n' "$1"
    bash -c "$1"
}

build() {
    step "Build (a minute or two, the first time)"
    # Neither tests nor the checks of style: those are what ci/test.sh is for.
    run_maven --quiet --threads 2 -Dmaven.test.skip=true -Dspotless.check.skip=true package
    "$DIST/bin/mpi4j" doctor
}

run_examples() {
    step "Two ranks"
    if [[ "$OPEN_MPI" == yes ]]; then
        show_and_run "mpirun -n 2 java -cp '$DIST/lib/*' org.mpi4j.examples.Hello"
    fi
    show_and_run "$DIST/bin/mpi4j run -n 2 --backend purejava org.mpi4j.examples.Hello"
}

run_benchmarks() {
    step "C, the native backend and the pure-Java backend (about two minutes)"
    show_and_run "java -cp '$DIST/lib/*' org.mpi4j.benchmarks.Bench run --quick"
}

main() {
    prepare
    if [[ "$OPEN_MPI" == no ]]; then
        echo "Going on without Open MPI, with the pure-Java backend"
    fi
    build
    run_examples
    run_benchmarks
}

main "$@"
