package org.mpi4j.openmpi;

import org.mpi4j.PartitionedReceive;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.RequestEngine;

/** A partitioned receive of the library; what is for the heap is copied when it is asked for. */
final class NativePartitionedReceive extends PartitionedReceive implements PersistentCompletable {
    private final PersistentOperation operation;

    NativePartitionedReceive(PersistentOperation operation, int partitions) {
        super(operation.environment().handles(), partitions);
        this.operation = operation;
    }

    @Override
    protected boolean hasArrived(int partition) {
        Scratch scratch = Scratch.current();
        scratch.flag(0);
        int code = OpenMpi.MPI_Parrived(operation.handle(), partition, scratch.flagAddress());
        Errors.check("MPI_Parrived", code);
        if (scratch.flag()) {
            Operand o = operation.arguments().receive();
            long part = o.elements() / partitions();
            o.copyOutElements(partition * part, part);
        }
        return scratch.flag();
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
