package org.mpi4j.launcher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts for how long one has listened to a stream and heard nothing. */
final class Hearing extends FilterInputStream {
    private final AtomicInteger silence = new AtomicInteger();
    private volatile boolean listening;

    Hearing(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        listening = true;
        int heard = super.read();
        listening = false;
        silence.set(0);
        return heard;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        listening = true;
        int heard = super.read(bytes, offset, length);
        listening = false;
        silence.set(0);
        return heard;
    }

    /**
     * Called once a period. Periods are counted, and time is not measured, because this process may
     * have been stopped for a while.
     *
     * @return in how many periods running one has listened in vain
     */
    int tick() {
        return listening ? silence.incrementAndGet() : 0;
    }
}
