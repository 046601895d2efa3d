package org.mpi4j.spi;

import static org.mpi4j.MpiBuffer.buffer;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * Lets all ranks fail where only the root's arguments count and those are wrong: the others would
 * wait for it in the library for ever.
 */
final class RootVerdict {
    private static final String SEPARATOR = ": ";

    private final CommunicatorBackend comm;

    RootVerdict(CommunicatorBackend comm) {
        this.comm = comm;
    }

    /**
     * Checks arguments at the root. Collective.
     *
     * @return what the check gives; null if this rank is not the root
     * @throws MpiException at every rank if the check throws it
     */
    <T> @Nullable T of(int root, Supplier<T> check) {
        if (comm.rank() != root) {
            hear(root);
            return null;
        }
        try {
            T result = check.get();
            comm.collectives().bcast(buffer(new int[1]), root);
            return result;
        } catch (MpiException e) {
            tell(root, e);
            throw e;
        }
    }

    private void tell(int root, MpiException refusal) {
        String verdict = refusal.errorClass().name() + SEPARATOR + refusal.getMessage();
        byte[] text = verdict.getBytes(StandardCharsets.UTF_8);
        comm.collectives().bcast(buffer(new int[] {text.length}), root);
        comm.collectives().bcast(buffer(text), root);
    }

    private void hear(int root) {
        int[] length = new int[1];
        comm.collectives().bcast(buffer(length), root);
        if (length[0] == 0) {
            return;
        }
        byte[] text = new byte[length[0]];
        comm.collectives().bcast(buffer(text), root);
        String verdict = new String(text, StandardCharsets.UTF_8);
        int end = verdict.indexOf(SEPARATOR);
        throw new MpiException(
                ErrorClass.valueOf(verdict.substring(0, end)),
                "at root " + root + ": " + verdict.substring(end + SEPARATOR.length()));
    }
}
