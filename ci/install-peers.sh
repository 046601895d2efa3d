#!/usr/bin/env bash
# Installs other MPI libraries that the benchmarks compare with, on Debian and Ubuntu, as root:
# mpi4py with NumPy, MPJ Express, and Open MPI's own Java bindings. Of these Debian ships the native
# half only; the Java half is compiled from the source of the package that is installed.
#
# What is not there is left out of a run: nothing but the comparison needs any of this.
# MPI4J_PEERS is where mpi.jar goes (default: ~/.cache/mpi4j/peers).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ci/common.sh
source ci/common.sh

readonly HOME_OF_PEERS="${MPI4J_PEERS:-$HOME/.cache/mpi4j/peers}"
readonly PACKAGES=(python3-mpi4py python3-numpy libmpj-java liblog4j1.2-java xz-utils)

# The distribution's own repositories, for source packages: most systems have lists of binary
# packages only.
source_lines() {
    local origin uri release component keys
    # shellcheck disable=SC2016 # apt-get's own variables
    apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)' \
        'Created-By: Packages' | grep -E '^(Debian|Ubuntu)\|' | sort -u |
        while IFS='|' read -r origin uri release component; do
            keys="/usr/share/keyrings/${origin,,}-archive-keyring.gpg"
            echo "deb-src [signed-by=$keys] $uri $release $component"
        done
}

fetch_source() {
    local work="$1" version="$2"
    mkdir -p "$work/lists/partial" "$work/parts"
    source_lines >"$work/parts/source.list"
    [[ -s "$work/parts/source.list" ]] || fail "apt-get knows no repository of Debian or Ubuntu"
    local options=(-o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/parts"
        -o "Dir::State::lists=$work/lists" -o APT::Sandbox::User=root)
    apt-get "${options[@]}" -qq update
    (cd "$work" && apt-get "${options[@]}" -qq source --download-only "openmpi=$version")
}

build_mpi_jar() {
    local work="$1" jar="$HOME_OF_PEERS/openmpi-java/mpi.jar" version archive
    version="$(dpkg-query -W -f '${source:Version}' libopenmpi3)"
    fetch_source "$work" "$version"
    archive="$(compgen -G "$work/openmpi_*.orig.tar.xz")" || fail "openmpi $version has no source"
    mkdir -p "$work/source" "$work/classes" "$(dirname "$jar")"
    tar -xf "$archive" -C "$work/source" --strip-components=1 --wildcards '*/ompi/mpi/java/java/*.java'
    javac -nowarn -d "$work/classes" "$work"/source/ompi/mpi/java/java/*.java
    jar --create --file "$jar" -C "$work/classes" .
    echo "Open MPI's Java bindings $version: $jar"
}

main() {
    command -v apt-get >/dev/null || fail "only for Debian and Ubuntu: there is no apt-get"
    [[ "$(id -u)" -eq 0 ]] || fail "run as root: it installs ${PACKAGES[*]}"
    prepare
    step "Peers"
    apt-get update -qq || echo "apt-get update failed, going on" >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${PACKAGES[@]}"
    local work
    work="$(mktemp -d)"
    # shellcheck disable=SC2064 # now, while the name is known
    trap "rm -rf '$work'" EXIT
    build_mpi_jar "$work"
    step "Measured beside mpi4j from now on: mpi4j bench run --backends c,direct,openmpi-java,mpi4py,mpj"
}

main "$@"
