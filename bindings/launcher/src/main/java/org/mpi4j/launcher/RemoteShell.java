package org.mpi4j.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a command is started on a host: by {@code ssh}, or directly if it is this host. */
final class RemoteShell {
    /** Asks for nothing: many at once could not be answered, and scripts would hang. */
    private static final List<String> SSH = List.of("ssh", "-x", "-T", "-o", "BatchMode=yes");

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final List<String> shell;

    /**
     * @param shell the command that is followed by host and command; empty for {@code ssh}
     */
    RemoteShell(List<String> shell) {
        this.shell = shell.isEmpty() ? SSH : shell;
    }

    List<String> command(String host, List<String> command) throws IOException {
        if (isHere(host)) {
            return command;
        }
        List<String> line = new ArrayList<>(shell);
        line.add(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        // The other side's shell gets one text, and splits it again.
        line.add(command.stream().map(RemoteShell::quoted).collect(Collectors.joining(" ")));
        return line;
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isHere(String host) throws IOException {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals(ownName().toLowerCase(Locale.ROOT));
    }

    private static String ownName() throws IOException {
        return Files.isReadable(HOST_NAME)
                ? Files.readString(HOST_NAME).strip()
                : InetAddress.getLocalHost().getHostName();
    }
}
