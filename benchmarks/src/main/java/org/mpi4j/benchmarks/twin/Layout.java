package org.mpi4j.benchmarks.twin;

import java.nio.ByteBuffer;
import java.util.List;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;

/** Where data lies: pieces of some bytes, one every so many bytes. */
enum Layout {
    /** Bytes without gaps. */
    WHOLE(1, 1, 1) {
        @Override
        MpiBuffer typed(ByteBuffer memory, int pieces) {
            return Messages.part(memory, 0, pieces);
        }

        @Override
        void pack(ByteBuffer to, ByteBuffer from, int pieces) {
            to.put(0, from, 0, pieces);
        }

        @Override
        void unpack(ByteBuffer to, ByteBuffer from, int pieces) {
            to.put(0, from, 0, pieces);
        }
    },
    /** Every other double; the size is that of the data. */
    VECTOR(Double.BYTES, 2 * Double.BYTES, Double.BYTES) {
        @Override
        MpiBuffer typed(ByteBuffer memory, int pieces) {
            return Messages.all(memory).as(1, Datatype.vector(pieces, 1, 2, Datatype.DOUBLE));
        }

        @Override
        void pack(ByteBuffer to, ByteBuffer from, int pieces) {
            for (int i = 0; i < pieces; i++) {
                to.putDouble(i * Double.BYTES, from.getDouble(2 * i * Double.BYTES));
            }
        }

        @Override
        void unpack(ByteBuffer to, ByteBuffer from, int pieces) {
            for (int i = 0; i < pieces; i++) {
                to.putDouble(2 * i * Double.BYTES, from.getDouble(i * Double.BYTES));
            }
        }
    },
    /** A double and an int, and four bytes that nobody uses; the size is that of all. */
    RECORDS(Double.BYTES + Integer.BYTES, 2 * Double.BYTES, 2 * Double.BYTES) {
        @Override
        MpiBuffer typed(ByteBuffer memory, int pieces) {
            Datatype fields =
                    Datatype.struct(
                            new long[] {1, 1},
                            new long[] {0, Double.BYTES},
                            List.of(Datatype.DOUBLE, Datatype.INT));
            Datatype record = Datatype.resized(fields, 0, stride());
            return Messages.all(memory).as(1, Datatype.contiguous(pieces, record));
        }

        @Override
        void pack(ByteBuffer to, ByteBuffer from, int pieces) {
            for (int i = 0; i < pieces; i++) {
                copy(to, i * piece(), from, i * stride());
            }
        }

        @Override
        void unpack(ByteBuffer to, ByteBuffer from, int pieces) {
            for (int i = 0; i < pieces; i++) {
                copy(to, i * stride(), from, i * piece());
            }
        }

        private void copy(ByteBuffer to, int there, ByteBuffer from, int here) {
            to.putDouble(there, from.getDouble(here));
            to.putInt(there + Double.BYTES, from.getInt(here + Double.BYTES));
        }
    };

    private final int piece;
    private final int stride;
    private final int unit;

    Layout(int piece, int stride, int unit) {
        this.piece = piece;
        this.stride = stride;
        this.unit = unit;
    }

    /** All pieces as one message. */
    abstract MpiBuffer typed(ByteBuffer memory, int pieces);

    abstract void pack(ByteBuffer to, ByteBuffer from, int pieces);

    abstract void unpack(ByteBuffer to, ByteBuffer from, int pieces);

    /** Bytes of a piece. */
    int piece() {
        return piece;
    }

    /** Bytes from one piece to the next. */
    int stride() {
        return stride;
    }

    /** Bytes of the size that stand for a piece. */
    int unit() {
        return unit;
    }
}
