package org.mpi4j.purejava.connect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.spi.CollectivesBackend;
import org.mpi4j.spi.Participants;

/** What the ranks of one group tell each other while they connect with another group. */
final class Council {
    private static final String SEPARATOR = ": ";
    private static final String UNCONNECTED = "the groups cannot be connected: ";

    private final CollectivesBackend group;
    private final Participants members;
    private final int leader;
    private final ErrorClass failure;

    /** Failures of input and output are reported as {@code failure}. */
    Council(CollectivesBackend group, Participants members, int leader, ErrorClass failure) {
        this.group = group;
        this.members = members;
        this.leader = leader;
        this.failure = failure;
    }

    int rank() {
        return members.rank();
    }

    /** A step that only the leader takes. */
    interface Step {
        byte[] take() throws IOException;
    }

    /**
     * What a step of the leader gives. If it fails, it fails at every rank.
     *
     * @param step null at other ranks
     */
    byte[] ofLeader(@Nullable Step step) {
        if (step == null) {
            return hear();
        }
        try {
            byte[] result = step.take();
            tell(result, 1);
            return result;
        } catch (IOException e) {
            MpiException error = new MpiException(failure, UNCONNECTED + e.getMessage(), e);
            tell(verdict(error), -1);
            throw error;
        } catch (MpiException e) {
            tell(verdict(e), -1);
            throw e;
        }
    }

    private static byte[] verdict(MpiException error) {
        String text = error.errorClass().name() + SEPARATOR + error.getMessage();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void tell(byte[] bytes, int sign) {
        group.bcast(MpiBuffer.buffer(new int[] {bytes.length, sign}), leader);
        group.bcast(MpiBuffer.buffer(bytes), leader);
    }

    private byte[] hear() {
        int[] header = new int[2];
        group.bcast(MpiBuffer.buffer(header), leader);
        byte[] bytes = new byte[header[0]];
        group.bcast(MpiBuffer.buffer(bytes), leader);
        if (header[1] > 0) {
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf(SEPARATOR);
        throw new MpiException(
                ErrorClass.valueOf(text.substring(0, end)),
                "at rank " + leader + SEPARATOR + text.substring(end + SEPARATOR.length()));
    }

    /** What every rank says, in order. */
    List<byte[]> all(byte[] mine) {
        int[] lengths = new int[members.size()];
        group.allgather(MpiBuffer.buffer(new int[] {mine.length}), MpiBuffer.buffer(lengths));
        int longest = Arrays.stream(lengths).max().orElse(0);
        byte[] said = new byte[Math.multiplyExact(longest, lengths.length)];
        group.allgather(MpiBuffer.buffer(Arrays.copyOf(mine, longest)), MpiBuffer.buffer(said));
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            parts.add(Arrays.copyOfRange(said, i * longest, i * longest + lengths[i]));
        }
        return parts;
    }

    /** As {@link #ofLeader}, of parts that were {@link #joined}. */
    List<byte[]> partsOfLeader(@Nullable Step step) {
        ByteBuffer bytes = ByteBuffer.wrap(ofLeader(step));
        List<byte[]> parts = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                throw error("the other group says what makes no sense");
            }
            byte[] part = new byte[length];
            bytes.get(part);
            parts.add(part);
        }
        return parts;
    }

    static byte[] joined(List<byte[]> parts) {
        int total = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(total);
        parts.forEach(part -> bytes.putInt(part.length).put(part));
        return bytes.array();
    }

    MpiException error(String why) {
        return new MpiException(failure, UNCONNECTED + why);
    }
}
