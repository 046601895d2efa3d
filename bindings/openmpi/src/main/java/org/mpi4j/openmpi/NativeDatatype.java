package org.mpi4j.openmpi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.LocalHandle;
import org.mpi4j.MpiException;
import org.mpi4j.Primitive;
import org.mpi4j.TypeConstructor;
import org.mpi4j.raw.OpenMpi;

/** What the library knows of a {@link Datatype}: a handle, made and committed on first use. */
final class NativeDatatype extends CountedHandle {
    private static final Map<Primitive, NativeDatatype> PREDEFINED = predefined();

    /** Predefined as well, but not of one primitive. */
    private static final Map<TypeConstructor, NativeDatatype> OTHERS = others();

    /** Longest name in bytes. */
    private static final int MAX_NAME = OpenMpi.MPI_MAX_OBJECT_NAME - 1;

    /** Which datatype a handle is, for user operations, which are told handles. */
    private static final Map<Long, NativeDatatype> DERIVED = new ConcurrentHashMap<>();

    /** Extent of {@link #spacedByte()}. */
    static final int SPACING = 2;

    private final Datatype datatype;
    private @Nullable NativeDatatype packed;

    private NativeDatatype(long handle, Datatype datatype) {
        super(handle, datatype.isPredefined());
        this.datatype = datatype;
    }

    /** The library's datatype, not retained. */
    static NativeDatatype of(Datatype datatype) {
        if (datatype.constructor() instanceof TypeConstructor.Named named) {
            return of(named.primitive());
        }
        NativeDatatype other = datatype.isPredefined() ? OTHERS.get(datatype.constructor()) : null;
        if (other != null) {
            return other;
        }
        LocalHandle.Attachment attachment = datatype.attachment(() -> create(datatype));
        if (attachment instanceof NativeDatatype derived) {
            return derived;
        }
        throw new MpiException(ErrorClass.TYPE, datatype + " is in use by another backend");
    }

    static NativeDatatype of(Primitive primitive) {
        return Objects.requireNonNull(PREDEFINED.get(primitive));
    }

    /** A byte with a gap behind it. */
    static NativeDatatype spacedByte() {
        return Spaced.BYTE;
    }

    /** Made when the first is used: by then MPI is initialised. It lives as long as MPI. */
    private static final class Spaced {
        static final NativeDatatype BYTE = make();

        private static NativeDatatype make() {
            Environment.requireMpiActive();
            long[] handle = new long[1];
            Errors.check(
                    "MPI_Type_create_resized",
                    OpenMpi.MPI_Type_create_resized(OpenMpi.MPI_BYTE, 0, SPACING, handle));
            Errors.check("MPI_Type_commit", OpenMpi.MPI_Type_commit(handle));
            return new NativeDatatype(handle[0], Datatype.of(Primitive.BYTE));
        }
    }

    /** The Java datatype that a handle was made for. */
    static Datatype ofHandle(long handle) {
        for (NativeDatatype type : PREDEFINED.values()) {
            if (type.handle() == handle) {
                return type.datatype;
            }
        }
        for (NativeDatatype type : OTHERS.values()) {
            if (type.handle() == handle) {
                return type.datatype;
            }
        }
        @Nullable NativeDatatype derived = DERIVED.get(handle);
        if (derived == null) {
            throw new MpiException(ErrorClass.INTERN, "unknown datatype in a user operation");
        }
        return derived.datatype;
    }

    /** Retains it for an operation. */
    NativeDatatype use() {
        if (!retain()) {
            throw new MpiException(ErrorClass.TYPE, datatype + " is used after it was closed");
        }
        return this;
    }

    @Override
    void destroy() {
        DERIVED.remove(handle());
        if (Environment.isMpiActive()) {
            NativeTypes.free(handle());
        }
        NativeDatatype inner = packed;
        if (inner != null) {
            inner.release();
        }
    }

    private static NativeDatatype create(Datatype datatype) {
        Environment.requireMpiActive();
        long handle = committed(sameBounds(NativeTypes.make(datatype), datatype));
        name(handle, datatype.name());
        NativeDatatype made = new NativeDatatype(handle, datatype);
        DERIVED.put(handle, made);
        return made;
    }

    /**
     * The library pads types whose blocks are not aligned by rules of its own. Java has checked the
     * storage with the bounds of the type map, so these are the ones that count.
     */
    private static long sameBounds(long handle, Datatype datatype) {
        long[] lower = new long[1];
        long[] extent = new long[1];
        int code = OpenMpi.MPI_Type_get_extent_x(handle, lower, extent);
        Errors.check("MPI_Type_get_extent_x", code);
        boolean same = lower[0] == datatype.lowerBound() && extent[0] == datatype.extent();
        return same
                ? handle
                : NativeTypes.resized(handle, datatype.lowerBound(), datatype.extent());
    }

    static long committed(long handle) {
        Errors.check("MPI_Type_commit", OpenMpi.MPI_Type_commit(new long[] {handle}));
        return handle;
    }

    private static void name(long handle, String name) {
        if (!name.isEmpty()) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            byte[] terminated = Arrays.copyOf(text, Math.min(text.length, MAX_NAME) + 1);
            terminated[terminated.length - 1] = 0;
            Errors.check("MPI_Type_set_name", OpenMpi.MPI_Type_set_name(handle, terminated));
        }
    }

    /** Its elements without gaps, not retained; lives as long as this. */
    synchronized NativeDatatype packed() {
        NativeDatatype made = packed;
        if (made == null) {
            made = new NativeDatatype(committed(NativeTypes.packed(datatype)), datatype);
            packed = made;
        }
        return made;
    }

    private static Map<Primitive, NativeDatatype> predefined() {
        Map<Primitive, NativeDatatype> types = new EnumMap<>(Primitive.class);
        for (Primitive primitive : Primitive.values()) {
            types.put(primitive, new NativeDatatype(Handles.of(primitive), Datatype.of(primitive)));
        }
        return types;
    }

    private static Map<TypeConstructor, NativeDatatype> others() {
        Map<TypeConstructor, NativeDatatype> types = new HashMap<>();
        for (Datatype type :
                List.of(
                        Datatype.FLOAT_INT,
                        Datatype.DOUBLE_INT,
                        Datatype.LONG_INT,
                        Datatype.INT_INT,
                        Datatype.SHORT_INT,
                        Datatype.PACKED)) {
            types.put(type.constructor(), new NativeDatatype(NativeTypes.make(type), type));
        }
        return types;
    }
}
