package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.spi.LaunchEnvironment;

/** What the environment says about the rendezvous. */
final class Settings {
    /** Environment variable: a file with the secret, which only its user can read. */
    static final String SECRET_FILE_VARIABLE = "MPI4J_SECRET_FILE";

    /** Environment variable: the secret itself. */
    static final String SECRET_VARIABLE = "MPI4J_SECRET";

    private static final int LARGEST_PORT = 0xffff;

    private Settings() {}

    static Optional<String> value(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(text -> !text.isBlank());
    }

    /** Addresses such as {@code host:4711} or {@code [::1]:4711}, with commas between them. */
    static List<InetSocketAddress> addresses(String where, String text) {
        return Stream.of(text.split(",", -1)).map(each -> address(where, each.strip())).toList();
    }

    /** An address such as {@code host:4711} or {@code [::1]:4711}. */
    static InetSocketAddress address(String where, String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(0, colon));
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return address(
                where,
                bracketed ? host.substring(1, host.length() - 1) : host,
                text.substring(colon + 1));
    }

    static InetSocketAddress address(String where, String host, String port) {
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
        if (host.isBlank() || number < 1 || number > LARGEST_PORT) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    where + " says " + host + ":" + port + "; needed are a host and a port");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), number);
        } catch (UnknownHostException e) {
            throw new MpiException(ErrorClass.OTHER, where + " names an unknown host: " + host, e);
        }
    }

    private static UserPrincipal user() throws IOException {
        return JobDirectory.currentUser(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Whether the launcher says that all ranks are on one host. */
    static boolean isOneHost(LaunchEnvironment place) {
        String size = Integer.toString(place.size());
        return value("OMPI_COMM_WORLD_LOCAL_SIZE").filter(size::equals).isPresent()
                || value("MPI_LOCALNRANKS").filter(size::equals).isPresent()
                || value("SLURM_STEP_NUM_NODES").filter("1"::equals).isPresent();
    }

    static JobSecret secret() throws IOException {
        Optional<String> file = value(SECRET_FILE_VARIABLE);
        if (file.isPresent()) {
            Path path = Path.of(file.get());
            return JobSecret.parse(PrivateFiles.read(path, user()), path.toString());
        }
        return JobSecret.parse(
                value(SECRET_VARIABLE)
                        .orElseThrow(
                                () ->
                                        new MpiException(
                                                ErrorClass.OTHER,
                                                MeetingPoint.ADDRESS_VARIABLE
                                                        + " is set, but neither "
                                                        + SECRET_FILE_VARIABLE
                                                        + " nor "
                                                        + SECRET_VARIABLE
                                                        + ": ranks need a secret to trust each"
                                                        + " other")),
                SECRET_VARIABLE);
    }
}
