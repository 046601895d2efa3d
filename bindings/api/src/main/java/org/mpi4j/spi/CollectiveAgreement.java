package org.mpi4j.spi;

import static org.mpi4j.MpiBuffer.buffer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/**
 * Checked mode, {@code -Dmpi4j.checked=true}: before each blocking collective operation all ranks
 * agree that they mean the same, and if they do not, every rank gets an exception that names both
 * sides. Without it a difference between ranks is what it is in C: at best an error, at worst a
 * hang or overwritten memory.
 */
final class CollectiveAgreement implements InvocationHandler {
    private static final boolean CHECKED = Boolean.getBoolean("mpi4j.checked");
    private static final int NAME = 32;
    private static final int HEADER = NAME + Integer.BYTES;

    private final CollectivesBackend backend;
    private final int rank;
    private final int size;

    private CollectiveAgreement(CollectivesBackend backend, int rank, int size) {
        this.backend = backend;
        this.rank = rank;
        this.size = size;
    }

    /**
     * The collective operations of a communicator, as the mode wants them. Those between two groups
     * are left as they are: what is agreed on here is the same at all ranks of one group.
     */
    static CollectivesBackend inChosenMode(CollectivesBackend backend, Participants ranks) {
        if (!CHECKED || ranks.areTwoGroups()) {
            return backend;
        }
        Object proxy =
                Proxy.newProxyInstance(
                        CollectivesBackend.class.getClassLoader(),
                        new Class<?>[] {CollectivesBackend.class},
                        new CollectiveAgreement(backend, ranks.rank(), ranks.size()));
        return (CollectivesBackend) proxy;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getReturnType() == void.class) {
            String operation = method.getName();
            Flows flows = Flows.of(operation, rank, size, arguments);
            agreeOnOperation(operation, flows.root());
            agreeOnLengths(operation, flows);
        }
        try {
            return method.invoke(backend, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void agreeOnOperation(String operation, int root) {
        byte[] all = new byte[size * HEADER];
        backend.allgather(buffer(header(operation, root)), buffer(all));
        String first = describe(all, 0);
        for (int other = 1; other < size; other++) {
            String found = describe(all, other);
            if (!found.equals(first)) {
                throw new MpiException(
                        root == Flows.NO_ROOT ? ErrorClass.OTHER : ErrorClass.ROOT,
                        "the ranks do not call the same: rank 0 calls "
                                + first
                                + ", rank "
                                + other
                                + " calls "
                                + found);
            }
        }
    }

    private static byte[] header(String operation, int root) {
        byte[] header = Arrays.copyOf(operation.getBytes(StandardCharsets.US_ASCII), HEADER);
        for (int i = 0; i < Integer.BYTES; i++) {
            header[NAME + i] = (byte) (root >> (Byte.SIZE * i));
        }
        return header;
    }

    private static String describe(byte[] all, int of) {
        int start = of * HEADER;
        String name = new String(all, start, NAME, StandardCharsets.US_ASCII).trim();
        int root = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            root |= (all[start + NAME + i] & 0xff) << (Byte.SIZE * i);
        }
        return root == Flows.NO_ROOT ? name : name + " with root " + root;
    }

    private void agreeOnLengths(String operation, Flows flows) {
        long[] coming = new long[size];
        backend.alltoall(buffer(flows.out()), buffer(coming));
        String mismatch = mismatch(operation, flows, coming);
        int[] accuser = {mismatch.isEmpty() ? size : rank};
        int[] first = new int[1];
        backend.allreduce(buffer(accuser), buffer(first), Op.MIN);
        if (first[0] < size) {
            throw new MpiException(ErrorClass.COUNT, tellAll(mismatch, first[0]));
        }
    }

    private String mismatch(String operation, Flows flows, long[] coming) {
        for (int from = 0; from < size; from++) {
            if (from != rank && coming[from] != flows.in()[from]) {
                return operation
                        + ": rank "
                        + from
                        + " gives "
                        + coming[from]
                        + " bytes, but rank "
                        + rank
                        + " expects "
                        + flows.in()[from];
            }
        }
        return "";
    }

    private String tellAll(String mismatch, int accuser) {
        byte[] text = mismatch.getBytes(StandardCharsets.UTF_8);
        int[] length = {text.length};
        backend.bcast(buffer(length), accuser);
        byte[] told = rank == accuser ? text : new byte[length[0]];
        backend.bcast(buffer(told), accuser);
        return new String(told, StandardCharsets.UTF_8);
    }
}
