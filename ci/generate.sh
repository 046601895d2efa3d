#!/usr/bin/env bash
# Generates native/raw/src/gen/java from the installed Open MPI's mpi.h, as native/recipe says.
#
#   ci/generate.sh           writes the sources
#   ci/generate.sh --check   writes nothing; fails with the difference if the committed ones are stale
#
# The committed sources come from Open MPI 4.1 headers. Other headers give other sources, so the check
# is skipped (status 0, with a line that says so) where 4.1 is not what is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly HEADER_SERIES="4.1"
readonly COMMITTED="native/raw/src/gen/java"

# Fedora and RHEL keep mpicc out of the default PATH.
PATH="$PATH:/usr/lib64/openmpi/bin"

mode="${1:-write}"
case "$mode" in
    write | --check) ;;
    *)
        echo "usage: ci/generate.sh [--check]" >&2
        exit 2
        ;;
esac

# What stops generation, or nothing.
obstacle() {
    local version
    if ! command -v mpicc >/dev/null; then
        echo "Open MPI is not installed (ci/install-openmpi.sh)"
    elif ! version="$(mpicc --showme:version 2>/dev/null)"; then
        echo "$(command -v mpicc) is not Open MPI's"
    elif [[ "$version" != *"Open MPI $HEADER_SERIES."* ]]; then
        echo "the committed sources are of Open MPI $HEADER_SERIES headers, installed is: ${version%%(*}"
    fi
}

generate_into() {
    local include
    include="$(mpicc --showme:incdirs | tr ' ' ':')"
    mvn --quiet --batch-mode -pl native/recipe -P generate process-classes \
        -Dmpi4j.include="$include" -Dmpi4j.generated="$1"
}

main() {
    local why fresh
    why="$(obstacle)"
    if [[ -n "$why" && "$mode" == --check ]]; then
        echo "generate --check: skipped: $why"
        return
    elif [[ -n "$why" ]]; then
        echo "generate: $why" >&2
        exit 1
    fi
    fresh="$(mktemp -d)"
    # shellcheck disable=SC2064 # the path is known now
    trap "rm -rf '$fresh'" EXIT
    generate_into "$fresh"
    if [[ "$mode" == --check ]]; then
        if ! diff -ru "$COMMITTED" "$fresh"; then
            echo "generate --check: $COMMITTED is stale: run ci/generate.sh and commit" >&2
            exit 1
        fi
        echo "generate --check: up to date"
    else
        rm -rf "$COMMITTED"
        mkdir -p "$COMMITTED"
        cp -r "$fresh/." "$COMMITTED/"
        echo "generate: wrote $(find "$COMMITTED" -name '*.java' | wc -l) files to $COMMITTED"
    fi
}

main
