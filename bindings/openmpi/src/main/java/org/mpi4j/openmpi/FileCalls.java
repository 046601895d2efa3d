package org.mpi4j.openmpi;

import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.FileBackend.Party;
import org.mpi4j.spi.FileBackend.Pointer;

/** The blocking accesses of MPI to files, by where they start and who takes part. */
enum FileCalls {
    READ("MPI_File_read") {
        @Override
        int alone(long file, Pointer pointer, long offset, Operand o, int count, long status) {
            long address = o.address();
            long type = o.type();
            return switch (pointer) {
                case OFFSET -> OpenMpi.MPI_File_read_at(file, offset, address, count, type, status);
                case INDIVIDUAL -> OpenMpi.MPI_File_read(file, address, count, type, status);
                case SHARED -> OpenMpi.MPI_File_read_shared(file, address, count, type, status);
            };
        }

        @Override
        int together(long file, Pointer pointer, long offset, Operand o, int count, long status) {
            long address = o.address();
            long type = o.type();
            return switch (pointer) {
                case OFFSET ->
                        OpenMpi.MPI_File_read_at_all(file, offset, address, count, type, status);
                case INDIVIDUAL -> OpenMpi.MPI_File_read_all(file, address, count, type, status);
                case SHARED -> OpenMpi.MPI_File_read_ordered(file, address, count, type, status);
            };
        }
    },
    WRITE("MPI_File_write") {
        @Override
        int alone(long file, Pointer pointer, long offset, Operand o, int count, long status) {
            long address = o.address();
            long type = o.type();
            return switch (pointer) {
                case OFFSET ->
                        OpenMpi.MPI_File_write_at(file, offset, address, count, type, status);
                case INDIVIDUAL -> OpenMpi.MPI_File_write(file, address, count, type, status);
                case SHARED -> OpenMpi.MPI_File_write_shared(file, address, count, type, status);
            };
        }

        @Override
        int together(long file, Pointer pointer, long offset, Operand o, int count, long status) {
            long address = o.address();
            long type = o.type();
            return switch (pointer) {
                case OFFSET ->
                        OpenMpi.MPI_File_write_at_all(file, offset, address, count, type, status);
                case INDIVIDUAL -> OpenMpi.MPI_File_write_all(file, address, count, type, status);
                case SHARED -> OpenMpi.MPI_File_write_ordered(file, address, count, type, status);
            };
        }
    };

    private final String function;

    FileCalls(String function) {
        this.function = function;
    }

    abstract int alone(long file, Pointer pointer, long offset, Operand o, int count, long status);

    abstract int together(
            long file, Pointer pointer, long offset, Operand o, int count, long status);

    /** Calls the function for an access and returns its code. */
    int call(
            long file,
            Pointer pointer,
            Party party,
            long offset,
            Operand o,
            int count,
            long status) {
        return party == Party.ALONE
                ? alone(file, pointer, offset, o, count, status)
                : together(file, pointer, offset, o, count, status);
    }

    /** Name of the function for an access. */
    String function(Pointer pointer, Party party) {
        boolean alone = party == Party.ALONE;
        return function
                + switch (pointer) {
                    case OFFSET -> alone ? "_at" : "_at_all";
                    case INDIVIDUAL -> alone ? "" : "_all";
                    case SHARED -> alone ? "_shared" : "_ordered";
                };
    }
}
