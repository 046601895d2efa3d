package org.mpi4j.spi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;

/** What the arguments of each neighbourhood operation must be. */
final class NeighborhoodChecks {
    private final Parts sources;
    private final Parts destinations;

    NeighborhoodChecks(int inDegree, int outDegree) {
        this.sources = new Parts(inDegree, "sources");
        this.destinations = new Parts(outDegree, "destinations");
    }

    void allgather(MpiBuffer send, MpiBuffer receive) {
        Checks.sendable("send", send);
        Checks.receivable("receive", receive);
        sources.of("receive", receive);
        Parts.separate(send, receive);
    }

    void allgatherv(MpiBuffer send, MpiChunks receive) {
        Checks.sendable("send", send);
        sources.receivable("receive", receive);
        Parts.separate(send, receive.whole());
    }

    void alltoall(MpiBuffer send, MpiBuffer receive) {
        Checks.sendable("send", send);
        destinations.of("send", send);
        Checks.receivable("receive", receive);
        sources.of("receive", receive);
        Parts.separate(send, receive);
    }

    void alltoallv(MpiChunks send, MpiChunks receive) {
        destinations.sendable("send", send);
        sources.receivable("receive", receive);
        Parts.separate(send.whole(), receive.whole());
    }

    void alltoallw(MpiBuffers send, MpiBuffers receive) {
        destinations.sendable("send", send);
        sources.receivable("receive", receive);
        Parts.separate(send, receive);
    }
}
