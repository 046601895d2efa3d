package org.mpi4j.purejava.connect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One process among those of all jobs.
 *
 * @param high half of its job's random number
 * @param low the other half
 * @param rank its rank in its own world
 */
public record Identity(long high, long low, int rank) {
    /**
     * Whether two processes have one world.
     *
     * @param other another process
     * @return true if their jobs are the same
     */
    public boolean isOfJob(Identity other) {
        return high == other.high && low == other.low;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(high);
        out.writeLong(low);
        out.writeInt(rank);
    }

    static Identity read(DataInputStream in) throws IOException {
        return new Identity(in.readLong(), in.readLong(), in.readInt());
    }
}
