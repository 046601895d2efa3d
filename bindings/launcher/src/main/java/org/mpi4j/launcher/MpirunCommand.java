package org.mpi4j.launcher;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The {@code mpirun} line of a job, for Open MPI 4.1 and 5.0.
 *
 * @param mpirun the command to use
 * @param spec what to run
 * @param backend which backend the ranks use; with {@code mpirun} it can be any
 * @param host what matters of this host
 * @param tagging whether {@code mpirun} says of every line which rank printed it
 */
public record MpirunCommand(
        Mpirun mpirun, JobSpec spec, String backend, Host host, Tagging tagging) {
    /** The first major version whose mpirun has {@code --output}. */
    private static final int OUTPUT_OPTION_SINCE = 5;

    /** The first major version whose ranks are started by PRRTE. */
    private static final int PRRTE_SINCE = 5;

    /** After the time limit of the job: this is only for a launcher that is no longer there. */
    private static final long BACKSTOP_SECONDS = 30;

    /** Whether lines are marked with the rank. */
    public enum Tagging {
        /** Lines come as they were printed. */
        NONE,
        /** Lines start with the rank. */
        RANK
    }

    /**
     * What matters of a host.
     *
     * @param cores how many ranks can run at the same time
     * @param user the name of the user
     */
    public record Host(int cores, String user) {
        /**
         * The host that this process runs on.
         *
         * @return its properties
         */
        public static Host local() {
            return new Host(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("user.name", ""));
        }
    }

    /**
     * The command line.
     *
     * @return command and arguments
     */
    public List<String> toList() {
        List<String> line = new ArrayList<>();
        line.add(mpirun.path().toString());
        line.addAll(List.of("-n", Integer.toString(spec.ranks())));
        if (!spec.hosts().isEmpty()) {
            line.addAll(hosts());
        } else if (spec.ranks() > host.cores()) {
            // Ranks that wait must leave the core to those that work.
            line.addAll(List.of("--oversubscribe", "--mca", "mpi_yield_when_idle", "1"));
        }
        if (tagging == Tagging.RANK) {
            line.addAll(
                    mpirun.major() >= OUTPUT_OPTION_SINCE
                            ? List.of("--output", "tag")
                            : List.of("--tag-output"));
        }
        spec.timeLimit()
                .map(limit -> Long.toString(limit.toSeconds() + BACKSTOP_SECONDS))
                .ifPresent(seconds -> line.addAll(List.of("--timeout", seconds)));
        // Names only: the values come from the environment of mpirun and are seen by nobody.
        for (String name : new TreeSet<>(spec.environment().keySet())) {
            line.addAll(List.of("-x", name));
        }
        line.addAll(spec.rankCommand(backend));
        return line;
    }

    private List<String> hosts() {
        String list = spec.hosts().stream().map(HostSlots::toString).collect(joining(","));
        List<String> options = new ArrayList<>(List.of("-H", list));
        if (!spec.remoteShell().isEmpty()) {
            options.addAll(
                    mpirun.major() >= PRRTE_SINCE
                            ? List.of("--prtemca", "plm_ssh_agent")
                            : List.of("--mca", "plm_rsh_agent"));
            options.add(String.join(" ", spec.remoteShell()));
        }
        return options;
    }

    /**
     * Sets the variables that {@code mpirun} has to be started with.
     *
     * @param environment changed: as root, Open MPI is told that this is wanted; what an enclosing
     *     job left is taken away
     */
    public void prepare(Map<String, String> environment) {
        environment.keySet().removeIf(MpirunCommand::isOfAnotherJob);
        environment.putAll(spec.environment());
        if (host.user().equals("root")) {
            environment.put("OMPI_ALLOW_RUN_AS_ROOT", "1");
            environment.put("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        }
    }

    /** The backends take a process with these variables for a rank of that other job. */
    private static boolean isOfAnotherJob(String name) {
        return name.equals("MPI4J_RANK") || name.equals("MPI4J_SIZE") || name.equals("MPI4J_JOB");
    }
}
