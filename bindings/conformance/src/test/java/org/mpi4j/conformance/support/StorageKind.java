package org.mpi4j.conformance.support;

import java.util.Arrays;
import java.util.List;
import org.mpi4j.Primitive;

/** Every kind of storage that a buffer can be made of. */
public enum StorageKind {
    ARRAY,
    WRAPPED,
    DIRECT_BYTES,
    HEAP_BYTES,
    DIRECT_VIEW,
    HEAP_VIEW,
    ADDRESS,
    READ_ONLY_DIRECT_BYTES,
    READ_ONLY_HEAP_BYTES,
    READ_ONLY_DIRECT_VIEW,
    READ_ONLY_HEAP_VIEW;

    boolean isDirect() {
        return name().contains("DIRECT");
    }

    private boolean isReadOnly() {
        return name().startsWith("READ_ONLY");
    }

    private boolean holds(Primitive primitive) {
        // There are no NIO buffers of booleans: only bytes, or arrays, can be seen as such.
        boolean typedNio = this == WRAPPED || name().endsWith("VIEW");
        return primitive != Primitive.BOOLEAN || !typedNio;
    }

    /** Kinds that can be sent from. */
    public static List<StorageKind> readable(Primitive primitive) {
        return Arrays.stream(values()).filter(kind -> kind.holds(primitive)).toList();
    }

    /** Kinds that can be received into. */
    public static List<StorageKind> writable(Primitive primitive) {
        return readable(primitive).stream().filter(kind -> !kind.isReadOnly()).toList();
    }
}
