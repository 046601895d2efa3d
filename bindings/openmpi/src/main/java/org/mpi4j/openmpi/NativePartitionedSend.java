package org.mpi4j.openmpi;

import org.mpi4j.PartitionedSend;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.RequestEngine;

/** A partitioned send of the library; what is on the heap is copied when it is ready. */
final class NativePartitionedSend extends PartitionedSend implements PersistentCompletable {
    private final PersistentOperation operation;

    NativePartitionedSend(PersistentOperation operation, int partitions) {
        super(operation.environment().handles(), partitions);
        this.operation = operation;
    }

    @Override
    protected void markReady(int from, int to) {
        Operand o = operation.arguments().send();
        long part = o.elements() / partitions();
        o.copyIn(from * part, (to - from + 1) * part);
        Errors.check("MPI_Pready_range", OpenMpi.MPI_Pready_range(from, to, operation.handle()));
    }

    @Override
    protected void markReady(int[] list) {
        Operand o = operation.arguments().send();
        long part = o.elements() / partitions();
        for (int partition : list) {
            o.copyIn(partition * part, part);
        }
        int code = OpenMpi.MPI_Pready_list(list.length, list, operation.handle());
        Errors.check("MPI_Pready_list", code);
    }

    @Override
    public final PersistentOperation operation() {
        return operation;
    }

    @Override
    protected void begin() {
        operation.begin();
    }

    @Override
    protected final void dispose() {
        operation.free();
    }

    @Override
    protected final RequestEngine engine() {
        return operation.environment().engine();
    }

    @Override
    public final void cancel() {
        operation.cancelAsked();
        askToCancel();
    }

    @Override
    public final void completed(int code, Scratch scratch, int index) {
        operation.end(code, () -> outcome(scratch, index), this::complete, this::fail);
    }
}
