package org.mpi4j;

import java.util.List;
import java.util.Optional;
import org.mpi4j.spi.Backends;

/**
 * What the MPI library lets tools see and set of itself: control variables, performance variables
 * and their categories. It can be used before MPI is initialised and after it is finalised, and
 * several may be open.
 *
 * <p>Variables that are bound to an object ({@code bound}) are listed but not read. To intercept
 * calls, wrap the interfaces: every object of a program is reached through one.
 *
 * @see "MPI 4.1 section 15.3, the MPI tool information interface"
 */
public interface Tools extends AutoCloseable {
    /** What the values of a variable are. */
    enum ValueType {
        /** Whole numbers of 32 bits. */
        INT,
        /** Whole numbers of 32 bits without sign. */
        UNSIGNED,
        /** Whole numbers of 64 bits; those without sign may look negative. */
        LONG,
        /** Text. */
        TEXT,
        /** Floating-point numbers. */
        DOUBLE,
        /** Something that cannot be read here. */
        OTHER
    }

    /** Where a control variable can be written, and where it has to be the same. */
    enum Scope {
        /** Never written: its value is fixed. */
        CONSTANT,
        /** Never written: the library changes it. */
        READONLY,
        /** Of one process. */
        LOCAL,
        /** Of a group of processes, who write consistent values. */
        GROUP,
        /** Of a group of processes, who write equal values. */
        GROUP_EQ,
        /** Of all processes, who write consistent values. */
        ALL,
        /** Of all processes, who write equal values. */
        ALL_EQ
    }

    /** What a performance variable counts. */
    enum PerformanceClass {
        /** One of several states. */
        STATE,
        /** How much of something is used. */
        LEVEL,
        /** How large something is. */
        SIZE,
        /** A part of something, 0 to 1. */
        PERCENTAGE,
        /** The largest value so far. */
        HIGHWATERMARK,
        /** The smallest value so far. */
        LOWWATERMARK,
        /** How often something happened. */
        COUNTER,
        /** A sum. */
        AGGREGATE,
        /** A sum of times. */
        TIMER,
        /** Something else. */
        GENERIC
    }

    /**
     * What the numbers of a variable stand for.
     *
     * @param name the enumeration's name
     * @param items the name of each value, in the library's order
     */
    record Enumeration(String name, List<Item> items) {
        /**
         * One value.
         *
         * @param value the number
         * @param name what it stands for
         */
        public record Item(int value, String name) {}
    }

    /**
     * A setting of the library.
     *
     * @param index its number; does not change
     * @param name its name
     * @param description for people; may be empty
     * @param verbosity for whom it is: 0 basic for users to 8 all for developers of the library
     * @param type what its values are
     * @param values what its values stand for, if they have names
     * @param bound whether it belongs to an object such as a communicator
     * @param scope where it can be written
     */
    record ControlVariable(
            int index,
            String name,
            String description,
            int verbosity,
            ValueType type,
            Optional<Enumeration> values,
            boolean bound,
            Scope scope) {}

    /**
     * Something that the library measures.
     *
     * @param index its number; does not change
     * @param name its name
     * @param description for people; may be empty
     * @param verbosity for whom it is: 0 basic for users to 8 all for developers of the library
     * @param performanceClass what it counts
     * @param type what its values are
     * @param values what its values stand for, if they have names
     * @param bound whether it belongs to an object such as a communicator
     * @param readOnly whether it can be neither written nor reset
     * @param continuous whether it counts always, and cannot be started and stopped
     * @param atomic whether it can be read and reset in one
     */
    record PerformanceVariable(
            int index,
            String name,
            String description,
            int verbosity,
            PerformanceClass performanceClass,
            ValueType type,
            Optional<Enumeration> values,
            boolean bound,
            boolean readOnly,
            boolean continuous,
            boolean atomic) {}

    /**
     * Variables that belong together.
     *
     * @param name its name
     * @param description for people; may be empty
     * @param controlVariables indices of its control variables
     * @param performanceVariables indices of its performance variables
     * @param categories indices of the categories in it
     */
    record Category(
            String name,
            String description,
            List<Integer> controlVariables,
            List<Integer> performanceVariables,
            List<Integer> categories) {}

    /**
     * The value of a variable.
     *
     * @param text of a variable of type {@link ValueType#TEXT}, else empty
     * @param numbers of the other types, each an Integer, Long or Double; most have one
     */
    record Value(String text, List<Number> numbers) {
        /**
         * Text.
         *
         * @param text the text
         * @return the value
         */
        public static Value of(String text) {
            return new Value(text, List.of());
        }

        /**
         * One number.
         *
         * @param number is converted to the type of the variable
         * @return the value
         */
        public static Value of(Number number) {
            return new Value("", List.of(number));
        }
    }

    /** Performance variables in use, apart from the uses of other tools. */
    interface Session extends AutoCloseable {
        /**
         * Begins to use a variable.
         *
         * @param variable one that is not bound
         * @return stopped, unless it is continuous; close it when it is no longer needed
         * @throws MpiException with {@link ErrorClass#ARG} if it is null, bound or of a type that
         *     cannot be read
         * @see "MPI_T_pvar_handle_alloc, MPI 4.1 section 15.3.7"
         */
        Meter meter(PerformanceVariable variable);

        /**
         * Ends the session and its meters.
         *
         * @throws MpiException with {@link ErrorClass#SESSION} if it is closed already
         * @see "MPI_T_pvar_session_free, MPI 4.1 section 15.3.7"
         */
        @Override
        void close();
    }

