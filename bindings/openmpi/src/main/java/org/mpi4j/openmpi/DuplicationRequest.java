package org.mpi4j.openmpi;

/** A communicator that is being duplicated; holds the place where MPI puts the new one. */
final class DuplicationRequest extends CollectiveRequest {
    private final NativeInts newcomm = new NativeInts(new int[Long.BYTES / Integer.BYTES]);

    DuplicationRequest(Environment environment) {
        super(environment);
    }

    /** Where MPI puts the handle, at the latest when the request is complete. */
    long newcommSlot() {
        return newcomm.address();
    }

    /** The handle. */
    long newcomm() {
        return newcomm.firstLong();
    }
}
