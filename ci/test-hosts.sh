#!/usr/bin/env bash
# Runs jobs over two hosts: network namespaces of this machine, each with a name and an ssh server of its
# own. What is tested is "mpi4j run -H", on the pure-Java backend and on Open MPI: that ranks meet, that
# everything ends on both hosts whoever is killed, and that strangers are not heard.
#
# Everything happens in private namespaces (processes, mounts, network), so nothing is left of it even if
# this script is killed. Needs root and the right to make namespaces; elsewhere it is skipped.
#
# Exit status: 0 if everything passed or was skipped, with a line that says why.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=ci/common.sh
source ci/common.sh

readonly ROOT="$PWD"
readonly DIST="$ROOT/bindings/launcher/target/dist"
readonly TESTS="$ROOT/bindings/launcher/target/test-classes"
readonly PROGRAM="org.mpi4j.launcher.HostsProgram"
readonly LIMIT=20

skip() {
    echo "test-hosts: skipped: $*"
    exit 0
}

# --- before the namespaces -------------------------------------------------------------------------------

require_tools() {
    [[ "$(uname)" == Linux ]] || skip "namespaces are Linux's"
    [[ "$(id -u)" -eq 0 ]] || skip "making network namespaces needs root"
    PATH="$PATH:/usr/sbin:/sbin"
    local tool
    for tool in unshare:util-linux:util-linux nsenter:util-linux:util-linux ip:iproute2:iproute \
        sshd:openssh-server:openssh-server ssh:openssh-client:openssh-clients; do
        IFS=: read -r name apt dnf <<<"$tool"
        if ! command -v "$name" >/dev/null; then
            (install_package "$name" "$apt" "$dnf" "$apt") >&2 || skip "$name is missing and cannot be installed"
        fi
    done
    unshare --mount --uts --net --pid --fork --kill-child --mount-proc true ||
        skip "no right to make namespaces (in a container: --privileged)"
}

require_build() {
    if [[ ! -x "$DIST/bin/mpi4j" || ! -d "$TESTS" ]]; then
        prepare
        run_maven --quiet -DskipTests -Dspotless.check.skip=true -pl bindings/examples -am package
    fi
}

# --- the hosts -------------------------------------------------------------------------------------------

# What both share: temporary files and shared memory, which vanish with the namespace.
prepare_machine() {
    mount --make-rprivate /
    mount -t tmpfs tmpfs /dev/shm
    mount -t tmpfs tmpfs "$WORK"
    chmod 700 "$WORK"
    mkdir "$WORK/tmp"
    mkfifo "$WORK/one.go" "$WORK/two.go"
    printf '127.0.0.1 localhost\n10.77.0.1 one\n10.77.0.2 two\n' >"$WORK/hosts"
    ssh-keygen -q -t ed25519 -N '' -f "$WORK/host_key"
    ssh-keygen -q -t ed25519 -N '' -f "$WORK/user_key"
    printf 'one,two %s\n' "$(cut -d' ' -f1,2 "$WORK/host_key.pub")" >"$WORK/known_hosts"
    cat >"$WORK/sshd_config" <<CONFIG
HostKey $WORK/host_key
AuthorizedKeysFile $WORK/user_key.pub
PidFile none
StrictModes no
UsePAM no
UseDNS no
PasswordAuthentication no
PermitRootLogin prohibit-password
LogLevel ERROR
SetEnv TMPDIR=$WORK/tmp
CONFIG
    export TMPDIR="$WORK/tmp"
    cat >"$WORK/ssh_config" <<CONFIG
IdentityFile $WORK/user_key
IdentitiesOnly yes
UserKnownHostsFile $WORK/known_hosts
StrictHostKeyChecking yes
BatchMode yes
ConnectTimeout 10
LogLevel ERROR
CONFIG
    ip link add veth-one type veth peer name veth-two
}

