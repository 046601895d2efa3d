package org.mpi4j.conformance.support;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;

/** Bytes in an NIO buffer, given to calls as bytes or through a typed view. */
final class NioCells implements Cells {
    private final Primitive primitive;
    private final StorageKind kind;
    private final ByteBuffer bytes;

    NioCells(Primitive primitive, StorageKind kind, int length) {
        this.primitive = primitive;
        this.kind = kind;
        int size = length * primitive.bytes();
        ByteBuffer made =
                kind.isDirect() ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
        this.bytes = made.order(ByteOrder.nativeOrder());
    }

    @Override
    public long get(int index) {
        return Values.read(bytes, primitive, index);
    }

    @Override
    public void set(int index, long bits) {
        Values.write(bytes, primitive, index, bits);
    }

    @Override
    public MpiBuffer buffer(int offset, int count) {
        return switch (kind) {
            case DIRECT_BYTES, HEAP_BYTES -> ofBytes(bytes, offset, count);
            case READ_ONLY_DIRECT_BYTES, READ_ONLY_HEAP_BYTES ->
                    ofBytes(bytes.asReadOnlyBuffer(), offset, count);
            case DIRECT_VIEW, HEAP_VIEW -> ofView(bytes, offset, count);
            case READ_ONLY_DIRECT_VIEW, READ_ONLY_HEAP_VIEW ->
                    ofView(bytes.asReadOnlyBuffer(), offset, count);
            case ARRAY, WRAPPED, ADDRESS -> throw new IllegalArgumentException(kind.name());
        };
    }

    private MpiBuffer ofBytes(ByteBuffer source, int offset, int count) {
        ByteBuffer part = source.duplicate().order(ByteOrder.nativeOrder());
        part.position(offset * primitive.bytes()).limit((offset + count) * primitive.bytes());
        return MpiBuffer.buffer(part).as(count, Datatype.of(primitive));
    }

    private MpiBuffer ofView(ByteBuffer source, int offset, int count) {
        Buffer view = view(source.duplicate().clear().order(ByteOrder.nativeOrder()));
        return MpiBuffer.buffer(view.position(offset).limit(offset + count));
    }

    private Buffer view(ByteBuffer source) {
        return switch (primitive) {
            case BYTE -> source;
            case CHAR -> source.asCharBuffer();
            case SHORT -> source.asShortBuffer();
            case INT -> source.asIntBuffer();
            case LONG -> source.asLongBuffer();
            case FLOAT -> source.asFloatBuffer();
            case DOUBLE -> source.asDoubleBuffer();
            case BOOLEAN -> throw new IllegalArgumentException("no NIO buffer of booleans");
        };
    }
}
