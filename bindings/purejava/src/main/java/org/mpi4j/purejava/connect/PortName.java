package org.mpi4j.purejava.connect;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.purejava.transport.tcp.Pass;

/**
 * The name of a port: address, port number and a secret. Whoever knows the name can connect, and
 * nobody else.
 *
 * @param address where it is
 * @param secret what both sides prove that they know
 */
record PortName(InetSocketAddress address, JobSecret secret) {
    /** Who accepts and who connects, in passes. */
    static final int SERVER = 0;

    static final int CLIENT = 1;

    private static final Pattern FORM =
            Pattern.compile("([^:\\s\\[\\]]+|\\[[^\\s\\[\\]]+\\]):([0-9]{1,5}):([0-9a-f]{64})");
    private static final int LARGEST_PORT = 0xffff;
    private static final String PURPOSE = "port";

    static boolean isOne(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && Integer.parseInt(matcher.group(2)) <= LARGEST_PORT;
    }

    static PortName parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new MpiException(ErrorClass.PORT, "port is not the name of one");
        }
        try {
            InetAddress host = InetAddress.getByName(matcher.group(1));
            int number = Integer.parseInt(matcher.group(2));
            JobSecret secret = JobSecret.parse(matcher.group(3), "port");
            return new PortName(new InetSocketAddress(host, number), secret);
        } catch (UnknownHostException e) {
            throw new MpiException(
                    ErrorClass.PORT, "port is on an unknown host: " + matcher.group(1), e);
        }
    }

    static Pass pass(JobSecret secret, int role) {
        return new Pass(secret, "", PURPOSE, role);
    }

    /** The name itself, with the secret. */
    String text() {
        return bracketed() + ":" + secret.toHex();
    }

    private String bracketed() {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    /** Without the secret, for messages. */
    @Override
    public String toString() {
        return bracketed();
    }
}
