package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Tools;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;

/** The library's view of itself (MPI 4.1 section 15.3). */
final class NativeTools implements Tools {
    /** Longer texts are cut off. */
    private static final int LONGEST = 4096;

    /**
     * Variables of a component that Open MPI 4.1 lists though it is not in use; a handle of one
     * reads what was never set up, and the process dies. So they are left out.
     */
    private static final String CRASHING = "mtl_psm2_";

    private volatile boolean open = true;

    NativeTools() {
        int[] granted = new int[1];
        int code = OpenMpi.MPI_T_init_thread(OpenMpi.MPI_THREAD_MULTIPLE, granted);
        Errors.check("MPI_T_init_thread", code);
    }

    /** A text that the library writes. */
    private static final class Text {
        private final byte[] bytes = new byte[LONGEST];
        private final int[] length = {LONGEST};

        @Override
        public String toString() {
            int end = 0;
            while (end < LONGEST && bytes[end] != 0) {
                end++;
            }
            return new String(bytes, 0, end, StandardCharsets.UTF_8);
        }
    }

    void requireOpen() {
        if (!open) {
            throw new MpiException(
                    ErrorClass.SESSION, "the tools interface is used after it was closed");
        }
    }

    static void requireReadable(String name, boolean bound, ValueType type) {
        if (bound || type == ValueType.OTHER) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "variable " + name + (bound ? " belongs to an object" : " has no known type"));
        }
    }

    static <T> T required(@Nullable T argument) {
        if (argument == null) {
            throw new MpiException(ErrorClass.ARG, "an argument is null");
        }
        return argument;
    }

    private static byte[] terminated(@Nullable String name) {
        return (required(name) + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** Indices are never used again: those of variables that are gone are left out. */
    private static <T> List<T> all(int count, IntFunction<Optional<T>> one) {
        return IntStream.range(0, count).mapToObj(one).flatMap(Optional::stream).toList();
    }

    private static boolean exists(String function, int code) {
        if (code == OpenMpi.MPI_T_ERR_INVALID_INDEX || code == OpenMpi.MPI_T_ERR_INVALID_NAME) {
            return false;
        }
        Errors.check(function, code);
        return true;
    }

    @Override
    public List<ControlVariable> controlVariables() {
        requireOpen();
        int[] count = new int[1];
        Errors.check("MPI_T_cvar_get_num", OpenMpi.MPI_T_cvar_get_num(count));
        return all(count[0], NativeTools::controlVariable);
    }

    private static Optional<ControlVariable> controlVariable(int index) {
        Text name = new Text();
        Text description = new Text();
        int[] verbosity = new int[1];
        long[] datatype = new long[1];
        long[] values = {OpenMpi.MPI_T_ENUM_NULL};
        int[] bind = new int[1];
        int[] scope = new int[1];
        int code =
                OpenMpi.MPI_T_cvar_get_info(
                        index,
                        name.bytes,
                        name.length,
                        verbosity,
                        datatype,
                        values,
                        description.bytes,
                        description.length,
                        bind,
                        scope);
        if (!exists("MPI_T_cvar_get_info", code)) {
            return Optional.empty();
        }
        return Optional.of(
                new ControlVariable(
                        index,
                        name.toString(),
                        description.toString(),
                        verbosity[0] - OpenMpi.MPI_T_VERBOSITY_USER_BASIC,
                        ToolValues.type(datatype[0]),
                        enumeration(values[0]),
                        bind[0] != OpenMpi.MPI_T_BIND_NO_OBJECT,
                        List.of(Scope.values()).get(scope[0] - OpenMpi.MPI_T_SCOPE_CONSTANT)));
    }

    private static Optional<Enumeration> enumeration(long handle) {
        if (handle == OpenMpi.MPI_T_ENUM_NULL) {
            return Optional.empty();
        }
        int[] count = new int[1];
        Text name = new Text();
        int code = OpenMpi.MPI_T_enum_get_info(handle, count, name.bytes, name.length);
        Errors.check("MPI_T_enum_get_info", code);
        List<Enumeration.Item> items = all(count[0], i -> Optional.of(item(handle, i)));
        return Optional.of(new Enumeration(name.toString(), items));
    }

    private static Enumeration.Item item(long handle, int index) {
        int[] value = new int[1];
        Text name = new Text();
        int code = OpenMpi.MPI_T_enum_get_item(handle, index, value, name.bytes, name.length);
        Errors.check("MPI_T_enum_get_item", code);
        return new Enumeration.Item(value[0], name.toString());
    }

    @Override
    public Optional<ControlVariable> controlVariable(String name) {
        requireOpen();
        int[] index = new int[1];
        int code = OpenMpi.MPI_T_cvar_get_index(terminated(name), index);
        return exists("MPI_T_cvar_get_index", code) ? controlVariable(index[0]) : Optional.empty();
    }

    @Override
    public Value read(ControlVariable variable) {
        return access(
                variable,
                (handle, count, room) -> {
                    int code = OpenMpi.MPI_T_cvar_read(handle, NativeMemory.address(room));
                    Errors.check("MPI_T_cvar_read", code);
                    return ToolValues.read(variable.type(), count, room);
                });
    }

    @Override
    public void write(ControlVariable variable, Value value) {
        required(value);
        access(
                variable,
                (handle, count, room) -> {
                    ToolValues.write(variable.type(), count, value, room);
                    int code = OpenMpi.MPI_T_cvar_write(handle, NativeMemory.address(room));
                    Errors.check("MPI_T_cvar_write", code);
                    return value;
                });
    }

    /** What is done with a variable while the library has a handle of it. */
    private interface Access {
        Value apply(long handle, int count, ByteBuffer room);
    }

    private Value access(ControlVariable variable, Access access) {
        requireOpen();
        required(variable);
        requireReadable(variable.name(), variable.bound(), variable.type());
        long[] handle = new long[1];
        int[] count = new int[1];
        int code = OpenMpi.MPI_T_cvar_handle_alloc(variable.index(), 0, handle, count);
        Errors.check("MPI_T_cvar_handle_alloc", code);
        try {
            return access.apply(handle[0], count[0], ToolValues.room(variable.type(), count[0]));
        } finally {
            Errors.check("MPI_T_cvar_handle_free", OpenMpi.MPI_T_cvar_handle_free(handle));
        }
    }

    @Override
    public List<PerformanceVariable> performanceVariables() {
        requireOpen();
        int[] count = new int[1];
        Errors.check("MPI_T_pvar_get_num", OpenMpi.MPI_T_pvar_get_num(count));
        return all(count[0], NativeTools::performanceVariable);
    }

    private static Optional<PerformanceVariable> performanceVariable(int index) {
        Text name = new Text();
        Text description = new Text();
        int[][] facts = new int[6][1];
        long[] datatype = new long[1];
        long[] values = {OpenMpi.MPI_T_ENUM_NULL};
        int code =
                OpenMpi.MPI_T_pvar_get_info(
                        index,
                        name.bytes,
                        name.length,
                        facts[0],
                        facts[1],
                        datatype,
                        values,
                        description.bytes,
                        description.length,
                        facts[2],
                        facts[3],
                        facts[4],
                        facts[5]);
        // Open MPI 4.1 says so of variables whose component is not loaded.
        if (code == OpenMpi.MPI_T_ERR_INVALID || !exists("MPI_T_pvar_get_info", code)) {
            return Optional.empty();
        }
        if (name.toString().startsWith(CRASHING)) {
            return Optional.empty();
        }
        return Optional.of(
                new PerformanceVariable(
                        index,
                        name.toString(),
                        description.toString(),
                        facts[0][0] - OpenMpi.MPI_T_VERBOSITY_USER_BASIC,
                        List.of(PerformanceClass.values())
                                .get(facts[1][0] - OpenMpi.MPI_T_PVAR_CLASS_STATE),
                        ToolValues.type(datatype[0]),
                        enumeration(values[0]),
                        facts[2][0] != OpenMpi.MPI_T_BIND_NO_OBJECT,
                        facts[3][0] != 0,
                        facts[4][0] != 0,
                        facts[5][0] != 0));
    }

    @Override
    public Optional<PerformanceVariable> performanceVariable(
            String name, PerformanceClass performanceClass) {
        requireOpen();
        int number =
                OpenMpi.MPI_T_PVAR_CLASS_STATE
                        + List.of(PerformanceClass.values()).indexOf(required(performanceClass));
        int[] index = new int[1];
        int code = OpenMpi.MPI_T_pvar_get_index(terminated(name), number, index);
        return exists("MPI_T_pvar_get_index", code)
                ? performanceVariable(index[0])
                : Optional.empty();
    }

    @Override
    public Session session() {
        requireOpen();
        return new NativeMeters(this);
    }

    @Override
    public List<Category> categories() {
        requireOpen();
        int[] count = new int[1];
        Errors.check("MPI_T_category_get_num", OpenMpi.MPI_T_category_get_num(count));
        return all(count[0], NativeTools::category);
    }

    private static Optional<Category> category(int index) {
        Text name = new Text();
        Text description = new Text();
        int[] controls = new int[1];
        int[] meters = new int[1];
        int[] categories = new int[1];
        int code =
                OpenMpi.MPI_T_category_get_info(
                        index,
                        name.bytes,
                        name.length,
                        description.bytes,
                        description.length,
                        controls,
                        meters,
                        categories);
        if (!exists("MPI_T_category_get_info", code)) {
            return Optional.empty();
        }
        int[] itsControls = new int[controls[0]];
        int[] itsMeters = new int[meters[0]];
        int[] itsCategories = new int[categories[0]];
        code = OpenMpi.MPI_T_category_get_cvars(index, itsControls.length, itsControls);
        Errors.check("MPI_T_category_get_cvars", code);
        code = OpenMpi.MPI_T_category_get_pvars(index, itsMeters.length, itsMeters);
        Errors.check("MPI_T_category_get_pvars", code);
        code = OpenMpi.MPI_T_category_get_categories(index, itsCategories.length, itsCategories);
        Errors.check("MPI_T_category_get_categories", code);
        return Optional.of(
                new Category(
                        name.toString(),
                        description.toString(),
                        list(itsControls),
                        list(itsMeters),
                        list(itsCategories)));
    }

    private static List<Integer> list(int... numbers) {
        return IntStream.of(numbers).boxed().toList();
    }

    @Override
    public Optional<Category> category(String name) {
        requireOpen();
        int[] index = new int[1];
        int code = OpenMpi.MPI_T_category_get_index(terminated(name), index);
        return exists("MPI_T_category_get_index", code) ? category(index[0]) : Optional.empty();
    }

    @Override
    public int categoryStamp() {
        requireOpen();
        int[] stamp = new int[1];
        Errors.check("MPI_T_category_changed", OpenMpi.MPI_T_category_changed(stamp));
        return stamp[0];
    }

    @Override
    public synchronized void close() {
        requireOpen();
        open = false;
        Errors.check("MPI_T_finalize", OpenMpi.MPI_T_finalize());
    }
}
