package org.mpi4j.launcher.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final Assignment ASSIGNMENT =
            new Assignment(
                    "job",
                    "secret",
                    4,
                    "two",
                    List.of(2, 3),
                    "/some where",
                    List.of("java", "x", "\u00e4\n'\""),
                    Map.of("A", "1", "B", ""),
                    new Assignment.Duties(true, false));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final List<String> heard = new ArrayList<>();

    private DataInputStream in() {
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private final class Ear implements Reports, Orders {
        @Override
        public void rendezvous(List<String> addresses) {
            heard.add("rendezvous " + addresses);
        }

        @Override
        public void out(int rank, byte[] line, int length) {
            heard.add("out " + rank + " " + text(line, length));
        }

        @Override
        public void err(int rank, byte[] line, int length) {
            heard.add("err " + rank + " " + text(line, length));
        }

        @Override
        public void ended(int rank, int exitCode) {
            heard.add("ended " + rank + " " + exitCode);
        }

        @Override
        public void inputTaken() {
            heard.add("taken");
        }

        @Override
        public void alive() {
            heard.add("alive");
        }

        @Override
        public void failed(String why) {
            heard.add("failed " + why);
        }

        @Override
        public void begin(List<String> rendezvous) {
            heard.add("begin " + rendezvous);
        }

        @Override
        public void input(byte[] input, int length) {
            heard.add("input " + text(input, length));
        }

        @Override
        public void printStacks() {
            heard.add("stacks");
        }
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void anAssignmentArrivesAsItWasSent() throws IOException {
        ASSIGNMENT.write(out);
        assertEquals(ASSIGNMENT, Assignment.read(in()));
        assertFalse(ASSIGNMENT.toString().contains("secret"));
    }

    @Test
    void anAssignmentThatIsCutIsAnError() throws IOException {
        ASSIGNMENT.write(out);
        byte[] all = bytes.toByteArray();
        for (int length = 0; length < all.length; length++) {
            DataInputStream cut = new DataInputStream(new ByteArrayInputStream(all, 0, length));
            assertThrows(IOException.class, () -> Assignment.read(cut), "after " + length);
        }
    }

    @Test
    void ordersArriveInOrder() throws IOException {
        OrderWriter orders = new OrderWriter(out);
        orders.begin(List.of("one:1", "[::1]:2"));
        orders.input(bytes("abc\0d"), 4);
        orders.input(bytes(""), 0);
        orders.printStacks();
        new OrderReader(in()).readAll(new Ear());
        assertEquals(List.of("begin [one:1, [::1]:2]", "input abc\0", "input ", "stacks"), heard);
    }

    @Test
    void reportsArriveInOrderWhateverAShellPrintedBefore() throws IOException {
        out.write(bytes("Welcome to host two!\n\0mpi4j agen"));
        ReportWriter reports = new ReportWriter(out);
        reports.rendezvous(List.of("one:1"));
        reports.out(2, bytes("\u00e9\0x\nrest"), 4);
        reports.err(3, bytes(""), 0);
        reports.ended(3, 137);
        reports.inputTaken();
        reports.alive();
        reports.failed("no java");
        ReportReader reader = new ReportReader(in());
        reader.awaitGreeting();
        reader.readAll(new Ear());
        assertEquals(
                List.of(
                        "rendezvous [one:1]",
                        "out 2 \u00e9\0x\n",
                        "err 3 ",
                        "ended 3 137",
                        "taken",
                        "alive",
                        "failed no java"),
                heard);
    }

    @Test
    void whatCameInPlaceOfTheGreetingIsShown() throws IOException {
        out.write(bytes("sh: java: not found\n"));
        IOException refused =
                assertThrows(IOException.class, new ReportReader(in())::awaitGreeting);
        assertTrue(refused.getMessage().endsWith("but: sh: java: not found"), refused.getMessage());
    }

    @Test
    void anEndlessPrefaceIsNotRead() throws IOException {
        out.write(new byte[1 << 20]);
        DataInputStream in = in();
        assertThrows(IOException.class, new ReportReader(in)::awaitGreeting);
        assertTrue(in.available() > 1 << 19);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 255})
    void unknownReportsAreRefused(int kind) {
        DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(new byte[] {(byte) kind}));
        assertThrows(IOException.class, () -> new ReportReader(in).readAll(new Ear()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Orders.LARGEST_INPUT + 1, Integer.MAX_VALUE})
    void lengthsThatMakeNoSenseAreRefused(int length) throws IOException {
        out.writeByte(OrderWriter.INPUT);
        out.writeInt(length);
        IOException refused =
                assertThrows(IOException.class, () -> new OrderReader(in()).readAll(new Ear()));
        assertTrue(refused.getMessage().contains("read " + length), refused.getMessage());
    }
}
