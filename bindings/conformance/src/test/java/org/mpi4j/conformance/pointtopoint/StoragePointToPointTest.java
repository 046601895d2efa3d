package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Pairing;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.Sample;
import org.mpi4j.junit.MpiTest;

/** Every primitive in every kind of storage goes through messages unharmed. */
class StoragePointToPointTest {
    private static final int COUNT = 13;
    private static final int LONG_COUNT = 9_001;

    private static void check(Communicator comm, Pairing pairing, Sample target, Status status) {
        target.expect(Ring.of(comm).left() * 100);
        Datatype type = Datatype.of(pairing.primitive());
        assertEquals(target.buffer().count(), status.count(type), pairing::toString);
    }

    @MpiTest
    void blockingCallsKeepEveryTypeInEveryStorage(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (Pairing pairing : Pairing.all()) {
            Sample source = pairing.source(COUNT).fill(comm.rank() * 100);
            Sample target = pairing.target(COUNT);
            Status status =
                    comm.sendrecv(
                            source.buffer(), ring.right(), 3, target.buffer(), ring.left(), 3);
            check(comm, pairing, target, status);
            source.expect(comm.rank() * 100);
        }
    }

    @MpiTest
    void nonBlockingCallsKeepEveryTypeInEveryStorage(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (Pairing pairing : Pairing.all()) {
            Sample source = pairing.source(COUNT).fill(comm.rank() * 100);
            Sample target = pairing.target(COUNT);
            Request receive = comm.irecv(target.buffer(), ring.left(), 3);
            Request send = comm.isend(source.buffer(), ring.right(), 3);
            check(comm, pairing, target, receive.await());
            send.await();
            source.expect(comm.rank() * 100);
        }
    }

    @MpiTest
    void longMessagesKeepEveryTypeInEveryStorage(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (Pairing pairing : Pairing.all()) {
            Sample source = pairing.source(LONG_COUNT).fill(comm.rank() * 100);
            Sample target = pairing.target(LONG_COUNT);
            Request receive = comm.irecv(target.buffer(), ring.left(), 3);
            comm.send(source.buffer(), ring.right(), 3);
            check(comm, pairing, target, receive.await());
        }
    }

    @MpiTest
    void probedMessagesKeepEveryTypeInEveryStorage(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (Pairing pairing : Pairing.all()) {
            Sample source = pairing.source(COUNT).fill(comm.rank() * 100);
            Sample target = pairing.target(COUNT);
            Request send = comm.isend(source.buffer(), ring.right(), 3);
            check(comm, pairing, target, comm.mprobe(ring.left(), 3).recv(target.buffer()));
            send.await();
        }
    }

    @MpiTest
    void emptyBuffersOfEveryStorageAreSentAndReceived(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (Pairing pairing : Pairing.all()) {
            Sample source = pairing.source(0);
            Sample target = pairing.target(0);
            Request receive = comm.irecv(target.buffer(), ring.left(), 3);
            comm.send(source.buffer(), ring.right(), 3);
            check(comm, pairing, target, receive.await());
        }
    }

    @MpiTest
    void partOfABufferIsAllThatIsTouched(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (Pairing pairing : Pairing.all()) {
            Sample source = pairing.source(COUNT).fill(comm.rank() * 100);
            Sample target = pairing.target(COUNT);
            Request receive = comm.irecv(target.buffer().part(4, 5), ring.left(), 3);
            comm.send(source.buffer().part(2, 5), ring.right(), 3);
            receive.await();
            int first = ring.left() * 100 + 2;
            Sample untouched = pairing.target(COUNT);
            target.expect(i -> i >= 4 && i < 9 ? target.value(first + i - 4) : untouched.get(i));
        }
    }
}
