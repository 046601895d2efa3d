#!/usr/bin/env bash
# Adds up what the tests printed: how many ran by backend and ranks, by chapter of the standard, and
# Surefire's totals.
#
#   ci/count-tests.sh LOG_OF_MAVEN
#
# Exit status: 1 if no test ran.
set -euo pipefail

# Lines such as: mpi4j tests: openmpi, 3 ranks:   12 passed, 0 failed, 0 aborted, 1 skipped
by_backend_and_ranks() {
    grep -a -o 'mpi4j tests: .*' "$1" | awk -F ': ' '
        {
            split($3, count, ", ")
            for (i = 1; i <= 4; i++) {
                split(count[i], part, " ")
                sum[$2, i] += part[1]
            }
            jobs[$2] = 1
        }
        END {
            for (name in jobs) {
                printf "%-32s %5d passed, %d failed, %d skipped\n",
                    name, sum[name, 1], sum[name, 2], sum[name, 3] + sum[name, 4]
            }
        }' | sort
}

# A chapter is a package of the conformance suite:
# Tests run: 5, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 3 s -- in org.mpi4j.conformance.files.ViewTest
by_chapter() {
    grep -a -o 'Tests run: .* -- in org\.mpi4j\.conformance\..*' "$1" | awk '
        function number(name) {
            match($0, name ": [0-9]+")
            return substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 2)
        }
        {
            parts = split($NF, path, ".")
            if (parts == 5) {
                run[path[4]] += number("Tests run")
                failed[path[4]] += number("Failures") + number("Errors")
                skipped[path[4]] += number("Skipped")
            }
        }
        END {
            for (chapter in run) {
                printf "%-32s %5d run, %d failed, %d skipped\n",
                    chapter, run[chapter], failed[chapter], skipped[chapter]
            }
        }' | sort
}

# The closing line of each module, and their sum in the same words.
totals() {
    grep -a 'Tests run: ' "$1" | grep -a -v 'Time elapsed' | awk '
        function number(name) {
            match($0, name ": [0-9]+")
            return substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 2)
        }
        {
            run += number("Tests run")
            failures += number("Failures")
            errors += number("Errors")
            skipped += number("Skipped")
        }
        END {
            printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n",
                run, failures, errors, skipped
            exit run == 0
        }'
}

by_backend_and_ranks "$1" || echo "no test ran on several ranks"
echo
echo "Conformance by chapter:"
by_chapter "$1"
echo
totals "$1"