# start_host NAME ADDRESS: sets PID_OF[NAME] to its first process, seen from here.
declare -A PID_OF
start_host() {
    local name="$1" address="$2" outer
    # shellcheck disable=SC2016 # expanded by the shell in there
    unshare --net --uts --mount --pid --fork --kill-child --mount-proc \
        bash -c 'hostname "$1" && mount --bind "$2/hosts" /etc/hosts &&
            mount -t tmpfs tmpfs /run && mkdir /run/sshd && ip link set lo up && echo made >"$2/$1.made" &&
            read -r _ <"$2/$1.go" && exec "$(command -v sshd)" -D -e -f "$2/sshd_config"' \
        bash "$name" "$WORK" &
    outer=$!
    await "host $name" test -s "$WORK/$name.made"
    # The only child of unshare is the first process in there.
    PID_OF[$name]="$(tr -d ' ' <"/proc/$outer/task/$outer/children")"
    ip link set "veth-$name" netns "${PID_OF[$name]}"
    in_host "$name" ip address add "$address/24" dev "veth-$name"
    in_host "$name" ip link set "veth-$name" up
    echo go >"$WORK/$name.go"
}

in_host() {
    local name="$1"
    shift
    nsenter --target "${PID_OF[$name]}" --net --uts --mount --pid -- "$@"
}

is_reachable() {
    in_host one ssh -F "$WORK/ssh_config" "$1" true 2>/dev/null
}

# --- what tests are made of ------------------------------------------------------------------------------

# await WHAT COMMAND...: until the command succeeds.
await() {
    local what="$1" end=$((SECONDS + LIMIT))
    shift
    until "$@"; do
        if ((SECONDS >= end)); then
            show_log
            leftovers | sed 's/^/    left: /' >&2
            fail "$what: not within $LIMIT s"
        fi
        sleep 0.05
    done
}

show_log() {
    if [[ -f "$WORK/log" ]]; then
        sed 's/^/    /' "$WORK/log" >&2
    fi
}

# The command mpi4j on host one.
mpi4j_run() {
    in_host one env --chdir="$WORK" "$DIST/bin/mpi4j" run --ssh "ssh -F $WORK/ssh_config" -cp "$TESTS" \
        -J "-Dorg.bytedeco.javacpp.cachedir=$WORK/tmp/javacpp" "$@"
}

# start_job ARGUMENTS...: in the background, with its output in the log; JOB is its process.
start_job() {
    mpi4j_run "$@" >"$WORK/log" 2>&1 </dev/null &
    JOB=$!
}

# expect_end CODES: the job ends within the limit, with one of these exit codes.
expect_end() {
    local code=0
    await "end of the job" is_over "$JOB"
    wait "$JOB" || code=$?
    expect "exit code $code, not $1" grep -q -x -E "$1" <<<"$code"
}

is_over() {
    [[ ! -d "/proc/$1" || "$(cut -d' ' -f3 "/proc/$1/stat" 2>/dev/null)" == Z ]]
}

logged() {
    grep -q -- "$1" "$WORK/log"
}

expect() {
    local what="$1"
    shift
    if ! "$@"; then
        show_log
        fail "$what"
    fi
}

# kill_matching HOST SIGNAL PART: processes of a host with that in their command line.
kill_matching() {
    # shellcheck disable=SC2016 # expanded by the shell in there
    in_host "$1" bash -c '
        for process in /proc/[0-9]*; do
            if [[ "${process#/proc/}" -ne $$ ]] && tr "\0" " " <"$process/cmdline" | grep -q -F -- "$2"; then
                kill "-$1" "${process#/proc/}"
            fi
            # Others end while we look.
        done 2>/dev/null' bash "$2" "$3"
}

# What is left of a job: processes on any host, and files.
leftovers() {
    local name
    for name in one two; do
        # shellcheck disable=SC2016 # expanded by the shell in there
        in_host "$name" bash -c '
            for process in $(grep -l -x -E "java|orted|mpirun|prted" /proc/[0-9]*/comm 2>/dev/null); do
                echo "$1: $(head -c 200 "${process%comm}cmdline" | tr "\0" " ")"
            done 2>/dev/null' bash "$name"
    done
    # An mpirun that is asked to end leaves those of its own host, whatever it runs.
    find /dev/shm -mindepth 1 ! -name 'vader_segment.*'
}

is_clean() {
    [[ -z "$(leftovers)" ]]
}

