package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.spi.LaunchEnvironment;

/** Where the rendezvous of a job is, and its secret. Rank 0 may have to open it. */
final class MeetingPoint implements AutoCloseable {
    /** Environment variable: host and port of the rendezvous, or several of them by commas. */
    static final String ADDRESS_VARIABLE = "MPI4J_RENDEZVOUS";

    /** Environment variable and system property: a directory that all hosts see. */
    static final String DIRECTORY_VARIABLE = "MPI4J_RENDEZVOUS_DIR";

    static final String DIRECTORY_PROPERTY = "mpi4j.rendezvous.dir";

    /** The launcher whose ranks do not open the rendezvous themselves. */
    private static final String OWN_LAUNCHER = "mpi4j";

    private final List<InetSocketAddress> addresses;
    private final JobSecret secret;
    private final Optional<Rendezvous> server;
    private final Optional<Sweeper> sweeper;

    private MeetingPoint(
            List<InetSocketAddress> addresses,
            JobSecret secret,
            Optional<Rendezvous> server,
            Optional<Sweeper> sweeper) {
        this.addresses = addresses;
        this.secret = secret;
        this.server = server;
        this.sweeper = sweeper;
    }

    /** Whether this process was told of one. */
    static boolean isGiven() {
        return Settings.value(ADDRESS_VARIABLE).isPresent() || directory().isPresent();
    }

    static Optional<Path> directory() {
        return Optional.ofNullable(System.getProperty(DIRECTORY_PROPERTY))
                .or(() -> Settings.value(DIRECTORY_VARIABLE))
                .map(Path::of);
    }

    static MeetingPoint find(LaunchEnvironment place, Patience patience) throws IOException {
        Optional<String> address = Settings.value(ADDRESS_VARIABLE);
        if (address.isPresent()) {
            return at(Settings.addresses(ADDRESS_VARIABLE, address.get()), place);
        }
        Path base = directory().orElseGet(ProcessJob::directory);
        UserPrincipal user = JobDirectory.currentUser(base);
        JobDirectory directory = new JobDirectory(base, user, place.job() + "|rendezvous");
        if (place.rank() > 0) {
            return in(directory, patience);
        }
        StaleJobs.reclaim(base, user);
        InetAddress listen =
                directory().isEmpty() || Settings.isOneHost(place)
                        ? InetAddress.getLoopbackAddress()
                        : ListenAddress.ANY;
        return open(directory, ListenAddress.given().orElse(listen), place);
    }

    private static MeetingPoint at(List<InetSocketAddress> addresses, LaunchEnvironment place)
            throws IOException {
        JobSecret secret = Settings.secret();
        boolean serves = place.rank() == 0 && !place.launcher().equals(OWN_LAUNCHER);
        Optional<Rendezvous> server =
                serves
                        ? Optional.of(Rendezvous.open(addresses.get(0), place, secret))
                        : Optional.empty();
        return new MeetingPoint(addresses, secret, server, Optional.empty());
    }

    private static MeetingPoint open(
            JobDirectory directory, InetAddress listen, LaunchEnvironment place)
            throws IOException {
        JobSecret secret = JobSecret.random();
        directory.claim();
        Sweeper sweeper = new Sweeper(directory);
        try {
            Rendezvous server = Rendezvous.open(new InetSocketAddress(listen, 0), place, secret);
            List<InetSocketAddress> addresses = ListenAddress.reachable(listen, server.port());
            directory.publish(text(secret, addresses));
            return new MeetingPoint(addresses, secret, Optional.of(server), Optional.of(sweeper));
        } catch (IOException | RuntimeException e) {
            sweeper.close();
            throw e;
        }
    }

    private static String text(JobSecret secret, List<InetSocketAddress> addresses) {
        StringBuilder text = new StringBuilder(secret.toHex());
        for (InetSocketAddress each : addresses) {
            text.append('\n').append(each.getAddress().getHostAddress());
            text.append(' ').append(each.getPort());
        }
        return text.toString();
    }

    private static MeetingPoint in(JobDirectory directory, Patience patience) throws IOException {
        Optional<String> text = directory.published();
        while (text.isEmpty()) {
            patience.pause("rank 0 has not opened the rendezvous in " + directory.path());
            text = directory.published();
        }
        String[] lines = text.get().split("\n", -1);
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int blank = lines[i].indexOf(' ');
            String host = lines[i].substring(0, Math.max(0, blank));
            String port = lines[i].substring(blank + 1);
            addresses.add(Settings.address(directory.path().toString(), host, port));
        }
        JobSecret secret = JobSecret.parse(lines[0], directory.path().toString());
        return new MeetingPoint(addresses, secret, Optional.empty(), Optional.empty());
    }

    List<InetSocketAddress> addresses() {
        return addresses;
    }

    JobSecret secret() {
        return secret;
    }

    /** Who is still missing, as far as this rank knows. */
    String missing() {
        return server.map(s -> "these ranks have not come: " + s.missing())
                .orElse("other ranks have not come to the rendezvous at " + addresses);
    }

    /** This rank has all cards. */
    void finish() {
        server.ifPresent(Rendezvous::finish);
    }

    @Override
    public void close() throws IOException {
        server.ifPresent(Rendezvous::close);
        if (sweeper.isPresent()) {
            sweeper.get().close();
        }
    }

    static MpiException failed(IOException cause) {
        return new MpiException(
                ErrorClass.OTHER, "the ranks of the job cannot meet: " + cause, cause);
    }
}
