package org.mpi4j.benchmarks.measure;

/** Is told what happens while it happens. */
public interface Progress {
    /**
     * A launch begins.
     *
     * @param round index of the round, from 1
     * @param launch which one
     */
    void launching(int round, String launch);

    /**
     * A launch has ended.
     *
     * @param round index of the round, from 1
     * @param launch what it measured
     * @param secondsLeft until the run must end
     */
    void launched(int round, Round.Launch launch, double secondsLeft);

    /**
     * Something that the reader of the figures must know.
     *
     * @param note one sentence
     */
    void note(String note);
}
