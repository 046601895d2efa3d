package org.mpi4j.benchmarks.twin;

import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.PersistentRequest;

/** Requests that are made once and started again and again. */
final class PersistentExchange extends Exchange {
    private List<PersistentRequest> requests = List.of();

    PersistentExchange(String name, Communicator world, Messages messages) {
        super(name, Layout.WHOLE, world, messages);
    }

    @Override
    void setUpMessages(int pieces) {
        requests =
                List.of(
                        world().sendInit(out(pieces), peer(), TAG),
                        world().recvInit(in(pieces), peer(), TAG));
    }

    @Override
    public void tearDown() {
        requests.forEach(PersistentRequest::close);
    }

    @Override
    void begin() {
        complete(0);
        complete(1);
    }

    @Override
    void answer() {
        complete(1);
        complete(0);
    }

    private void complete(int which) {
        PersistentRequest request = requests.get(which);
        request.start();
        request.await();
    }
}
