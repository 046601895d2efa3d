package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;

/** On which of this host's addresses a rank listens. */
public final class ListenAddress {
    /** Environment variable: an address, the name of a host or of a network interface. */
    static final String VARIABLE = "MPI4J_BIND";

    static final InetAddress ANY = new InetSocketAddress(0).getAddress();

    private ListenAddress() {}

    /**
     * Where a rank waits for processes of other jobs: on the address that the environment names,
     * otherwise on all if its own job has several hosts, otherwise for its own host only.
     *
     * @param severalHosts whether the job has several hosts
     * @return with port 0
     * @throws IOException if the environment names what is no address
     */
    public static InetSocketAddress forOtherJobs(boolean severalHosts) throws IOException {
        InetAddress otherwise = severalHosts ? ANY : InetAddress.getLoopbackAddress();
        return new InetSocketAddress(given().orElse(otherwise), 0);
    }

    /** What the launcher or the user says. */
    static Optional<InetAddress> given() throws IOException {
        String text = System.getenv(VARIABLE);
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(resolve(text));
    }

    static InetAddress resolve(String text) throws IOException {
        NetworkInterface named = NetworkInterface.getByName(text);
        if (named == null) {
            return InetAddress.getByName(text);
        }
        return usable(named).stream()
                .findFirst()
                .orElseThrow(() -> new IOException(text + " has no address"));
    }

    /** Addresses of version 4 first, which more networks have. */
    private static List<InetAddress> usable(NetworkInterface network) {
        return network.inetAddresses()
                .filter(address -> !address.isLinkLocalAddress())
                .sorted((a, b) -> a.getAddress().length - b.getAddress().length)
                .toList();
    }

    /**
     * Where others reach who listens on an address.
     *
     * @param address may be the wildcard
     * @param port the port
     * @return addresses to be tried in this order
     * @throws IOException if the system does not tell its addresses
     */
    public static List<InetSocketAddress> reachable(InetAddress address, int port)
            throws IOException {
        if (!address.isAnyLocalAddress()) {
            return List.of(new InetSocketAddress(address, port));
        }
        return NetworkInterface.networkInterfaces()
                .flatMap(network -> usable(network).stream())
                .sorted((a, b) -> Boolean.compare(a.isLoopbackAddress(), b.isLoopbackAddress()))
                .map(each -> new InetSocketAddress(each, port))
                .toList();
    }
}
