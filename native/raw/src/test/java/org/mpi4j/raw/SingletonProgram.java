package org.mpi4j.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One rank, started without a launcher, that uses each kind of parameter there is. */
final class SingletonProgram {

    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(1024).order(ByteOrder.nativeOrder());
    private final long address = NativeMemory.address(memory);

    private SingletonProgram() {}

    public static void main(String[] arguments) {
        NativeLibrary.load();
        SingletonProgram program = new SingletonProgram();
        check(OpenMpi.MPI_Init(0, 0));
        program.asksWithAddressesAndArrays();
        program.reducesDirectMemory();
        program.reducesInPlace();
        program.receivesItsOwnMessage();
        program.readsAnErrorText();
        program.seesItsMemory();
        knowsWhatTheLibraryHas();
        program.persistentBarrierRunsOrIsRefused();
        check(OpenMpi.MPI_Finalize());
        System.out.println("FINALIZED");
    }

    private void persistentBarrierRunsOrIsRefused() {
        long[] request = {0};
        int code = OpenMpi.MPI_Barrier_init(OpenMpi.MPI_COMM_WORLD, OpenMpi.MPI_INFO_NULL, request);
        if (!LibraryFunctions.has("MPI_Barrier_init")) {
            expect(OpenMpi.MPI_ERR_UNSUPPORTED_OPERATION, code);
            return;
        }
        check(code);
        check(OpenMpi.MPI_Start(request));
        memory.putLong(0, request[0]);
        check(OpenMpi.MPI_Wait(address, OpenMpi.MPI_STATUS_IGNORE));
        request[0] = memory.getLong(0);
        check(OpenMpi.MPI_Request_free(request));
        expect(false, LibraryFunctions.has("MPI_No_such_function"));
    }

    private void asksWithAddressesAndArrays() {
        check(OpenMpi.MPI_Comm_size(OpenMpi.MPI_COMM_WORLD, address));
        expect(1, memory.getInt(0));
        int[] rank = {-1};
        check(OpenMpi.MPI_Comm_rank(OpenMpi.MPI_COMM_WORLD, rank));
        expect(0, rank[0]);
        long[] duplicate = {0};
        check(OpenMpi.MPI_Comm_dup(OpenMpi.MPI_COMM_WORLD, duplicate));
        check(OpenMpi.MPI_Comm_free(duplicate));
        expect(OpenMpi.MPI_COMM_NULL, duplicate[0]);
    }

    private void reducesDirectMemory() {
        memory.putDouble(0, 42.5).putDouble(8, 0);
        check(
                OpenMpi.MPI_Allreduce(
                        address,
                        address + 8,
                        1,
                        OpenMpi.MPI_DOUBLE,
                        OpenMpi.MPI_SUM,
                        OpenMpi.MPI_COMM_WORLD));
        expect(42.5, memory.getDouble(8));
    }

    private void reducesInPlace() {
        memory.putInt(0, 7);
        check(
                OpenMpi.MPI_Allreduce(
                        OpenMpi.MPI_IN_PLACE,
                        address,
                        1,
                        OpenMpi.MPI_INT,
                        OpenMpi.MPI_MAX,
                        OpenMpi.MPI_COMM_WORLD));
        expect(7, memory.getInt(0));
    }

    private void receivesItsOwnMessage() {
        long request = address + 64;
        long status = address + 128;
        long world = OpenMpi.MPI_COMM_WORLD;
        memory.putLong(0, 0x0123456789abcdefL).putLong(8, 0);
        check(OpenMpi.MPI_Isend(address, 1, OpenMpi.MPI_INT64_T, 0, 99, world, request));
        check(OpenMpi.MPI_Recv(address + 8, 1, OpenMpi.MPI_INT64_T, 0, 99, world, status));
        check(OpenMpi.MPI_Wait(request, OpenMpi.MPI_STATUS_IGNORE));
        expect(0x0123456789abcdefL, memory.getLong(8));
        expect(0, memory.getInt(128 + StatusLayout.SOURCE));
        expect(99, memory.getInt(128 + StatusLayout.TAG));
        int[] count = {-1};
        check(OpenMpi.MPI_Get_count(status, OpenMpi.MPI_INT64_T, count));
        expect(1, count[0]);
    }

    private void readsAnErrorText() {
        check(OpenMpi.MPI_Comm_set_errhandler(OpenMpi.MPI_COMM_WORLD, OpenMpi.MPI_ERRORS_RETURN));
        int error = OpenMpi.MPI_Send(address, 1, OpenMpi.MPI_INT, 5, 0, OpenMpi.MPI_COMM_WORLD);
        int[] errorClass = {-1};
        check(OpenMpi.MPI_Error_class(error, errorClass));
        expect(OpenMpi.MPI_ERR_RANK, errorClass[0]);
        byte[] text = new byte[OpenMpi.MPI_MAX_ERROR_STRING];
        int[] length = {0};
        check(OpenMpi.MPI_Error_string(error, text, length));
        System.out.println(new String(text, 0, length[0], StandardCharsets.UTF_8));
    }

    private void seesItsMemory() {
        memory.putInt(16, 0x5eed);
        ByteBuffer view = NativeMemory.view(address + 16, 4);
        expect(0x5eed, view.getInt(0));
        expect(4, view.capacity());
        memory.position(8);
        expect(address, NativeMemory.address(memory));
        expect(address + 8, NativeMemory.address(memory.slice()));
        expect(0, NativeMemory.address(ByteBuffer.allocate(1)));
        memory.position(0);
    }

    private static void knowsWhatTheLibraryHas() {
        expect(true, OpenMpi.mpi4j_symbol("MPI_Send") != 0);
        expect(true, OpenMpi.mpi4j_symbol("MPI_No_such_function") == 0);
    }

    private static void check(int code) {
        expect(OpenMpi.MPI_SUCCESS, code);
    }

    private static void expect(boolean expected, boolean actual) {
        expect(expected ? 1 : 0, actual ? 1 : 0);
    }

    private static void expect(long expected, long actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }

    private static void expect(double expected, double actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }
}
