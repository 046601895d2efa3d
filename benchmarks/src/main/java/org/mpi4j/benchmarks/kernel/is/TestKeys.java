package org.mpi4j.benchmarks.kernel.is;

import org.mpi4j.benchmarks.kernel.Problem;

/**
 * Five keys whose ranks are published for each class.
 *
 * @param indices where they are
 * @param ranks before the first iteration
 * @param rising how many of them move up by one with each iteration; the others move down
 * @param risingFrom the iteration in which those have the published ranks
 * @param fallingFrom the same for the others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestKeys(int[] indices, int[] ranks, int rising, int risingFrom, int fallingFrom) {
    static final int TESTS = 5;

    private static final TestKeys S =
            new TestKeys(
                    new int[] {48427, 17148, 23627, 62548, 4431},
                    new int[] {0, 18, 346, 64917, 65463},
                    3,
                    0,
                    0);
    private static final TestKeys W =
            new TestKeys(
                    new int[] {357773, 934767, 875723, 898999, 404505},
                    new int[] {1249, 11698, 1039987, 1043896, 1048018},
                    2,
                    2,
                    0);
    private static final TestKeys A =
            new TestKeys(
                    new int[] {2112377, 662041, 5336171, 3642833, 4250760},
                    new int[] {104, 17523, 123928, 8288932, 8388264},
                    3,
                    1,
                    1);

    static TestKeys of(Problem problem) {
        return problem.choose(S, W, A);
    }

    int index(int test) {
        return indices[test];
    }

    int rank(int test, int iteration) {
        return ranks[test] + (test < rising ? iteration - risingFrom : fallingFrom - iteration);
    }
}
