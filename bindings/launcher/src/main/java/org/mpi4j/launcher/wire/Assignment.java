package org.mpi4j.launcher.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one agent has to do for a job.
 *
 * @param job what tells the job from others
 * @param secret what only the ranks of the job know, as 64 hexadecimal digits
 * @param size number of ranks of the job
 * @param host what the launcher calls this host
 * @param ranks the ranks on this host, in order
 * @param directory where the ranks run if it is there, else where the agent does
 * @param command command line of a rank
 * @param environment variables that the ranks have beside those of the agent
 * @param duties what else the agent does
 */
public record Assignment(
        String job,
        String secret,
        int size,
        String host,
        List<Integer> ranks,
        String directory,
        List<String> command,
        Map<String, String> environment,
        Duties duties) {
    /** A longer text, list or map is no part of an assignment. */
    private static final int LARGEST = 1 << 24;

    /**
     * What an agent does beside running ranks.
     *
     * @param serves whether the ranks meet here
     * @param feeds whether rank 0 is here and reads what the launcher sends
     */
    public record Duties(boolean serves, boolean feeds) {}

    /** Copies the collections. */
    public Assignment {
        ranks = List.copyOf(ranks);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Writes it for {@link #read}.
     *
     * @param out not flushed
     * @throws IOException if it cannot be written
     */
    public void write(DataOutputStream out) throws IOException {
        Texts.write(out, job);
        Texts.write(out, secret);
        out.writeInt(size);
        Texts.write(out, host);
        out.writeInt(ranks.size());
        for (int rank : ranks) {
            out.writeInt(rank);
        }
        Texts.write(out, directory);
        Texts.write(out, command);
        Texts.write(out, List.copyOf(environment.keySet()));
        Texts.write(out, List.copyOf(environment.values()));
        out.writeBoolean(duties.serves);
        out.writeBoolean(duties.feeds);
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @param in where from
     * @return the assignment
     * @throws IOException if it cannot be read, or is none
     */
    public static Assignment read(DataInputStream in) throws IOException {
        String job = Texts.read(in, LARGEST);
        String secret = Texts.read(in, LARGEST);
        int size = in.readInt();
        String host = Texts.read(in, LARGEST);
        List<Integer> ranks = new ArrayList<>();
        for (int left = Texts.checked(in.readInt(), size); left > 0; left--) {
            ranks.add(Texts.checked(in.readInt(), size - 1));
        }
        String directory = Texts.read(in, LARGEST);
        List<String> command = Texts.readAll(in, LARGEST);
        Map<String, String> environment =
                zip(Texts.readAll(in, LARGEST), Texts.readAll(in, LARGEST));
        Duties duties = new Duties(in.readBoolean(), in.readBoolean());
        return new Assignment(
                job, secret, size, host, ranks, directory, command, environment, duties);
    }

    private static Map<String, String> zip(List<String> names, List<String> values)
            throws IOException {
        if (names.size() != values.size()) {
            throw new IOException(names.size() + " names, " + values.size() + " values");
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.get(i));
        }
        return map;
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "ranks " + ranks + " of job " + job + " on " + host;
    }
}
