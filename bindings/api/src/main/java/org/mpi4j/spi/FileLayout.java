package org.mpi4j.spi;

import org.mpi4j.ErrorClass;
import org.mpi4j.FileView;
import org.mpi4j.MpiException;
import org.mpi4j.TypeMap;

/**
 * Where the data that a rank sees of a file lies in it: the arithmetic of a {@link FileView}. What
 * is seen is a stream of data bytes, without the gaps.
 */
public final class FileLayout {
    private final long displacement;
    private final long etypeSize;
    private final TypeMap filetype;

    /**
     * The layout of a view.
     *
     * @param view a view that was checked
     */
    public FileLayout(FileView view) {
        this.displacement = view.displacement();
        this.etypeSize = view.etype().size();
        this.filetype = view.filetype().map();
    }

    /**
     * Data bytes in an etype.
     *
     * @return at least 1
     */
    public long etypeSize() {
        return etypeSize;
    }

    /**
     * Whether there is any data to see.
     *
     * @return false for a filetype without data
     */
    public boolean hasData() {
        return filetype.size() > 0;
    }

    /**
     * How long the stream is until its first byte that lies at the end of the file or behind it.
     *
     * @param fileBytes length of the file
     * @return data bytes
     */
    public long streamBytes(long fileBytes) {
        long seen = fileBytes - displacement;
        if (!hasData() || seen <= 0) {
            return 0;
        }
        // Every filetype before this one is inside the file as a whole.
        long beyond = Math.floorDiv(seen - filetype.trueUpperBound(), filetype.extent()) + 1;
        long first = Math.max(0, beyond);
        long room = seen - first * filetype.extent();
        long bytes = first * filetype.size();
        for (TypeMap.Block block : filetype.blocks()) {
            long inside = Math.min(block.bytes(), room - block.offset());
            bytes += Math.max(0, inside);
            if (inside < block.bytes()) {
                break;
            }
        }
        return bytes;
    }

    /**
     * Which etype is the first that does not lie inside the file as a whole.
     *
     * @param fileBytes length of the file
     * @return etypes from the start of the view
     */
    public long end(long fileBytes) {
        return (streamBytes(fileBytes) + etypeSize - 1) / etypeSize;
    }

    /**
     * Where an etype lies.
     *
     * @param offset etypes from the start of the view, at least 0
     * @return bytes from the start of the file; the displacement if the view has no data
     * @throws MpiException with {@link ErrorClass#ARG} if that is more than can be counted
     */
    public long byteOffset(long offset) {
        try {
            return byteOffsetOf(Math.multiplyExact(offset, etypeSize));
        } catch (ArithmeticException e) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "offset is " + offset + ", which is beyond 2^63 bytes in the file",
                    e);
        }
    }

    private long byteOffsetOf(long streamOffset) {
        if (!hasData()) {
            return displacement;
        }
        long tile = streamOffset / filetype.size();
        long inside = streamOffset % filetype.size();
        long block = filetype.blockAt(inside);
        long start = filetype.offset(block) + inside - filetype.packedStart(block);
        long tiles = Math.multiplyExact(tile, filetype.extent());
        return Math.addExact(displacement, Math.addExact(tiles, start));
    }

    /**
     * Where a byte of the stream lies.
     *
     * @param streamOffset data bytes before it, at least 0; the view has data
     * @return bytes from the start of the file
     */
    public long fileOffset(long streamOffset) {
        return byteOffsetOf(streamOffset);
    }

    /**
     * How many bytes of the stream follow each other in the file without a gap.
     *
     * @param streamOffset where to start; the view has data
     * @return at least 1
     */
    public long runBytes(long streamOffset) {
        if (filetype.isDense()) {
            return Long.MAX_VALUE - streamOffset;
        }
        long inside = streamOffset % filetype.size();
        long block = filetype.blockAt(inside);
        return filetype.packedStart(block) + filetype.bytes(block) - inside;
    }

    /**
     * How long the file must be to hold a range of the stream.
     *
     * @param streamOffset data bytes before the range
     * @param bytes data bytes in it
     * @return bytes from the start of the file; 0 for an empty range
     */
    public long fileBytes(long streamOffset, long bytes) {
        return bytes == 0 ? 0 : byteOffsetOf(streamOffset + bytes - 1) + 1;
    }
}
