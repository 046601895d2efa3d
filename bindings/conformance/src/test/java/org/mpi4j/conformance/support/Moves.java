package org.mpi4j.conformance.support;

import java.util.function.IntUnaryOperator;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;

/**
 * The collective operations that move data, each with samples that are filled before and compared
 * after. Seeds tell sender and receiver apart, so that a chunk in the wrong place is seen.
 */
public final class Moves {
    private final Communicator comm;
    private final Form form;
    private final Pairing pairing;

    public Moves(Communicator comm, Form form, Pairing pairing) {
        this.comm = comm;
        this.form = form;
        this.pairing = pairing;
    }

    private static int seed(int sender, int receiver) {
        return 1 + sender * 1000 + receiver * 7919;
    }

    private boolean isRoot(int root) {
        return comm.rank() == root;
    }

    public void bcast(int count, int root) {
        Sample data =
                isRoot(root) ? pairing.source(count).fill(seed(root, 0)) : pairing.target(count);
        form.bcast(comm, data.buffer(), root);
        data.expect(seed(root, 0));
    }

    public void gather(int count, int root) {
        gather(Layout.even(comm.size(), count), root, Shape.EQUAL);
    }

    public void gatherv(Layout layout, int root) {
        gather(layout, root, Shape.VARYING);
    }

    private enum Shape {
        EQUAL,
        VARYING
    }

    private void gather(Layout layout, int root, Shape shape) {
        Sample send = pairing.source(layout.count(comm.rank())).fill(seed(comm.rank(), 0));
        Sample receive = pairing.target(layout.length());
        if (shape == Shape.EQUAL) {
            MpiBuffer into = isRoot(root) ? receive.buffer() : MpiBuffer.NONE;
            form.gather(comm, send.buffer(), into, root);
        } else {
            MpiChunks into = isRoot(root) ? layout.of(receive.buffer()) : MpiChunks.NONE;
            form.gatherv(comm, send.buffer(), into, root);
        }
        if (isRoot(root)) {
            expectChunks(receive, layout, sender -> seed(sender, 0));
        } else {
            receive.expectUntouched();
        }
        send.expect(seed(comm.rank(), 0));
    }

    public void scatter(int count, int root) {
        scatter(Layout.even(comm.size(), count), root, Shape.EQUAL);
    }

    public void scatterv(Layout layout, int root) {
        scatter(layout, root, Shape.VARYING);
    }

    private void scatter(Layout layout, int root, Shape shape) {
        Sample send = pairing.source(layout.length());
        fillChunks(send, layout, receiver -> seed(root, receiver));
        Sample receive = pairing.target(layout.count(comm.rank()));
        if (shape == Shape.EQUAL) {
            MpiBuffer from = isRoot(root) ? send.buffer() : MpiBuffer.NONE;
            form.scatter(comm, from, receive.buffer(), root);
        } else {
            MpiChunks from = isRoot(root) ? layout.of(send.buffer()) : MpiChunks.NONE;
            form.scatterv(comm, from, receive.buffer(), root);
        }
        receive.expect(seed(root, comm.rank()));
    }

    public void allgather(int count) {
        Layout layout = Layout.even(comm.size(), count);
        Sample send = pairing.source(count).fill(seed(comm.rank(), 0));
        Sample receive = pairing.target(layout.length());
        form.allgather(comm, send.buffer(), receive.buffer());
        expectChunks(receive, layout, sender -> seed(sender, 0));
    }

    public void allgatherv(Layout layout) {
        Sample send = pairing.source(layout.count(comm.rank())).fill(seed(comm.rank(), 0));
        Sample receive = pairing.target(layout.length());
        form.allgatherv(comm, send.buffer(), layout.of(receive.buffer()));
        expectChunks(receive, layout, sender -> seed(sender, 0));
    }

    public void alltoall(int count) {
        Layout layout = Layout.even(comm.size(), count);
        Sample send = pairing.source(layout.length());
        fillChunks(send, layout, receiver -> seed(comm.rank(), receiver));
        Sample receive = pairing.target(layout.length());
        form.alltoall(comm, send.buffer(), receive.buffer());
        expectChunks(receive, layout, sender -> seed(sender, comm.rank()));
    }

    /** Rank i gets as much from everybody as the layout's chunk i holds. */
    public void alltoallv(Layout out) {
        Sample send = pairing.source(out.length());
        fillChunks(send, out, receiver -> seed(comm.rank(), receiver));
        Layout in = gappedEven(out.count(comm.rank()));
        Sample receive = pairing.target(in.length());
        form.alltoallv(comm, out.of(send.buffer()), in.of(receive.buffer()));
        expectChunks(receive, in, sender -> seed(sender, comm.rank()));
    }

    private Layout gappedEven(int count) {
        int n = comm.size();
        int[] counts = new int[n];
        int[] displacements = new int[n];
        for (int i = 0; i < n; i++) {
            counts[i] = count;
            displacements[i] = i * (count + 2) + 1;
        }
        return new Layout("gapped even", counts, displacements, n * (count + 2) + 1);
    }

    private static void fillChunks(Sample sample, Layout layout, IntUnaryOperator seed) {
        for (int i = 0; i < layout.size(); i++) {
            sample.fill(layout.displacement(i), layout.count(i), seed.applyAsInt(i));
        }
    }

    private void expectChunks(Sample sample, Layout layout, IntUnaryOperator seed) {
        long gap = Values.guard(pairing.primitive());
        sample.expect(
                index -> {
                    int owner = layout.owner(index);
                    if (owner < 0) {
                        return gap;
                    }
                    int inside = index - layout.displacement(owner);
                    return sample.value(seed.applyAsInt(owner) + inside);
                });
    }
}
