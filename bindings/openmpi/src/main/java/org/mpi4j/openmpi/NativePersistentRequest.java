package org.mpi4j.openmpi;

import java.util.function.Consumer;
import org.mpi4j.PersistentRequest;
import org.mpi4j.openmpi.PersistentOperation.Init;
import org.mpi4j.openmpi.PersistentOperation.Kind;
import org.mpi4j.spi.RequestEngine;

/** A persistent operation of the library. */
class NativePersistentRequest extends PersistentRequest implements PersistentCompletable {
    private final PersistentOperation operation;

    NativePersistentRequest(PersistentOperation operation) {
        super(operation.environment().handles(), operation.kind().text());
        this.operation = operation;
    }

    /**
     * Makes an inactive request.
     *
     * @param name of the MPI function
     * @param binder binds the arguments
     * @param init calls the function
     */
    static NativePersistentRequest make(
            Environment environment,
            Kind kind,
            String name,
            Consumer<Arguments> binder,
            Init init) {
        return new NativePersistentRequest(
                PersistentOperation.make(environment, kind, name, binder, init));
    }

    /** Makes an inactive request of a collective operation that was bound and prepared. */
    static NativePersistentRequest collective(
            Environment environment, String name, Arguments arguments, long handle) {
        return new NativePersistentRequest(
                PersistentOperation.ofCollective(environment, name, arguments, handle));
    }

    @Override
    public final PersistentOperation operation() {
        return operation;
    }

    @Override
    protected void begin() {
        operation.start();
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
