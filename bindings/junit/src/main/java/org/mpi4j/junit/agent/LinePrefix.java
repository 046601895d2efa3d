package org.mpi4j.junit.agent;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Writes whole lines, each behind a prefix, so that lines of several ranks do not mix. */
final class LinePrefix extends FilterOutputStream {
    private final byte[] prefix;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LinePrefix(OutputStream out, String prefix) {
        super(out);
        this.prefix = prefix.getBytes(Charset.defaultCharset());
    }

    static PrintStream on(PrintStream out, String prefix) {
        return new PrintStream(new LinePrefix(out, prefix), true, Charset.defaultCharset());
    }

    @Override
    public synchronized void write(int b) throws IOException {
        if (line.size() == 0) {
            line.write(prefix);
        }
        line.write(b);
        if (b == '\n') {
            line.writeTo(out);
            out.flush();
            line.reset();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void flush() {
        // A line leaves when it is whole.
    }
}
