package org.mpi4j.purejava.launch;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.purejava.transport.tcp.Pass;

/**
 * What a process that was spawned is told about those who started it.
 *
 * @param address where one of them waits
 * @param secret what only they and their children know
 * @param process number of the process that started this one
 */
public record Origin(InetSocketAddress address, JobSecret secret, long process) {
    /** Rank of the one that waits, in passes. */
    public static final int PARENT = -1;

    /** Environment variables that are set for every spawned process. */
    private static final String ADDRESS_VARIABLE = "MPI4J_PARENT";

    private static final String SECRET_VARIABLE = "MPI4J_PARENT_SECRET";
    private static final String PROCESS_VARIABLE = "MPI4J_PARENT_PID";
    private static final String PROGRAM_VARIABLE = "MPI4J_APPNUM";

    /** What belongs to the parents' job only. */
    private static final List<String> NOT_INHERITED =
            List.of(
                    MeetingPoint.ADDRESS_VARIABLE,
                    Settings.SECRET_VARIABLE,
                    Settings.SECRET_FILE_VARIABLE);

    private static final String PURPOSE = "parents";

    /**
     * Of this process.
     *
     * @return empty if it was not spawned
     */
    public static Optional<Origin> current() {
        return Settings.value(ADDRESS_VARIABLE)
                .map(
                        address ->
                                new Origin(
                                        Settings.address(ADDRESS_VARIABLE, address),
                                        JobSecret.parse(
                                                Settings.value(SECRET_VARIABLE).orElse(""),
                                                SECRET_VARIABLE),
                                        Long.parseLong(
                                                Settings.value(PROCESS_VARIABLE).orElse("0"))));
    }

    /**
     * Which of the programs of its job this process runs.
     *
     * @return index of the program
     */
    public static int program() {
        return Integer.parseInt(Settings.value(PROGRAM_VARIABLE).orElse("0"));
    }

    /** What the processes of a new job are told. */
    void tell(Map<String, String> environment, int program) {
        NOT_INHERITED.forEach(environment::remove);
        String host = address.getAddress().getHostAddress();
        environment.put(ADDRESS_VARIABLE, "[" + host + "]:" + address.getPort());
        environment.put(SECRET_VARIABLE, secret.toHex());
        environment.put(PROCESS_VARIABLE, Long.toString(process));
        environment.put(PROGRAM_VARIABLE, Integer.toString(program));
        environment.put("MPI4J_BACKEND", "purejava");
    }

    /**
     * The pass for the first connection between both jobs.
     *
     * @param rank {@link #PARENT}, or 0 for the children
     * @return a pass
     */
    public Pass pass(int rank) {
        return pass(secret, rank);
    }

    static Pass pass(JobSecret secret, int rank) {
        return new Pass(secret, "", PURPOSE, rank);
    }
}
