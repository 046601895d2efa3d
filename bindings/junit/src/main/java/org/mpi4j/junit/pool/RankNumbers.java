package org.mpi4j.junit.pool;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mpi4j.junit.MpiMode;

/**
 * With how many ranks tests are run.
 *
 * @param all the numbers to run; empty for all that a test names
 * @param ofModes the same for modes, where a test names some of these
 */
public record RankNumbers(Set<Integer> all, Map<MpiMode, Set<Integer>> ofModes) {
    private static final String SETTING = "mpi4j.test.ranks";

    /**
     * Reads the settings.
     *
     * @param words finds the words of a setting by its name
     * @return what they say
     */
    public static RankNumbers read(Function<String, List<String>> words) {
        Map<MpiMode, Set<Integer>> ofModes = new EnumMap<>(MpiMode.class);
        for (MpiMode mode : MpiMode.values()) {
            ofModes.put(mode, numbers(words.apply(SETTING + "." + mode.label())));
        }
        return new RankNumbers(numbers(words.apply(SETTING)), ofModes);
    }

    private static Set<Integer> numbers(List<String> words) {
        return words.stream().map(Integer::valueOf).collect(Collectors.toSet());
    }

    /**
     * Those of a test in a mode.
     *
     * @param mode the mode
     * @param named what the test names
     * @return some of these, or none
     */
    public List<Integer> of(MpiMode mode, int... named) {
        List<Integer> wanted =
                Arrays.stream(named).boxed().filter(n -> all.isEmpty() || all.contains(n)).toList();
        Set<Integer> own = ofModes.getOrDefault(mode, Set.of());
        List<Integer> some = wanted.stream().filter(own::contains).toList();
        return some.isEmpty() ? wanted : some;
    }
}
