package org.mpi4j.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The machine that figures were measured on. */
public final class Machine {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * What distinguishes this machine and its present state.
     *
     * @return names and values
     */
    public static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cpu", cpu());
        facts.put("cores", cores());
        facts.put("memoryBytes", memoryBytes());
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("runnerJvm", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("load", load());
        facts.put("environment", mpiEnvironment());
        return facts;
    }

    /**
     * Processors that this program may use.
     *
     * @return at least 1
     */
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Processes that wanted to run in the last minute.
     *
     * @return the average; negative if the system does not tell
     */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /**
     * The processor's name.
     *
     * @return as the system gives it, or the architecture
     */
    public static String cpu() {
        return nameInCpuInfo().orElse(System.getProperty("os.arch"));
    }

    private static Optional<String> nameInCpuInfo() {
        if (!Files.isReadable(CPU)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    /** What can change how Open MPI and mpi4j work: transports above all. */
    private static Map<String, String> mpiEnvironment() {
        Map<String, String> settings = new TreeMap<>();
        System.getenv()
                .forEach(
                        (name, value) -> {
                            if (name.matches("(OMPI_MCA|UCX|MPI4J)_.*")
                                    && !name.equals("MPI4J_JOB")) {
                                settings.put(name, value);
                            }
                        });
        return settings;
    }
}
