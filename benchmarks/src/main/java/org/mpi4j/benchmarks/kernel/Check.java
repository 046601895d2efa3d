package org.mpi4j.benchmarks.kernel;

/**
 * One number of a result.
 *
 * @param name what it is
 * @param got as computed
 * @param wanted as published, or by a closed form
 * @param error how far they are apart
 * @param allowed the largest error that is right
 * @param right whether the error is at most that; NaN is not
 */
public record Check(
        String name, double got, double wanted, double error, double allowed, boolean right) {

    /**
     * An error relative to what is wanted.
     *
     * @param name what it is
     * @param got as computed
     * @param wanted not 0
     * @param allowed the largest error that is right
     * @return the check
     */
    public static Check relative(String name, double got, double wanted, double allowed) {
        return of(name, got, wanted, Math.abs((got - wanted) / wanted), allowed);
    }

    /**
     * A plain difference.
     *
     * @param name what it is
     * @param got as computed
     * @param wanted any number
     * @param allowed the largest error that is right
     * @return the check
     */
    public static Check absolute(String name, double got, double wanted, double allowed) {
        return of(name, got, wanted, Math.abs(got - wanted), allowed);
    }

    private static Check of(String name, double got, double wanted, double error, double allowed) {
        return new Check(name, got, wanted, error, allowed, error <= allowed);
    }
}
