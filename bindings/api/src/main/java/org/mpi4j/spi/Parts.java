package org.mpi4j.spi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffer.Storage;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.MpiException;

/**
 * Checks of arguments that hold one part for each of several ranks.
 *
 * @param number how many ranks
 * @param owners what they are called
 */
record Parts(int number, String owners) {
    /** Elements of one of the equal parts of a buffer. */
    long of(String name, MpiBuffer buffer) {
        boolean divisible = number == 0 ? buffer.count() == 0 : buffer.count() % number == 0;
        if (!divisible) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    name
                            + " has "
                            + buffer.count()
                            + " elements, which cannot be divided among "
                            + number
                            + " "
                            + owners);
        }
        return number == 0 ? 0 : buffer.count() / number;
    }

    void sendable(String name, @Nullable MpiChunks chunks) {
        if (chunks == null) {
            throw new MpiException(ErrorClass.BUFFER, name + " is null");
        }
        Checks.sendable(name, chunks.whole());
        oneEach(name, chunks.size(), "chunks");
    }

    void receivable(String name, @Nullable MpiChunks chunks) {
        if (chunks == null) {
            throw new MpiException(ErrorClass.BUFFER, name + " is null");
        }
        Checks.receivable(name, chunks.whole());
        oneEach(name, chunks.size(), "chunks");
        if (chunks.overlaps()) {
            throw new MpiException(ErrorClass.BUFFER, name + " has chunks that overlap: " + chunks);
        }
    }

    void sendable(String name, @Nullable MpiBuffers buffers) {
        oneEach(name, buffers);
        for (int i = 0; i < buffers.size(); i++) {
            Checks.sendable(name + "[" + i + "]", buffers.get(i));
        }
    }

    void receivable(String name, @Nullable MpiBuffers buffers) {
        oneEach(name, buffers);
        for (int i = 0; i < buffers.size(); i++) {
            Checks.receivable(name + "[" + i + "]", buffers.get(i));
        }
        separate(buffers);
    }

    private void oneEach(String name, @Nullable MpiBuffers buffers) {
        if (buffers == null) {
            throw new MpiException(ErrorClass.BUFFER, name + " is null");
        }
        if (buffers == MpiBuffers.IN_PLACE) {
            throw new MpiException(ErrorClass.BUFFER, name + " must not be IN_PLACE here");
        }
        oneEach(name, buffers.size(), "buffers");
    }

    private void oneEach(String name, int given, String what) {
        if (given != number) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    name + " has " + given + " " + what + " for " + number + " " + owners);
        }
    }

    static void separate(MpiBuffers send, MpiBuffers receive) {
        for (int i = 0; i < send.size(); i++) {
            for (int j = 0; j < receive.size(); j++) {
                if (share(send.get(i), receive.get(j))) {
                    throw new MpiException(
                            ErrorClass.BUFFER, "send[" + i + "] and receive[" + j + "] overlap");
                }
            }
        }
    }

    private static void separate(MpiBuffers receive) {
        for (int i = 0; i < receive.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (share(receive.get(i), receive.get(j))) {
                    throw new MpiException(
                            ErrorClass.BUFFER, "receive[" + j + "] and receive[" + i + "] overlap");
                }
            }
        }
    }

    /**
     * Whether two buffers certainly have elements in common. Where elements have gaps, those of the
     * other may lie in them: columns of one matrix reach across each other.
     */
    private static boolean share(MpiBuffer one, MpiBuffer other) {
        if (!overlap(one, other)) {
            return false;
        }
        boolean withoutGaps = one.datatype().map().isDense() && other.datatype().map().isDense();
        return withoutGaps || start(one) == start(other) || end(one) == end(other);
    }

    /** Refuses to read and write the same elements, as far as Java can see it. */
    static void separate(MpiBuffer send, MpiBuffer receive) {
        if (share(send, receive)) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    "send and receive overlap; use IN_PLACE where it is allowed");
        }
    }

    /** Whether two buffers of some storage have elements in common, as far as Java can see it. */
    static boolean overlap(MpiBuffer one, MpiBuffer other) {
        if (one.storage() == Storage.ADDRESS || other.storage() == Storage.ADDRESS) {
            return false;
        }
        if (one.base() != other.base() || one.dataBytes() == 0 || other.dataBytes() == 0) {
            return false;
        }
        return end(one) > start(other) && end(other) > start(one);
    }

    private static long start(MpiBuffer buffer) {
        return buffer.byteOffset() + buffer.datatype().map().lowest(buffer.count());
    }

    private static long end(MpiBuffer buffer) {
        return buffer.byteOffset() + buffer.datatype().map().highest(buffer.count());
    }
}
