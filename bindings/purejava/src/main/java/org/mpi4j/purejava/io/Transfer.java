package org.mpi4j.purejava.io;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mpi4j.DataRepresentation;
import org.mpi4j.MpiBuffer;
import org.mpi4j.TypeMap;
import org.mpi4j.spi.External32;
import org.mpi4j.spi.FileLayout;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/**
 * Moves the elements of buffers to and from what a view shows of a file, through pieces of memory
 * in which they lie without gaps and in the view's representation.
 */
final class Transfer {
    /** Large enough that the file system is asked seldom, small enough for the caches. */
    private static final int PIECE = 256 << 10;

    private record Piece(Memory memory, ByteBuffer range) {
        static Piece make() {
            Memory memory = Memory.allocateDirect(PIECE);
            return new Piece(memory, memory.bytes().duplicate());
        }
    }

    private final SteadyFile file;
    private final FileLayout layout;
    private final boolean external;
    private final ConcurrentLinkedQueue<Piece> idle = new ConcurrentLinkedQueue<>();

    Transfer(SteadyFile file, FileLayout layout, DataRepresentation representation) {
        this.file = file;
        this.layout = layout;
        this.external = representation == DataRepresentation.EXTERNAL32;
    }

    FileLayout layout() {
        return layout;
    }

    private Piece take() {
        Piece piece = idle.poll();
        return piece == null ? Piece.make() : piece;
    }

    /**
     * Reads until the buffer is full or the file ends.
     *
     * @param start data bytes from the start of the view
     * @return data bytes that were there
     */
    long read(long start, MpiBuffer to) {
        TypeMap map = to.datatype().map();
        long bytes = layout.hasData() ? to.dataBytes() : 0;
        Piece piece = take();
        long done = 0;
        while (done < bytes) {
            int wanted = wholeValues(map, done, Math.min(PIECE, bytes - done));
            int got = fill(piece, start + done, wanted);
            // A value that is cut off by the end of the file is counted, but not delivered.
            int whole = wholeValues(map, done, got);
            if (external) {
                External32.convert(piece.memory.bytes(), whole, map, done);
            }
            Packing.unpack(piece.memory, 0, to, done, whole);
            done += got;
            if (got < wanted) {
                break;
            }
        }
        idle.add(piece);
        return done;
    }

    private int fill(Piece piece, long start, int bytes) {
        int done = 0;
        while (done < bytes) {
            int run = (int) Math.min(bytes - done, layout.runBytes(start + done));
            int got = file.read(piece.range, done, run, layout.fileOffset(start + done));
            done += got;
            if (got < run) {
                break;
            }
        }
        return done;
    }

    /**
     * Writes all elements.
     *
     * @param start data bytes from the start of the view
     * @return data bytes written: all
     */
    long write(long start, MpiBuffer from) {
        TypeMap map = from.datatype().map();
        long bytes = from.dataBytes();
        Piece piece = take();
        long done = 0;
        while (done < bytes) {
            int length = wholeValues(map, done, Math.min(PIECE, bytes - done));
            Packing.pack(from, done, piece.memory, 0, length);
            if (external) {
                External32.convert(piece.memory.bytes(), length, map, done);
            }
            drain(piece, start + done, length);
            done += length;
        }
        idle.add(piece);
        return done;
    }

    private void drain(Piece piece, long start, int bytes) {
        int done = 0;
        while (done < bytes) {
            int run = (int) Math.min(bytes - done, layout.runBytes(start + done));
            file.write(piece.range, done, run, layout.fileOffset(start + done));
            done += run;
        }
    }

    /** How many of so many bytes of data, from the first byte of a value on, are whole values. */
    private static int wholeValues(TypeMap map, long start, long length) {
        long inside = (start + length) % map.size();
        if (inside == 0) {
            return (int) length;
        }
        long block = map.blockAt(inside);
        int width = map.primitive(block).bytes();
        return (int) (length - (inside - map.packedStart(block)) % width);
    }
}
