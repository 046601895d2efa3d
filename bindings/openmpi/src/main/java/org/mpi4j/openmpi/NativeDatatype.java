package org.mpi4j.openmpi;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.LocalHandle;
import org.mpi4j.MpiException;
import org.mpi4j.Primitive;
import org.mpi4j.raw.OpenMpi;

/** What the library knows of a {@link Datatype}: a handle, made and committed on first use. */
final class NativeDatatype extends CountedHandle {
    private static final Map<Primitive, NativeDatatype> PREDEFINED = predefined();

    /** Which datatype a handle is, for user operations, which are told handles. */
    private static final Map<Long, NativeDatatype> DERIVED = new ConcurrentHashMap<>();

    /** Extent of {@link #spacedByte()}. */
    static final int SPACING = 2;

    private final Datatype datatype;

    private NativeDatatype(long handle, Datatype datatype) {
        super(handle, datatype.isPredefined());
        this.datatype = datatype;
    }

    /** The library's datatype, not retained. */
    static NativeDatatype of(Datatype datatype) {
        if (datatype.constructor() instanceof Datatype.Named named) {
            return of(named.primitive());
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
            Errors.check("MPI_Type_free", OpenMpi.MPI_Type_free(new long[] {handle()}));
        }
    }

    private static NativeDatatype create(Datatype datatype) {
        Environment.requireMpiActive();
        long[] handle = {construct(datatype)};
        Errors.check("MPI_Type_commit", OpenMpi.MPI_Type_commit(handle));
        NativeDatatype made = new NativeDatatype(handle[0], datatype);
        DERIVED.put(handle[0], made);
        return made;
    }

    /**
     * Makes the library's object from the constructor alone: the types that this one was made from
     * may have been closed since.
     */
    private static long construct(Datatype datatype) {
        Datatype.Constructor how = datatype.constructor();
        if (how instanceof Datatype.Named named) {
            return Handles.of(named.primitive());
        }
        if (how instanceof Datatype.Contiguous c) {
            int count = Counts.narrow(c.count());
            return derive(
                    c.old(),
                    (old, made) ->
                            Errors.check(
                                    "MPI_Type_contiguous",
                                    OpenMpi.MPI_Type_contiguous(count, old, made)));
        }
        if (how instanceof Datatype.Vector v) {
            int count = Counts.narrow(v.count());
            int length = Counts.narrow(v.blockLength());
            int stride = Counts.narrow(v.stride());
            return derive(
                    v.old(),
                    (old, made) ->
                            Errors.check(
                                    "MPI_Type_vector",
                                    OpenMpi.MPI_Type_vector(count, length, stride, old, made)));
        }
        throw new MpiException(ErrorClass.UNSUPPORTED_OPERATION, "no native " + datatype);
    }

    private interface Derivation {
        void make(long old, long[] made);
    }

    private static long derive(Datatype from, Derivation derivation) {
        long old = construct(from);
        long[] made = new long[1];
        try {
            derivation.make(old, made);
        } finally {
            if (!from.isPredefined()) {
                Errors.check("MPI_Type_free", OpenMpi.MPI_Type_free(new long[] {old}));
            }
        }
        return made[0];
    }

    private static Map<Primitive, NativeDatatype> predefined() {
        Map<Primitive, NativeDatatype> types = new EnumMap<>(Primitive.class);
        for (Primitive primitive : Primitive.values()) {
            types.put(primitive, new NativeDatatype(Handles.of(primitive), Datatype.of(primitive)));
        }
        return types;
    }
}
