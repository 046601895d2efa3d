package org.mpi4j.purejava.collective;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * The algorithms of one operation by name, and the one that a property {@code
 * mpi4j.purejava.OPERATION} forces.
 *
 * @param <A> the operation
 */
final class Catalog<A> {
    private final Map<String, A> byName;
    private final @Nullable A forced;

    Catalog(String operation, UnaryOperator<@Nullable String> properties, Map<String, A> byName) {
        this.byName = byName;
        String property = "mpi4j.purejava." + operation;
        String asked = properties.apply(property);
        this.forced = asked == null ? null : byName.get(asked);
        if (asked != null && forced == null) {
            throw new MpiException(
                    ErrorClass.ARG,
                    property
                            + " is '"
                            + asked
                            + "', but can be one of "
                            + new TreeMap<>(byName).keySet());
        }
    }

    /** The forced algorithm, or else the one of that name. */
    A or(String name) {
        return forced != null ? forced : own(name);
    }

    /** The algorithm of that name, whatever is forced. */
    A own(String name) {
        A found = byName.get(name);
        if (found == null) {
            throw new IllegalStateException("no algorithm is called " + name);
        }
        return found;
    }
}
