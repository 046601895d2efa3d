package org.mpi4j.conformance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory outside the heap that is larger than a {@code ByteBuffer} can be. */
public final class LargeMemory implements AutoCloseable {
    private static final long KIB = 1024;

    private final long address;
    private final long bytes;

    /** Zeros; pages that are not touched take no room. */
    public LargeMemory(long bytes) {
        this.address = OffHeap.allocate(bytes);
        this.bytes = bytes;
    }

    /** Bytes that the machine has left. */
    public static long available() {
        return read("/proc/meminfo", "MemAvailable:");
    }

    /** Bytes of this process that are in memory. */
    public static long resident() {
        return read("/proc/self/status", "VmRSS:");
    }

    private static long read(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(number -> Long.parseLong(number) * KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    /** Where it starts. */
    public long address() {
        return address;
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    /** Reads a byte. */
    public byte get(long offset) {
        return OffHeap.getByte(address + offset);
    }

    /** Writes a byte. */
    public void put(long offset, byte value) {
        OffHeap.putByte(address + offset, value);
    }

    @Override
    public void close() {
        OffHeap.free(address);
    }
}