expect_clean() {
    await "processes or files are left after: $1" is_clean
    echo "  $1: ok"
}

process_of_rank() {
    sed -n "s/^rank $1 is process //p" "$WORK/log"
}

# Waits until all four ranks of a job have told which process they are.
await_ranks() {
    local rank
    for rank in 0 1 2 3; do
        await "rank $rank" logged "^rank $rank is process "
    done
}

# --- the tests -------------------------------------------------------------------------------------------

test_meeting() {
    local backend="$1" rank host
    start_job -n 4 -H one:2,two:2 --backend "$backend" "$PROGRAM" meet
    expect_end 0
    for rank in 0 1 2 3; do
        host=one
        ((rank < 2)) || host=two
        expect "rank $rank is on host $host with one other" \
            logged "^rank $rank of 4 on $host, 2 there, sum 10, $backend"
    done
    expect_clean "$backend: ranks of two hosts meet, and share memory on each"
}

test_input() {
    # Rank 0 is on the other host; more than a pipe or a piece holds.
    head -c 300000 /dev/zero | mpi4j_run -n 2 -H two,one --backend purejava --tag-output "$PROGRAM" input \
        >"$WORK/log" 2>&1 || { show_log; fail "input"; }
    expect "rank 0 read everything" logged '^\[1,out\] rank 1 knows of 300000$'
    expect_clean "input reaches rank 0 on another host, and lines are tagged"
}

test_exit_code() {
    printf 'one slots=1 # the first\n\ntwo slots=2\n' >"$WORK/hostfile"
    start_job -n 3 --hostfile "$WORK/hostfile" --backend purejava "$PROGRAM" exit 7
    expect_end 7
    expect "the rank is named" logged '^mpi4j: rank 2 ended with exit code 7; the job was ended$'
    expect_clean "the exit code of a rank on another host is the job's"
}

test_unreachable() {
    start_job -n 2 -H one,nowhere --backend purejava "$PROGRAM" sleep
    expect_end 125
    expect "the host is named" logged '^mpi4j: host nowhere is lost with ranks \[1\]'
    expect_clean "a host that cannot be reached is named"
}

# start_ranks BACKEND WHAT: four ranks that wait for ever.
start_ranks() {
    start_job -n 4 -H one:2,two:2 --backend "$1" "$PROGRAM" "$2"
    await_ranks
}

test_killed_rank() {
    start_ranks "$1" receive
    in_host two kill -KILL "$(process_of_rank 3)"
    # That of the killed one, or of one that misses it.
    expect_end '137|1'
    expect_clean "$1: the job ends if a rank on another host is killed"
}

test_terminated_launcher() {
    start_ranks purejava sleep
    kill_matching one TERM org.mpi4j.launcher.cli.Main
    expect_end 143
    expect_clean "everything ends if the launcher is asked to end"
}

test_killed_launcher() {
    start_ranks "$1" sleep
    kill_matching one KILL org.mpi4j.launcher.cli.Main
    expect_end 137
    expect_clean "$1: everything ends if the launcher is killed"
}

test_killed_agent() {
    start_ranks purejava sleep
    kill_matching two KILL org.mpi4j.launcher.Agent
    expect_end 125
    expect "the host is named" logged '^mpi4j: host two is lost with ranks \[2, 3\]'
    expect_clean "everything ends if an agent is killed"
}

test_lost_connection() {
    start_ranks purejava sleep
    kill_matching two KILL 'sshd: root@notty'
    expect_end 125
    expect "the host is named" logged '^mpi4j: host two is lost with ranks \[2, 3\]'
    expect_clean "everything ends if the connection to a host is lost"
}

