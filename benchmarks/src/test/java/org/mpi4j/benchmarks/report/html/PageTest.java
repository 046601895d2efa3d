package org.mpi4j.benchmarks.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpi4j.benchmarks.guideline.Finding;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.measure.Rounds;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.report.GuidelineReport;
import org.mpi4j.benchmarks.report.JsonReport;
import org.mpi4j.benchmarks.report.Target;
import org.mpi4j.benchmarks.report.Verdict;
import org.mpi4j.benchmarks.report.read.BadReportException;
import org.mpi4j.benchmarks.report.read.CellFigures;
import org.mpi4j.benchmarks.report.read.KernelFile;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import org.mpi4j.benchmarks.stats.Estimate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageTest {
    private static final Map<Column, List<Double>> US =
            Map.of(
                    Column.C, List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0),
                    Column.NATIVE_DIRECT, List.of(3.0, 3.1, 3.2, 3.3, 3.4, 3.5),
                    Column.PURE_JAVA, List.of(1.0, 1.1, 1.2, 1.3, 1.4, 1.5));

    @TempDir private Path directory;
    private ReportFiles files = new ReportFiles(List.of(), List.of());
    private String page = "";
    private Document document;

    @BeforeEach
    void makePage() throws Exception {
        List<Comparison> comparisons = new ArrayList<>();
        for (int bytes : List.of(8, 65536)) {
            comparisons.add(compare(new Cell(Operation.LATENCY, bytes, 2, 1, 3, 1)));
            comparisons.add(compare(new Cell(Operation.BANDWIDTH, bytes, 2, 1, 3, 1)));
        }
        comparisons.add(compare(new Cell(Operation.RATE, 8, 2, 1, 3, 1)));
        comparisons.add(compare(new Cell(Operation.STARTUP, 0, 2, 1, 1, 1)));
        String json =
                JsonReport.of(
                        Map.of(
                                "time", "now",
                                "notes", List.of("a < b & \"c\""),
                                "guidelines", GuidelineReport.json(findings())),
                        Map.of(Column.PURE_TCP, "no <sockets>"),
                        comparisons,
                        Verdict.all(Target.all(false), comparisons));
        Path report = directory.resolve(ReportFiles.RUN);
        Files.writeString(report, json);
        Files.writeString(directory.resolve(ReportFiles.KERNELS), kernels());
        files = ReportFiles.read(List.of(directory));
        page = Page.of(files, Causes.known());
        // It throws what is not well-formed.
        document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(page)));
    }

    private static List<Finding> findings() {
        Cell cell = new Cell(Operation.ALLREDUCE, 8, 2, 1, 3, 1);
        List<Double> slower = List.of(2.0, 2.0, 2.1, 2.1, 2.2, 2.2);
        List<Double> equal = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        String words = "allreduce <= reduce + bcast";
        return List.of(
                new Finding(words, Column.C, cell, Estimate.of(equal)),
                new Finding(words, Column.PURE_JAVA, cell, Estimate.of(slower)));
    }

    private static Comparison compare(Cell cell) {
        List<Round> rounds = Rounds.rounds(cell, US);
        return Comparison.of(rounds, cell, rounds.size());
    }

    private static String kernels() {
        StringBuilder lines =
                new StringBuilder("{\"type\":\"environment\",\"scaling\":\"strong\"}\n");
        for (String backend : List.of("c", "pure")) {
            for (int ranks : List.of(1, 2)) {
                lines.append("{\"type\":\"kernel\",\"kernel\":\"ep\",\"class\":\"S\",\"round\":1,");
                lines.append("\"mops\":1,\"verified\":true,\"ranks\":").append(ranks);
                lines.append(",\"backend\":\"").append(backend).append("\",\"seconds\":");
                lines.append(4.0 / ranks).append("}\n");
            }
        }
        return lines.toString();
    }

    private List<Element> elements(String tag, String style) {
        return elements(document.getDocumentElement(), tag, style);
    }

    private static List<Element> elements(Element in, String tag, String style) {
        List<Element> found = new ArrayList<>();
        NodeList all = in.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) {
            Node node = all.item(i);
            if (node instanceof Element element
                    && List.of(element.getAttribute("class").split(" ")).contains(style)) {
                found.add(element);
            }
        }
        return found;
    }

    @Test
    void everyOperationHasPlotVerdictAndTable() {
        List<Element> sections = elements("section", "operation");
        assertEquals(4, sections.size());
        for (Element section : sections) {
            assertFalse(elements(section, "svg", "plot").isEmpty(), section::getTextContent);
            assertEquals(1, elements(section, "p", "verdict").size(), section::getTextContent);
            assertEquals(1, section.getElementsByTagName("table").getLength());
        }
    }

    @Test
    void pageNeedsNothingFromElsewhere() {
        String own = page.replace("http://www.w3.org/1999/xhtml", "");
        assertFalse(own.matches("(?s).*(https?:|src=|@import|url\\(|<link).*"));
    }

    @Test
    void tableHasTheFiguresOfTheFile() {
        List<Element> sections = elements("section", "operation");
        // The last one is start-up, which has a section of its own.
        List<OperationFigures> operations = files.runs().get(0).operations();
        for (int i = 0; i < operations.size() - 1; i++) {
            List<String> shown =
                    elements(sections.get(i), "span", "figure").stream()
                            .map(Element::getTextContent)
                            .toList();
            List<String> expected = new ArrayList<>();
            for (CellFigures cell : operations.get(i).cells()) {
                for (String column : files.runs().get(0).titles().keySet()) {
                    if (cell.columns().containsKey(column)) {
                        expected.add(Words.estimate(cell.columns().get(column).figure()));
                    }
                }
            }
            assertEquals(expected, shown);
        }
        assertTrue(page.contains("1.63 [1.50\u20131.75] \u00d7 C"));
    }

    @Test
    void verdictSaysWhereHowMuchAndAgainstWhat() {
        String verdict = elements("p", "verdict").get(0).getTextContent();
        assertTrue(
                verdict.matches(
                        "behind .*native direct, 1\\.6\\d \\[.*] at .* \\(\\d+ % over\\).*"),
                verdict);
        assertTrue(verdict.contains("wanted \u2264 1."), verdict);
    }

    @Test
    void guidelinesAreCountedByColumnAndBrokenOnesNamed() {
        Element section = elements("section", "guidelines").get(0);
        assertEquals(1, elements(section, "td", "noisy").size());
        String text = section.getTextContent();
        assertTrue(text.contains("allreduce \u2264 reduce + bcast" + "pure Java"), text);
        assertTrue(text.contains("The 1 broken"), text);
    }

    /** One round has no interval: what it misses is not called behind. */
    @Test
    void missedInTooFewRoundsIsUncertain() throws Exception {
        Cell cell = new Cell(Operation.LATENCY, 8, 2, 1, 3, 1);
        List<Round> rounds = Rounds.rounds(cell, US).subList(0, 1);
        List<Comparison> comparisons = List.of(Comparison.of(rounds, cell, 1));
        Path file = directory.resolve("one.json");
        Files.writeString(
                file,
                JsonReport.of(
                        Map.of("notes", List.of()),
                        Map.of(),
                        comparisons,
                        Verdict.all(Target.all(false), comparisons)));
        String one = Page.of(ReportFiles.read(List.of(file)), Causes.known());
        assertTrue(one.contains("All from too few rounds: 1."), one);
        assertTrue(one.contains(">too few rounds<") && !one.contains(">behind<"), one);
    }

    @Test
    void startUpAndAllocationHaveSectionsOfTheirOwn() {
        Element startUp = elements("section", "start-up").get(0);
        assertEquals(1, elements(startUp, "svg", "plot").size());
        Element allocation = elements("section", "allocation").get(0);
        String text = allocation.getTextContent();
        assertTrue(text.contains("native direct: 3 of 3 operations allocate nothing"), text);
    }

    /** The cause of a column that is behind: built in, or given, which goes before. */
    @Test
    void causeStandsBesideWhatIsMissed() throws Exception {
        assertTrue(page.contains("Cause: at 64 KiB a receive whose message"), page);
        Path file = directory.resolve("causes.properties");
        Files.writeString(file, "bandwidth.native_direct=the weather\n");
        String other = Page.of(files, Causes.known().and(file));
        assertTrue(other.contains("Cause: the weather."), other);
        assertFalse(other.contains("Cause: at 64 KiB a receive whose message"), other);
    }

    @Test
    void speedUpIsThatOfTheRanks() {
        assertTrue(page.contains("pure Java on 2: 2.00, 2.00 s"));
    }

    @Test
    void ratiosOfAllKernelsStandTogether() {
        assertTrue(page.contains("pure Java, class S on 2 ranks, time \u00d7 C"), page);
        assertTrue(page.contains("EP: 1.00 \u00d7 C, 2.00 s"), page);
        assertFalse(page.contains("C, class S on 2 ranks"), page);
    }

    /** Launches are shuffled. */
    @Test
    void backendsAreShownInOneOrder() throws Exception {
        Path file = directory.resolve("shuffled.jsonl");
        List<String> lines = new ArrayList<>(kernels().lines().toList());
        Collections.reverse(lines.subList(1, lines.size()));
        Files.write(file, lines);
        KernelFile shuffled = ReportFiles.read(List.of(file)).kernels().get(0);
        assertEquals(List.of("c", "pure"), KernelPlots.backends(shuffled.kernels().get(0)));
    }

    @Test
    void mainPlotsAreWellFormedFiles() throws Exception {
        Path plots = directory.resolve("plots");
        PlotFiles.write(files, plots);
        for (String name :
                List.of("latency.svg", "bandwidth.svg", "kernels.svg", "kernels-speed-up.svg")) {
            Document svg =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(plots.resolve(name).toFile());
            assertEquals("svg", svg.getDocumentElement().getTagName());
        }
    }

    @Test
    void whatIsNoReportIsRefused() throws Exception {
        Path file = directory.resolve("other.json");
        Files.writeString(file, "{\"columns\":{}}");
        List<Path> paths = List.of(file);
        var failure = assertThrows(BadReportException.class, () -> ReportFiles.read(paths));
        assertTrue(failure.getMessage().contains("there is no \"leftOut\""), failure::getMessage);
        Files.writeString(file, "none");
        assertThrows(BadReportException.class, () -> ReportFiles.read(paths));
    }

    @Test
    void directoryWithoutReportIsRefused() throws Exception {
        List<Path> paths = List.of(Files.createDirectory(directory.resolve("empty")));
        assertThrows(NoSuchFileException.class, () -> ReportFiles.read(paths));
    }
}
