package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Tools.Value;
import org.mpi4j.Tools.ValueType;
import org.mpi4j.raw.OpenMpi;

/** Values of variables in the memory that MPI_T reads and writes. */
final class ToolValues {
    private static final Map<Long, ValueType> TYPES =
            Map.of(
                    OpenMpi.MPI_INT, ValueType.INT,
                    OpenMpi.MPI_UNSIGNED, ValueType.UNSIGNED,
                    OpenMpi.MPI_UNSIGNED_LONG, ValueType.LONG,
                    OpenMpi.MPI_UNSIGNED_LONG_LONG, ValueType.LONG,
                    OpenMpi.MPI_COUNT, ValueType.LONG,
                    OpenMpi.MPI_CHAR, ValueType.TEXT,
                    OpenMpi.MPI_DOUBLE, ValueType.DOUBLE);

    private ToolValues() {}

    static ValueType type(long datatype) {
        return TYPES.getOrDefault(datatype, ValueType.OTHER);
    }

    /** Room for a value; of text, more than the library says, which may grow. */
    static ByteBuffer room(ValueType type, int count) {
        int bytes = type == ValueType.TEXT ? Math.max(count, 1) + 4096 : count * Long.BYTES;
        return ByteBuffer.allocateDirect(Math.max(bytes, Long.BYTES))
                .order(ByteOrder.nativeOrder());
    }

    static Value read(ValueType type, int count, ByteBuffer from) {
        if (type == ValueType.TEXT) {
            return Value.of(text(from));
        }
        List<Number> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(number(type, i, from));
        }
        return new Value("", List.copyOf(numbers));
    }

    private static Number number(ValueType type, int i, ByteBuffer from) {
        return switch (type) {
            case INT -> (Number) from.getInt(i * Integer.BYTES);
            case UNSIGNED -> Integer.toUnsignedLong(from.getInt(i * Integer.BYTES));
            case DOUBLE -> from.getDouble(i * Double.BYTES);
            default -> from.getLong(i * Long.BYTES);
        };
    }

    private static String text(ByteBuffer from) {
        int end = 0;
        while (end < from.capacity() && from.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end];
        from.get(0, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void write(ValueType type, int count, Value value, ByteBuffer to) {
        if (type == ValueType.TEXT) {
            byte[] bytes = value.text().getBytes(StandardCharsets.UTF_8);
            if (bytes.length >= to.capacity()) {
                throw new MpiException(
                        ErrorClass.ARG,
                        "value is text of %d bytes; %d are allowed"
                                .formatted(bytes.length, to.capacity() - 1));
            }
            to.put(0, bytes).put(bytes.length, (byte) 0);
            return;
        }
        if (value.numbers().size() != count) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "value has %d numbers, the variable %d"
                            .formatted(value.numbers().size(), count));
        }
        for (int i = 0; i < count; i++) {
            put(type, i, value.numbers().get(i), to);
        }
    }

    private static void put(ValueType type, int i, Number number, ByteBuffer to) {
        switch (type) {
            case INT, UNSIGNED -> to.putInt(i * Integer.BYTES, number.intValue());
            case DOUBLE -> to.putDouble(i * Double.BYTES, number.doubleValue());
            default -> to.putLong(i * Long.BYTES, number.longValue());
        }
    }
}
