package org.mpi4j.benchmarks.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static List<Double> oneTo(int n) {
        return DoubleStream.iterate(1, x -> x + 1).limit(n).boxed().toList();
    }

    @Test
    void medianOfOddNumberIsTheMiddle() {
        assertEquals(3, Statistics.median(List.of(9.0, 1.0, 3.0)));
    }

    @Test
    void medianOfEvenNumberIsTheMeanOfTheMiddle() {
        assertEquals(2.5, Statistics.median(List.of(4.0, 1.0, 2.0, 3.0)));
    }

    @Test
    void percentileIsAMeasuredValue() {
        assertEquals(90, Statistics.percentile(oneTo(100), 0.9));
        assertEquals(99, Statistics.percentile(oneTo(100), 0.99));
        assertEquals(100, Statistics.percentile(oneTo(100), 1));
        assertEquals(7, Statistics.percentile(List.of(7.0), 0.5));
    }

    @Test
    void spreadIsAShareOfTheMedian() {
        assertEquals(0.5, Statistics.spread(List.of(8.0, 10.0, 13.0)), 1e-12);
    }

    @Test
    void nothingHasNoMedian() {
        assertThrows(
                IllegalArgumentException.class, () -> Statistics.median(Collections.emptyList()));
    }

    /** Order statistics of the binomial distribution with p = 1/2; any table of it has these. */
    @Test
    void intervalsAreThoseOfTheBinomialDistribution() {
        assertEquals(new Interval(1, 1, 0), Interval.ofMedian(oneTo(1)));
        assertEquals(new Interval(1, 5, 0.9375), Interval.ofMedian(oneTo(5)));
        assertEquals(new Interval(1, 6, 0.96875), Interval.ofMedian(oneTo(6)));
        assertInterval(2, 8, 0.9609, Interval.ofMedian(oneTo(9)));
        assertInterval(6, 15, 0.9586, Interval.ofMedian(oneTo(20)));
        assertInterval(40, 61, 0.9648, Interval.ofMedian(oneTo(100)));
    }

    @Test
    void intervalDoesNotDependOnOrder() {
        List<Double> reversed = oneTo(20).stream().sorted(Collections.reverseOrder()).toList();
        assertEquals(Interval.ofMedian(oneTo(20)), Interval.ofMedian(reversed));
    }

    private static void assertInterval(double low, double high, double coverage, Interval is) {
        assertEquals(low, is.low());
        assertEquals(high, is.high());
        assertEquals(coverage, is.coverage(), 5e-5);
    }
}
