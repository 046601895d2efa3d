package org.mpi4j;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;

/** Code that reads or writes one primitive at an index of a {@code ByteBuffer}. */
final class RecordAccess {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle SUM =
            method(Integer.class, "sum", int.class, int.class, int.class);

    private RecordAccess() {}

    /** {@code (ByteBuffer, int) -> primitive}. */
    static MethodHandle getter(Primitive primitive) {
        return switch (primitive) {
            case BYTE -> getter("get", byte.class);
            case BOOLEAN -> flag(getter("get", byte.class));
            case CHAR -> getter("getChar", char.class);
            case SHORT -> getter("getShort", short.class);
            case INT -> getter("getInt", int.class);
            case LONG -> getter("getLong", long.class);
            case FLOAT -> getter("getFloat", float.class);
            case DOUBLE -> getter("getDouble", double.class);
        };
    }

    /** {@code (ByteBuffer, int, primitive) -> void}. */
    static MethodHandle setter(Primitive primitive) {
        return switch (primitive) {
            case BYTE -> setter("put", byte.class);
            case BOOLEAN -> flag(setter("put", byte.class));
            case CHAR -> setter("putChar", char.class);
            case SHORT -> setter("putShort", short.class);
            case INT -> setter("putInt", int.class);
            case LONG -> setter("putLong", long.class);
            case FLOAT -> setter("putFloat", float.class);
            case DOUBLE -> setter("putDouble", double.class);
        };
    }

    /** With boolean instead of byte; the lowest bit counts. */
    private static MethodHandle flag(MethodHandle access) {
        MethodType type = access.type();
        boolean reads = type.returnType() == byte.class;
        MethodType made =
                reads
                        ? type.changeReturnType(boolean.class)
                        : type.changeParameterType(2, boolean.class);
        return MethodHandles.explicitCastArguments(access, made);
    }

    /** The same so many bytes further on. */
    static MethodHandle shifted(MethodHandle access, int offset) {
        return MethodHandles.filterArguments(
                access, 1, MethodHandles.insertArguments(SUM, 0, offset));
    }

    private static MethodHandle getter(String name, Class<?> value) {
        return virtual(name, MethodType.methodType(value, int.class));
    }

    private static MethodHandle setter(String name, Class<?> value) {
        MethodType type = MethodType.methodType(ByteBuffer.class, int.class, value);
        return MethodHandles.dropReturn(virtual(name, type));
    }

    private static MethodHandle virtual(String name, MethodType type) {
        try {
            return LOOKUP.findVirtual(ByteBuffer.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static MethodHandle method(
            Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
        try {
            return LOOKUP.findStatic(owner, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