    /** A performance variable in a session. */
    interface Meter extends AutoCloseable {
        /**
         * Lets it count.
         *
         * @throws MpiException with {@link ErrorClass#OTHER} if it is continuous
         * @see "MPI_T_pvar_start, MPI 4.1 section 15.3.7"
         */
        void start();

        /**
         * Lets it count no longer.
         *
         * @throws MpiException with {@link ErrorClass#OTHER} if it is continuous
         * @see "MPI_T_pvar_stop, MPI 4.1 section 15.3.7"
         */
        void stop();

        /**
         * What it has come to.
         *
         * @return the value
         * @see "MPI_T_pvar_read, MPI 4.1 section 15.3.7"
         */
        Value read();

        /**
         * Sets it.
         *
         * @param value as {@link #read} gives
         * @throws MpiException with {@link ErrorClass#OTHER} if it is read-only, {@link
         *     ErrorClass#ARG} if the value has another number of elements
         * @see "MPI_T_pvar_write, MPI 4.1 section 15.3.7"
         */
        void write(Value value);

        /**
         * Sets it to what it begins with.
         *
         * @throws MpiException with {@link ErrorClass#OTHER} if it is read-only
         * @see "MPI_T_pvar_reset, MPI 4.1 section 15.3.7"
         */
        void reset();

        /**
         * What it has come to; it is reset in the same moment.
         *
         * @return the value before
         * @throws MpiException with {@link ErrorClass#OTHER} if it is not atomic
         * @see "MPI_T_pvar_readreset, MPI 4.1 section 15.3.7"
         */
        Value readReset();

        /**
         * Ends its use.
         *
         * @throws MpiException with {@link ErrorClass#SESSION} if it is closed already
         * @see "MPI_T_pvar_handle_free, MPI 4.1 section 15.3.7"
         */
        @Override
        void close();
    }

    /**
     * Opens the interface of the library that {@link Mpi#run} would use.
     *
     * @return close it when it is no longer needed
     * @throws UnsupportedOperationException if the backend does not have it
     * @see "MPI_T_init_thread, MPI 4.1 section 15.3.4"
     */
    static Tools open() {
        return Backends.select().tools();
    }

    /**
     * All control variables. More can be added while the library is used.
     *
     * @return by index
     * @see "MPI_T_cvar_get_num, MPI_T_cvar_get_info, MPI_T_enum_get_info, MPI_T_enum_get_item, MPI
     *     4.1 section 15.3.6"
     */
    List<ControlVariable> controlVariables();

    /**
     * A control variable.
     *
     * @param name its name
     * @return empty if there is none
     * @throws MpiException with {@link ErrorClass#ARG} if the name is null
     * @see "MPI_T_cvar_get_index, MPI 4.1 section 15.3.6"
     */
    Optional<ControlVariable> controlVariable(String name);

    /**
     * The value of a control variable.
     *
     * @param variable one that is not bound
     * @return its value
     * @throws MpiException with {@link ErrorClass#ARG} if it is null, bound or of a type that
     *     cannot be read
     * @see "MPI_T_cvar_handle_alloc, MPI_T_cvar_read, MPI_T_cvar_handle_free, MPI 4.1 section
     *     15.3.6"
     */
    Value read(ControlVariable variable);

    /**
     * Sets a control variable.
     *
     * @param variable one that is not bound
     * @param value as {@link #read} gives
     * @throws MpiException with {@link ErrorClass#ARG} if it is null, bound or the value has
     *     another number of elements, {@link ErrorClass#OTHER} if it cannot be set, or not now
     * @see "MPI_T_cvar_write, MPI 4.1 section 15.3.6"
     */
    void write(ControlVariable variable, Value value);

    /**
     * All performance variables. More can be added while the library is used.
     *
     * @return by index
     * @see "MPI_T_pvar_get_num, MPI_T_pvar_get_info, MPI 4.1 section 15.3.7"
     */
    List<PerformanceVariable> performanceVariables();

    /**
     * A performance variable.
     *
     * @param name its name
     * @param performanceClass what it counts
     * @return empty if there is none
     * @throws MpiException with {@link ErrorClass#ARG} if an argument is null
     * @see "MPI_T_pvar_get_index, MPI 4.1 section 15.3.7"
     */
    Optional<PerformanceVariable> performanceVariable(
            String name, PerformanceClass performanceClass);

    /**
     * Begins to use performance variables.
     *
     * @return close it when it is no longer needed
     * @see "MPI_T_pvar_session_create, MPI 4.1 section 15.3.7"
     */
    Session session();

    /**
     * All categories.
     *
     * @return by index
     * @see "MPI_T_category_get_num, MPI_T_category_get_info, MPI_T_category_get_cvars,
     *     MPI_T_category_get_pvars, MPI_T_category_get_categories, MPI 4.1 section 15.3.9"
     */
    List<Category> categories();

    /**
     * A category.
     *
     * @param name its name
     * @return empty if there is none
     * @throws MpiException with {@link ErrorClass#ARG} if the name is null
     * @see "MPI_T_category_get_index, MPI 4.1 section 15.3.9"
     */
    Optional<Category> category(String name);

    /**
     * Whether categories have changed since it was asked before.
     *
     * @return another number if they have
     * @see "MPI_T_category_changed, MPI 4.1 section 15.3.9"
     */
    int categoryStamp();

    /**
     * Closes the interface. Sessions are to be closed before.
     *
     * @throws MpiException with {@link ErrorClass#SESSION} if it is closed already
     * @see "MPI_T_finalize, MPI 4.1 section 15.3.4"
     */
    @Override
    void close();
}
