package org.mpi4j.openmpi;

import org.mpi4j.Info;
import org.mpi4j.raw.OpenMpi;

/** {@link Info} as the library's objects, which live as long as the call that takes them. */
final class NativeInfo implements AutoCloseable {
    private final long handle;

    private NativeInfo(long handle) {
        this.handle = handle;
    }

    /** The library's copy of hints, to be closed after the call; no hints are MPI_INFO_NULL. */
    static NativeInfo of(Info info) {
        if (info.keys().isEmpty()) {
            return new NativeInfo(OpenMpi.MPI_INFO_NULL);
        }
        return notNull(info);
    }

    /** As {@link #of}, for functions that do not take MPI_INFO_NULL. */
    static NativeInfo notNull(Info info) {
        long[] made = new long[1];
        Errors.check("MPI_Info_create", OpenMpi.MPI_Info_create(made));
        NativeInfo copy = new NativeInfo(made[0]);
        for (String key : info.keys()) {
            byte[] value = Handles.terminated(info.get(key).orElseThrow());
            int code = OpenMpi.MPI_Info_set(made[0], Handles.terminated(key), value);
            if (code != OpenMpi.MPI_SUCCESS) {
                copy.close();
                throw Errors.exception("MPI_Info_set", code);
            }
        }
        return copy;
    }

    /** Reads an object that the library has made, and frees it. */
    static Info take(long handle) {
        try (NativeInfo made = new NativeInfo(handle)) {
            return read(made.handle());
        }
    }

    /** Reads an object of the library. */
    static Info read(long handle) {
        Info info = new Info();
        if (handle == OpenMpi.MPI_INFO_NULL) {
            return info;
        }
        int[] count = new int[1];
        Errors.check("MPI_Info_get_nkeys", OpenMpi.MPI_Info_get_nkeys(handle, count));
        for (int i = 0; i < count[0]; i++) {
            byte[] key = new byte[OpenMpi.MPI_MAX_INFO_KEY + 1];
            Errors.check("MPI_Info_get_nthkey", OpenMpi.MPI_Info_get_nthkey(handle, i, key));
            String value = value(handle, key);
            if (!value.isEmpty()) {
                info.set(Handles.text(key), value);
            }
        }
        return info;
    }

    /** The whole value: those that Open MPI 5.0 makes itself may be longer than its limit. */
    private static String value(long handle, byte[] key) {
        int[] length = new int[1];
        int[] found = new int[1];
        Errors.check(
                "MPI_Info_get_valuelen", OpenMpi.MPI_Info_get_valuelen(handle, key, length, found));
        byte[] value = new byte[length[0] + 1];
        int code = OpenMpi.MPI_Info_get(handle, key, length[0], value, found);
        Errors.check("MPI_Info_get", code);
        return Handles.text(value);
    }

    long handle() {
        return handle;
    }

    @Override
    public void close() {
        if (handle != OpenMpi.MPI_INFO_NULL) {
            Errors.check("MPI_Info_free", OpenMpi.MPI_Info_free(new long[] {handle}));
        }
    }
}
