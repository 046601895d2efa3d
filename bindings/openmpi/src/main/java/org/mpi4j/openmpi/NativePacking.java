package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;

/** Packing for one communicator (MPI 4.1 section 5.2). */
final class NativePacking {
    private NativePacking() {}

    /** Raw memory as a buffer that Java can copy. */
    static MpiBuffer reachable(MpiBuffer buffer) {
        if (buffer.storage() != MpiBuffer.Storage.ADDRESS) {
            return buffer;
        }
        long low = Math.min(0, buffer.datatype().map().lowest(buffer.count()));
        long high = Math.max(0, buffer.datatype().map().highest(buffer.count()));
        if (high - low > Integer.MAX_VALUE) {
            throw new MpiException(
                    ErrorClass.UNSUPPORTED_OPERATION,
                    "raw memory of more than 2 GiB in one step: " + buffer);
        }
        long address = buffer.address(NativeMemory::address);
        ByteBuffer view = NativeMemory.view(address + low, high - low);
        return MpiBuffer.buffer(view).as(buffer.count(), buffer.datatype(), -low);
    }

    static long size(long count, Datatype type, long comm) {
        if (count * type.size() > Integer.MAX_VALUE || count > Integer.MAX_VALUE) {
            // What MPI_Pack_size cannot tell; packed data has no header in Open MPI.
            return count * type.size();
        }
        int[] size = new int[1];
        NativeDatatype used = NativeDatatype.of(type).use();
        try {
            int code = OpenMpi.MPI_Pack_size((int) count, used.handle(), comm, size);
            Errors.check("MPI_Pack_size", code);
        } finally {
            used.release();
        }
        return size[0];
    }

    static void pack(MpiBuffer from, ByteBuffer to, long comm) {
        int length = (int) from.dataBytes();
        Arguments a = Scratch.current().arguments();
        Operand in = a.send();
        Operand out = a.receive();
        int packed;
        try {
            in.input(from, Form.PACKED);
            out.output(MpiBuffer.buffer(to).part(0, length), Form.PACKED);
            long at = startPosition();
            int code =
                    OpenMpi.MPI_Pack(
                            in.address(), in.count(), in.type(), out.address(), length, at, comm);
            Errors.check("MPI_Pack", code);
            packed = Scratch.current().index();
            out.copyOut(packed);
        } finally {
            a.release();
        }
        to.position(to.position() + packed);
    }

    static void unpack(ByteBuffer from, MpiBuffer to, long comm) {
        int length = (int) to.dataBytes();
        Arguments a = Scratch.current().arguments();
        Operand in = a.send();
        Operand out = a.receive();
        try {
            in.input(MpiBuffer.buffer(from).part(0, length), Form.PACKED);
            out.output(to, Form.PACKED);
            long at = startPosition();
            int code =
                    OpenMpi.MPI_Unpack(
                            in.address(), length, at, out.address(), out.count(), out.type(), comm);
            Errors.check("MPI_Unpack", code);
            out.copyOut(length);
        } finally {
            a.release();
        }
        from.position(from.position() + length);
    }

    /** Where MPI reads and writes its position, which is the start now. */
    private static long startPosition() {
        Scratch scratch = Scratch.current();
        scratch.index(0);
        return scratch.indexAddress();
    }
}
