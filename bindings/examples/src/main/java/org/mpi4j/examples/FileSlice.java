package org.mpi4j.examples;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Some bytes of a text file. Its borders move forward to the next white space, so that neighbouring
 * slices agree on them without talking and no word is cut.
 *
 * @param file the file
 * @param from first byte
 * @param to end, exclusive
 */
record FileSlice(Path file, long from, long to) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Number of words. */
    long words() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = wordBorder(channel, from);
            long end = wordBorder(channel, to);
            return count(channel.position(start), end - start);
        }
    }

    /** The first white space at or after a position; the beginning is a border as it is. */
    private static long wordBorder(FileChannel channel, long position) throws IOException {
        if (position == 0) {
            return 0;
        }
        // Not closed: that would close the channel, whose owner is the caller.
        InputStream in =
                new BufferedInputStream(Channels.newInputStream(channel.position(position)));
        long border = position;
        for (int b = in.read(); b >= 0 && !WordCounter.isAsciiSpace(b); b = in.read()) {
            border++;
        }
        return border;
    }

    private static long count(FileChannel channel, long bytes) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        WordCounter counter = new WordCounter();
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = bytes;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            counter.add(buffer, n);
            left -= n;
        }
        return counter.finish();
    }
}
