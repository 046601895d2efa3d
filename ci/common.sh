# shellcheck shell=bash
# What the scripts in this folder share; sourced by them, in the root of the project.

# The job of an enclosing launcher, and another choice of backend, are not ours.
forget_enclosing_job() {
    local name
    while IFS='=' read -r name _; do
        case "$name" in
            MPI4J_* | OMPI_COMM_WORLD_* | OMPI_MCA_orte_* | OMPI_MCA_ess* | PMIX_* | PMI_*)
                unset "$name"
                ;;
        esac
    done < <(env)
}

step() {
    printf '\n== %s\n' "$*"
}

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Installs packages under their names for apt-get, dnf and brew; fails where that is not possible.
install_package() {
    local what="$1" apt="$2" dnf="$3" brew="$4"
    echo "$what is missing: installing it"
    if command -v brew >/dev/null; then
        brew install "$brew"
    elif [[ "$(id -u)" -ne 0 ]]; then
        fail "$what is missing: run as root: apt-get install $apt, or: dnf install $dnf"
    elif command -v apt-get >/dev/null; then
        # Package lists may be absent (containers) or stale; a mirror may still have the package.
        apt-get update -qq || echo "apt-get update failed, going on" >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$apt"
    elif command -v dnf >/dev/null; then
        dnf install -y "$dnf"
    else
        fail "$what is missing, and there is no apt-get, dnf or brew here to install it with"
    fi
}

# Puts the JDK of JAVA_HOME first in PATH, so that everything runs on the same one.
prefer_java_home() {
    if [[ -n "${JAVA_HOME:-}" ]]; then
        PATH="$JAVA_HOME/bin:$PATH"
    fi
}

# A JDK, 17 or newer: the one of JAVA_HOME, else the one in PATH.
require_jdk() {
    local version
    prefer_java_home
    if [[ -n "${JAVA_HOME:-}" && ! -x "$JAVA_HOME/bin/javac" ]]; then
        fail "JAVA_HOME is $JAVA_HOME, and there is no JDK: set it to one, 17 or newer, or unset it"
    fi
    if ! command -v javac >/dev/null; then
        install_package "a JDK" default-jdk-headless java-latest-openjdk-devel openjdk
    fi
    version="$(javac -version 2>&1)" || fail "$(command -v javac) does not work: $version"
    version="${version##*javac }"
    if [[ "${version%%.*}" -lt 17 ]]; then
        fail "JDK 17 or newer is needed, $(command -v javac) is $version: set JAVA_HOME to a newer one"
    fi
    echo "JDK $version"
}

require_maven() {
    if ! command -v mvn >/dev/null; then
        install_package "Maven" maven maven maven
    fi
    local answer
    # Not into a pipe that closes early: Maven fails then.
    answer="$(mvn --batch-mode -Dstyle.color=never --version)" || fail "mvn --version fails: $answer"
    echo "${answer%%$'\n'*}"
}

# Sets OPEN_MPI to "yes" or, where it is not there and cannot be installed, to "no".
prepare_open_mpi() {
    local status=0
    ci/install-openmpi.sh || status=$?
    case "$status" in
        0) OPEN_MPI=yes ;;
        3) OPEN_MPI=no ;;
        *) fail "ci/install-openmpi.sh failed with status $status" ;;
    esac
    # Fedora and RHEL keep mpirun and mpicc out of the default PATH.
    if [[ "$OPEN_MPI" == yes ]] && ! command -v mpirun >/dev/null; then
        PATH="$PATH:/usr/lib64/openmpi/bin"
    fi
    if [[ "$(id -u)" -eq 0 ]]; then
        # Open MPI refuses to run as root unless told twice.
        export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
    fi
}

# Everything that a build needs.
prepare() {
    forget_enclosing_job
    step "Tools"
    require_jdk
    require_maven
    prepare_open_mpi
}

run_maven() {
    mvn --batch-mode --no-transfer-progress -Dstyle.color=never "$@"
}