# Strangers come while ranks meet: rank 3 is late, so the doors stay open.
test_strangers() {
    local ports secret visit
    cat >"$WORK/late-java" <<LATE
#!/bin/sh
while [ "\${MPI4J_RANK:-}" = 3 ] && [ ! -e "$WORK/no-longer-late" ]; do sleep 0.05; done
exec "$(command -v java)" "\$@"
LATE
    chmod +x "$WORK/late-java"
    start_job -n 4 -H one:2,two:2 --backend purejava --remote-java "$WORK/late-java" \
        --remote-cp "$TESTS:$DIST/lib/*" "$PROGRAM" meet
    # The rendezvous and two ranks.
    await "three doors on host one" has_doors one 3
    mapfile -t ports < <(doors one)
    strangers "${ports[@]}" &
    visit=$!
    await "strangers" test -e "$WORK/knocked"
    secret="$(secret_of_ranks)"
    expect "the ranks have a secret" test "${#secret}" -eq 64
    expect "the secret is in no command line" is_in_no_command_line "$secret"
    touch "$WORK/no-longer-late"
    expect_end 0
    expect "all have met" logged '^rank 3 of 4 on two, 2 there, sum 10'
    await "strangers are sent away" is_over "$visit"
    expect "nobody tells strangers anything" nobody_was_told
    expect_clean "strangers at ${#ports[@]} ports are sent away, and the secret is in no command line"
}

# Ports that processes of Java listen at.
doors() {
    in_host "$1" ss --no-header --listening --tcp --numeric --processes |
        sed -n 's/.*:\([0-9]*\) .*("java".*/\1/p' | sort -u
}

has_doors() {
    [[ "$(doors "$1" | wc -l)" -eq "$2" ]]
}

# strangers PORT...: come to host one from the other one, and stay until they are sent away: with a request,
# with garbage, and with nothing. What they are told is in files.
strangers() {
    # shellcheck disable=SC2016 # expanded by the shell in there
    in_host two bash -c '
        trap "" PIPE
        work="$1"
        shift
        for port; do
            exec {request}<>"/dev/tcp/one/$port" {garbage}<>"/dev/tcp/one/$port" {silent}<>"/dev/tcp/one/$port"
            printf "GET / HTTP/1.0\r\n\r\n%0100d" 0 >&"$request"
            head -c 100000 /dev/urandom >&"$garbage"
            cat <&"$request" >"$work/told.request.$port" &
            cat <&"$garbage" >"$work/told.garbage.$port" &
            cat <&"$silent" >"$work/told.silent.$port" &
            exec {request}>&- {garbage}>&- {silent}>&-
        done
        touch "$work/knocked"
        wait' bash "$WORK" "$@" 2>/dev/null
}

nobody_was_told() {
    local told
    told="$(cat "$WORK"/told.* | wc -c)"
    ((told == 0))
}

secret_of_ranks() {
    # shellcheck disable=SC2016 # expanded by the shell in there
    in_host one bash -c 'cat /proc/[0-9]*/environ 2>/dev/null' | tr '\0' '\n' |
        sed -n 's/^MPI4J_SECRET=//p' | head -n 1
}

is_in_no_command_line() {
    # The pattern comes from a file: grep has a command line, too.
    echo "$1" >"$WORK/secret"
    ! cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' '\n' | grep -q -F -f "$WORK/secret"
}

inside() {
    prepare_machine
    start_host one 10.77.0.1
    start_host two 10.77.0.2
    await "ssh server of host two" is_reachable two
    test_meeting purejava
    test_input
    test_exit_code
    test_unreachable
    test_strangers
    test_killed_rank purejava
    test_killed_launcher purejava
    test_terminated_launcher
    test_killed_agent
    test_lost_connection
    if command -v mpirun >/dev/null; then
        test_meeting openmpi
        test_killed_rank openmpi
        if setpriv --pdeathsig TERM true 2>/dev/null; then
            test_killed_launcher openmpi
        fi
    else
        echo "  openmpi: skipped: there is no mpirun"
    fi
    echo "test-hosts: all passed, in $SECONDS s"
}

main() {
    if [[ "${1:-}" == --inside ]]; then
        WORK="$2"
        inside
        return
    fi
    forget_enclosing_job
    prefer_java_home
    require_tools
    require_build
    step "Two hosts"
    WORK="$(mktemp -d)"
    trap 'rmdir "$WORK"' EXIT
    unshare --mount --net --pid --fork --kill-child --mount-proc \
        "$ROOT/ci/test-hosts.sh" --inside "$WORK"
}

main "$@"
