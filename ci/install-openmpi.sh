#!/usr/bin/env bash
# Installs Open MPI (mpirun, mpicc, headers) and g++ through the system's package manager.
# Does nothing where they are already there. Never uses sudo, never asks.
#
# Exit status:
#   0  Open MPI and g++ are usable
#   1  the package manager failed, or what it installed is not usable
#   3  not installed and not installable from here (not root, or no known package manager):
#      callers may go on with the pure-Java backend
set -euo pipefail

readonly NOT_INSTALLABLE=3

# Fedora and RHEL keep mpirun and mpicc out of the default PATH.
fedora_bin="/usr/lib64/openmpi/bin"

missing_tools() {
    local tool
    for tool in mpirun mpicc g++; do
        PATH="$PATH:$fedora_bin" command -v "$tool" >/dev/null || printf '%s ' "$tool"
    done
}

report_success() {
    local version
    version="$(PATH="$PATH:$fedora_bin" mpirun --version | head -n 1)"
    echo "install-openmpi: $1: $version"
    if ! command -v mpirun >/dev/null; then
        echo "install-openmpi: mpirun is in $fedora_bin: add that folder to PATH"
    fi
}

# Prints the command line that installs everything, or nothing where no package manager is known.
install_command() {
    if command -v apt-get >/dev/null; then
        echo "apt-get install -y --no-install-recommends openmpi-bin libopenmpi-dev g++"
    elif command -v dnf >/dev/null; then
        echo "dnf install -y openmpi openmpi-devel gcc-c++"
    elif command -v brew >/dev/null; then
        echo "brew install open-mpi"
    fi
}

give_up() {
    echo "install-openmpi: missing: $1" >&2
    echo "install-openmpi: $2" >&2
    echo "install-openmpi: without them the native backend is neither built nor used;" \
        "everything else works on the pure-Java backend" >&2
    exit "$NOT_INSTALLABLE"
}

main() {
    local missing command
    missing="$(missing_tools)"
    if [[ -z "$missing" ]]; then
        report_success "nothing to do"
        return
    fi
    command="$(install_command)"
    if [[ -z "$command" ]]; then
        give_up "$missing" "no apt-get, dnf or brew here: install Open MPI 4.1 or 5.0 and g++ by hand"
    fi
    # Homebrew is the user's own and refuses root; the other two need it.
    if [[ "$command" != brew* && "$(id -u)" -ne 0 ]]; then
        give_up "$missing" "run as root: $command"
    fi

    echo "install-openmpi: missing: $missing- running: $command"
    if [[ "$command" == apt-get* ]]; then
        export DEBIAN_FRONTEND=noninteractive
        # Package lists may be absent (containers) or stale; an offline mirror may still have the packages.
        apt-get update -qq || echo "install-openmpi: apt-get update failed, going on" >&2
    fi
    # shellcheck disable=SC2086 # a command line of plain words, split on purpose
    $command
    missing="$(missing_tools)"
    if [[ -n "$missing" ]]; then
        echo "install-openmpi: installed, but still missing: $missing" >&2
        exit 1
    fi
    report_success "installed"
}

main "$@"
