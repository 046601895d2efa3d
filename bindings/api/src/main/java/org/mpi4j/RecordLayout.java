package org.mpi4j;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a record of primitives lies in memory, and the compiled code that reads and writes one. The
 * code is put together from method handles once a class, so no element costs reflection.
 */
final class RecordLayout {
    private static final ClassValue<RecordLayout> LAYOUTS =
            new ClassValue<>() {
                @Override
                protected RecordLayout computeValue(Class<?> type) {
                    return make(type, List.of());
                }
            };

    private final TypeConstructor constructor;
    private final MethodHandle reader;
    private final MethodHandle writer;

    private RecordLayout(TypeConstructor constructor, MethodHandle reader, MethodHandle writer) {
        this.constructor = constructor;
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * The layout of a class.
     *
     * @throws MpiException with {@link ErrorClass#TYPE} if it has none
     */
    static RecordLayout of(Class<?> type) {
        return LAYOUTS.get(type);
    }

    TypeConstructor constructor() {
        return constructor;
    }

    /** A record that is made of what is in memory. */
    Object read(ByteBuffer from, int at) {
        try {
            return (Object) reader.invokeExact(from, at);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the record's constructor failed", e);
        }
    }

    /** Writes a record to memory. */
    void write(ByteBuffer to, int at, Object value) {
        try {
            writer.invokeExact(to, at, value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the record's accessor failed", e);
        }
    }

    private static RecordLayout make(Class<?> type, List<Class<?>> around) {
        RecordComponent[] components = components(type);
        RecordCode code = RecordCode.of(type);
        List<Long> offsets = new ArrayList<>();
        List<Datatype> types = new ArrayList<>();
        long end = 0;
        for (RecordComponent component : components) {
            Class<?> inner = component.getType();
            Datatype element;
            if (inner.isPrimitive()) {
                Primitive primitive = primitive(inner);
                element = Datatype.of(primitive);
                end = aligned(end, element);
                code.add(component, (int) end, primitive);
            } else {
                requireNested(type, component, around);
                List<Class<?>> path = Stream.concat(around.stream(), Stream.of(type)).toList();
                RecordLayout nested = make(inner, path);
                element = Datatype.ofRecord(inner.asSubclass(Record.class));
                end = aligned(end, element);
                code.add(component, (int) end, nested.reader, nested.writer);
            }
            offsets.add(end);
            types.add(element);
            end += element.extent();
        }
        List<Long> ones = offsets.stream().map(offset -> 1L).toList();
        TypeConstructor struct = new TypeConstructor.Struct(ones, offsets, types);
        return new RecordLayout(struct, code.reader(), code.writer());
    }

    private static long aligned(long offset, Datatype type) {
        int alignment = type.map().bounds().alignment();
        return (offset + alignment - 1) / alignment * alignment;
    }

    private static RecordComponent[] components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new MpiException(ErrorClass.TYPE, type.getName() + " is not a record");
        }
        if (components.length == 0) {
            throw new MpiException(ErrorClass.TYPE, type.getName() + " has no components");
        }
        return components;
    }

    private static void requireNested(
            Class<?> type, RecordComponent component, List<Class<?>> around) {
        Class<?> inner = component.getType();
        String what = "component '" + component.getName() + "' of " + type.getName();
        if (!inner.isRecord()) {
            throw new MpiException(
                    ErrorClass.TYPE,
                    what
                            + " is a "
                            + inner.getTypeName()
                            + "; allowed are primitives and records of them");
        }
        if (inner == type || around.contains(inner)) {
            throw new MpiException(ErrorClass.TYPE, what + " contains itself");
        }
    }

    private static Primitive primitive(Class<?> type) {
        MethodType boxed = MethodType.methodType(type).wrap();
        return switch (boxed.returnType().getSimpleName()) {
            case "Byte" -> Primitive.BYTE;
            case "Boolean" -> Primitive.BOOLEAN;
            case "Character" -> Primitive.CHAR;
            case "Short" -> Primitive.SHORT;
            case "Integer" -> Primitive.INT;
            case "Long" -> Primitive.LONG;
            case "Float" -> Primitive.FLOAT;
            default -> Primitive.DOUBLE;
        };
    }

    /** The code of one class, component by component. */
    private static final class RecordCode {
        private static final MethodHandles.Lookup OWN = MethodHandles.lookup();
        private static final MethodType READER =
                MethodType.methodType(Object.class, ByteBuffer.class, int.class);
        private static final MethodType WRITER =
                MethodType.methodType(void.class, ByteBuffer.class, int.class, Object.class);

        private final Class<?> type;
        private final MethodHandles.Lookup lookup;
        private final List<MethodHandle> readers = new ArrayList<>();
        private final List<MethodHandle> writers = new ArrayList<>();

        private RecordCode(Class<?> type, MethodHandles.Lookup lookup) {
            this.type = type;
            this.lookup = lookup;
        }

        static RecordCode of(Class<?> type) {
            try {
                return new RecordCode(type, MethodHandles.privateLookupIn(type, OWN));
            } catch (IllegalAccessException closed) {
                // Public records of exported packages can do without.
                return new RecordCode(type, MethodHandles.publicLookup());
            }
        }

        void add(RecordComponent component, int offset, Primitive primitive) {
            add(component, offset, RecordAccess.getter(primitive), RecordAccess.setter(primitive));
        }

        /** From {@code (ByteBuffer, int) -> value} and {@code (ByteBuffer, int, value) -> void}. */
        void add(RecordComponent component, int offset, MethodHandle get, MethodHandle set) {
            Class<?> value = component.getType();
            MethodType typed = get.type().changeReturnType(value);
            readers.add(RecordAccess.shifted(get.asType(typed), offset));
            MethodHandle write = set.asType(set.type().changeParameterType(2, value));
            MethodHandle accessor =
                    find(() -> lookup.unreflect(component.getAccessor()))
                            .asType(MethodType.methodType(value, Object.class));
            writers.add(
                    RecordAccess.shifted(
                            MethodHandles.filterArguments(write, 2, accessor), offset));
        }

        MethodHandle reader() {
            Class<?>[] parameters =
                    Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            MethodHandle made =
                    find(
                            () ->
                                    lookup.findConstructor(
                                            type, MethodType.methodType(void.class, parameters)));
            // From the last to the first, so that the places of the others stay.
            for (int i = readers.size() - 1; i >= 0; i--) {
                made = MethodHandles.collectArguments(made, i, readers.get(i));
            }
            int[] order = new int[2 * readers.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i % 2;
            }
            MethodType both = READER.changeReturnType(type);
            return MethodHandles.permuteArguments(made, both, order).asType(READER);
        }

        MethodHandle writer() {
            MethodHandle made = MethodHandles.empty(WRITER);
            for (int i = writers.size() - 1; i >= 0; i--) {
                made = MethodHandles.foldArguments(made, writers.get(i));
            }
            return made;
        }

        private interface Search {
            MethodHandle run() throws ReflectiveOperationException;
        }

        private MethodHandle find(Search search) {
            try {
                return search.run();
            } catch (ReflectiveOperationException e) {
                throw new MpiException(
                        ErrorClass.TYPE,
                        type.getName()
                                + " cannot be reached; make it public in an exported package, or"
                                + " open its package to org.mpi4j",
                        e);
            }
        }
    }
}
