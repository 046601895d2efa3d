package org.mpi4j.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.launcher.wire.Assignment;
import org.mpi4j.purejava.launch.RankVariables;
import org.mpi4j.purejava.launch.Rendezvous;
import org.mpi4j.purejava.transport.tcp.JobSecret;

/** What the ranks of an agent need. */
final class AgentRanks {
    private static final String BIND = "MPI4J_BIND";

    /** Set by sshd: addresses and ports of both ends. */
    private static final String SSH_CONNECTION = "SSH_CONNECTION";

    private AgentRanks() {}

    /** Opens the rendezvous, which ends with this process; tells where it can be reached. */
    static List<String> serve(Assignment assignment) throws IOException {
        Rendezvous rendezvous =
                Rendezvous.open(
                        Optional.ofNullable(assignment.environment().get(BIND)),
                        assignment.job(),
                        assignment.size(),
                        JobSecret.parse(assignment.secret(), "the assignment"));
        String reached = reachedAt();
        return rendezvous.addresses().stream()
                // Where the launcher has reached this host, others will most likely as well.
                .sorted(Comparator.comparing(each -> !hostOf(each).equals(reached)))
                .map(AgentRanks::text)
                .toList();
    }

    private static String reachedAt() {
        String[] ends =
                Optional.ofNullable(System.getenv(SSH_CONNECTION)).orElse("").split(" ", -1);
        return ends.length == 4 ? ends[2] : "";
    }

    private static String hostOf(InetSocketAddress address) {
        return address.getAddress().getHostAddress();
    }

    private static String text(InetSocketAddress address) {
        String host = hostOf(address);
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** One command a rank. */
    static List<ProcessBuilder> commands(Assignment assignment, List<String> rendezvous)
            throws IOException {
        List<ProcessBuilder> commands = new ArrayList<>();
        for (int rank : assignment.ranks()) {
            ProcessBuilder command = new ProcessBuilder(assignment.command());
            Map<String, String> environment = command.environment();
            environment.putAll(assignment.environment());
            environment.putAll(RankVariables.of(assignment.job(), rank, assignment.size()));
            environment.put("MPI4J_HOST", assignment.host());
            environment.put("MPI4J_RENDEZVOUS", String.join(",", rendezvous));
            environment.put("MPI4J_SECRET", assignment.secret());
            // It would be preferred.
            environment.remove("MPI4J_SECRET_FILE");
            if (Files.isDirectory(Path.of(assignment.directory()))) {
                command.directory(Path.of(assignment.directory()).toFile());
            }
            if (rank > 0 || !assignment.duties().feeds()) {
                command.redirectInput(LocalJob.NO_INPUT);
            }
            commands.add(command);
        }
        return commands;
    }
}
