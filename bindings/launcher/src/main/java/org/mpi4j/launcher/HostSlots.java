package org.mpi4j.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A host and how many ranks it takes.
 *
 * @param host its name or address, as {@code ssh} takes it
 * @param slots how many ranks, at least 1
 */
public record HostSlots(String host, int slots) {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if the name is no name, or there is no slot
     */
    public HostSlots {
        // A name that starts like an option would be one on the command line of ssh.
        if (!host.matches("[\\p{Alnum}_\\[:][\\p{Alnum}_.:@%\\[\\]-]*")) {
            throw new IllegalArgumentException("host = '" + host + "': not the name of a host");
        }
        if (slots < 1) {
            throw new IllegalArgumentException(
                    "slots of host " + host + " = " + slots + ": at least 1 needed");
        }
    }

    /**
     * Reads a list such as {@code one:4,two:4}.
     *
     * @param text hosts with commas between them; after each a colon and its slots, or nothing for
     *     one slot; an address of IP version 6 in brackets
     * @return the hosts in that order; the slots of one that is named again are added
     * @throws IllegalArgumentException if it is no such list
     */
    public static List<HostSlots> parse(String text) {
        List<HostSlots> hosts = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            int colon = each.indexOf(':', each.indexOf(']') + 1);
            String name = colon < 0 ? each : each.substring(0, colon);
            String slots = colon < 0 ? "1" : each.substring(colon + 1);
            hosts.add(new HostSlots(name.strip(), number(slots.strip(), text)));
        }
        return merged(hosts);
    }

    /**
     * Reads a file with a line for each host, such as {@code one slots=4}.
     *
     * @param file lines with a host and perhaps {@code slots=} and a number, 1 without; what
     *     follows a {@code #} is left out, and so are empty lines
     * @return the hosts in that order; the slots of one that is named again are added
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it has other lines, or no host
     */
    public static List<HostSlots> read(Path file) throws IOException {
        List<HostSlots> hosts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                hosts.add(line(text, file));
            }
        }
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException(file + " names no host");
        }
        return merged(hosts);
    }

    private static HostSlots line(String text, Path file) {
        String[] words = text.split("\\s+", -1);
        boolean plain = words.length == 1;
        if (!plain && !(words.length == 2 && words[1].startsWith("slots="))) {
            throw new IllegalArgumentException(
                    file + " has the line '" + text + "'; it must be HOST or HOST slots=N");
        }
        String slots = plain ? "1" : words[1].substring("slots=".length());
        return new HostSlots(words[0], number(slots, text));
    }

    private static int number(String digits, String text) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "'" + digits + "' in '" + text + "': not a number of slots");
        }
        return Integer.parseInt(digits);
    }

    private static List<HostSlots> merged(List<HostSlots> hosts) {
        Map<String, Integer> slots = new LinkedHashMap<>();
        hosts.forEach(each -> slots.merge(each.host, each.slots, Integer::sum));
        return slots.entrySet().stream()
                .map(each -> new HostSlots(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public String toString() {
        return host + ":" + slots;
    }
}
