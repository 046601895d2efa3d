package org.mpi4j.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSlotsTest {
    private static HostSlots of(String host, int slots) {
        return new HostSlots(host, slots);
    }

    @Test
    void hostsAreFilledOneAfterTheOther() {
        List<HostSlots> hosts = HostSlots.parse("one:2,two:3,three:9");
        assertEquals(
                List.of(
                        new Placement("one", List.of(0, 1)),
                        new Placement("two", List.of(2, 3, 4)),
                        new Placement("three", List.of(5))),
                Placement.of(6, hosts));
        assertEquals(List.of(new Placement("one", List.of(0))), Placement.of(1, hosts));
    }

    @Test
    void tooFewSlotsAreRefusedWithBothNumbers() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Placement.of(4, HostSlots.parse("one:2,two")));
        assertEquals(
                "ranks = 4, but the hosts [one:2, two:1] have 3 slots: say how many each takes, as"
                        + " in one:4,two:4",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one | [one:1]",
                "one:4, two | [one:4, two:1]",
                "user@one:2,10.0.0.7:3 | [user@one:2, 10.0.0.7:3]",
                "[fe80::1]:2,[::1] | [[fe80::1]:2, [::1]:1]",
                "one,two:2,one:3 | [one:4, two:2]"
            })
    void listsAreRead(String text, String hosts) {
        assertEquals(hosts, HostSlots.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "one,",
                "one:0",
                "one:-1",
                "one:x",
                "one:",
                "one:1:2",
                "-oProxyCommand=x",
                "one two",
                "one:9999999999"
            })
    void otherListsAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> HostSlots.parse(text));
    }

    @Test
    void filesAreRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("hosts");
        Files.writeString(file, "# the cluster\n\none slots=2\n two # the slow one\none\n");
        assertEquals(List.of(of("one", 3), of("two", 1)), HostSlots.read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one slots=x", "one max_slots=2", "one slots=1 more", "# nobody\n"})
    void otherFilesAreRefusedWithTheirName(String text, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("hosts");
        Files.writeString(file, text);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> HostSlots.read(file));
        assertTrue(
                refused.getMessage().contains(text.strip().startsWith("#") ? "hosts" : text),
                refused.getMessage());
    }
}
