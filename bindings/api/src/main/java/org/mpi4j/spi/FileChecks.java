package org.mpi4j.spi;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpi4j.DataRepresentation;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.FileView;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.OpenMode;
import org.mpi4j.Primitive;
import org.mpi4j.TypeMap;

/** Checks of the arguments of file operations. */
final class FileChecks {
    /**
     * The library copies names into 256 bytes and adds {@code .locktest.} and the rank; Open MPI
     * 4.1 ends the process if that is too much.
     */
    private static final int MAX_PATH = 235;

    private static final Set<OpenMode> ACCESS =
            Set.of(OpenMode.RDONLY, OpenMode.WRONLY, OpenMode.RDWR);

    private FileChecks() {}

    static void path(@Nullable String path) {
        if (path == null || path.isEmpty() || path.indexOf('\0') >= 0) {
            String shown = path == null ? "null" : path.isEmpty() ? "empty" : "one with a zero";
            throw new MpiException(ErrorClass.BAD_FILE, "path must name a file, is " + shown);
        }
        int length = path.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_PATH) {
            throw new MpiException(
                    ErrorClass.BAD_FILE,
                    "path has " + length + " bytes in UTF-8; at most " + MAX_PATH + " are allowed");
        }
    }

    static void info(@Nullable Info info) {
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null");
        }
    }

    static void modes(@Nullable Set<OpenMode> modes) {
        if (modes == null) {
            throw new MpiException(ErrorClass.AMODE, "modes is null");
        }
        EnumSet<OpenMode> access = EnumSet.noneOf(OpenMode.class);
        access.addAll(modes);
        access.retainAll(ACCESS);
        if (access.size() != 1) {
            throw new MpiException(
                    ErrorClass.AMODE,
                    "modes must have one of RDONLY, WRONLY and RDWR, are " + modes);
        }
        exclude(modes, OpenMode.RDONLY, OpenMode.CREATE);
        exclude(modes, OpenMode.RDONLY, OpenMode.EXCL);
        exclude(modes, OpenMode.RDWR, OpenMode.SEQUENTIAL);
    }

    private static void exclude(Set<OpenMode> modes, OpenMode one, OpenMode other) {
        if (modes.contains(one) && modes.contains(other)) {
            throw new MpiException(
                    ErrorClass.AMODE,
                    "modes must not have both " + one + " and " + other + ", are " + modes);
        }
    }

    static void notNegative(String name, long value) {
        if (value < 0) {
            throw new MpiException(ErrorClass.ARG, name + " must not be negative, is " + value);
        }
    }

    /** Refuses buffers that do not hold whole etypes. */
    static void fits(MpiBuffer buffer, FileView view) {
        Datatype etype = view.etype();
        if (buffer.dataBytes() % etype.size() != 0) {
            throw new MpiException(
                    ErrorClass.TYPE,
                    "buffer has "
                            + buffer.dataBytes()
                            + " bytes of data, which are not whole etypes of "
                            + etype.size()
                            + ": "
                            + buffer);
        }
        Optional<Primitive> unit = etype.primitive();
        Optional<Primitive> given = buffer.datatype().primitive();
        boolean bytes = isByte(unit) || isByte(given);
        if (!bytes && unit.isPresent() && given.isPresent() && !unit.equals(given)) {
            throw new MpiException(
                    ErrorClass.TYPE, "buffer is not made of etypes, " + etype + ": " + buffer);
        }
    }

    private static boolean isByte(Optional<Primitive> primitive) {
        return primitive.isPresent() && primitive.get() == Primitive.BYTE;
    }

    /** Refuses what is not a view; {@code writable} where the file can be written. */
    static FileView view(
            long displacement,
            @Nullable Datatype etype,
            @Nullable Datatype filetype,
            @Nullable DataRepresentation representation,
            Set<OpenMode> modes) {
        notNegative("displacement", displacement);
        Datatype unit = present("etype", etype);
        Datatype pattern = present("filetype", filetype);
        if (representation == null) {
            throw new MpiException(ErrorClass.ARG, "representation is null");
        }
        if (unit.size() == 0) {
            throw new MpiException(ErrorClass.TYPE, "etype has no data: " + unit);
        }
        ascending("etype", unit, modes);
        ascending("filetype", pattern, modes);
        composed(unit, pattern);
        return new FileView(displacement, unit, pattern, representation);
    }

    static Datatype present(String name, @Nullable Datatype type) {
        if (type == null || type.isClosed()) {
            throw new MpiException(
                    ErrorClass.TYPE, name + " is " + (type == null ? "null" : "closed: " + type));
        }
        return type;
    }

    /** Displacements are not negative and do not decrease; what can be written has no overlaps. */
    private static void ascending(String name, Datatype type, Set<OpenMode> modes) {
        boolean writable = !modes.contains(OpenMode.RDONLY);
        long least = 0;
        for (TypeMap.Block block : type.map().blocks()) {
            if (block.offset() < least) {
                throw new MpiException(
                        ErrorClass.TYPE,
                        name
                                + " has displacements that are negative, decrease, or overlap in a"
                                + " file that can be written: "
                                + type);
            }
            least = writable ? block.offset() + block.bytes() : block.offset();
        }
        if (type.size() > 0 && type.extent() <= 0) {
            throw new MpiException(
                    ErrorClass.TYPE, name + " has extent " + type.extent() + ": " + type);
        }
    }

    private static void composed(Datatype etype, Datatype filetype) {
        boolean whole = filetype.size() % etype.size() == 0;
        boolean made =
                etype.map().isDense()
                        ? holdsDense(etype, filetype.map().blocks())
                        : holdsCopies(etype.map().blocks(), filetype.map().blocks());
        if (!whole || !made) {
            throw new MpiException(
                    ErrorClass.TYPE, "filetype is not made of etypes: " + filetype + ", " + etype);
        }
    }

    private static boolean holdsDense(Datatype etype, List<TypeMap.Block> blocks) {
        Primitive unit = etype.map().blocks().get(0).primitive();
        return blocks.stream()
                .allMatch(b -> b.primitive() == unit && b.bytes() % etype.size() == 0);
    }

    /** Walks through the filetype in steps of one etype, whose blocks keep their distances. */
    private static boolean holdsCopies(List<TypeMap.Block> etype, List<TypeMap.Block> filetype) {
        int block = 0;
        long used = 0;
        while (block < filetype.size()) {
            long base = filetype.get(block).offset() + used - etype.get(0).offset();
            for (TypeMap.Block part : etype) {
                if (block == filetype.size()) {
                    return false;
                }
                TypeMap.Block now = filetype.get(block);
                boolean here = now.offset() + used == base + part.offset();
                if (!here || now.primitive() != part.primitive()) {
                    return false;
                }
                used += part.bytes();
                if (used > now.bytes()) {
                    return false;
                }
                if (used == now.bytes()) {
                    block++;
                    used = 0;
                }
            }
        }
        return true;
    }
}
