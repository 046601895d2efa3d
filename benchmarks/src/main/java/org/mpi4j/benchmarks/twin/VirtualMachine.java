package org.mpi4j.benchmarks.twin;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.Map;
import java.util.TreeMap;

/** What the virtual machine of a rank says about itself. */
public final class VirtualMachine {
    private static final int G1_PINS_REGIONS_SINCE = 22;

    private VirtualMachine() {}

    /**
     * All that can change how fast it is.
     *
     * @return names and values
     */
    public static Map<String, Object> facts() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        Map<String, Object> facts = new TreeMap<>();
        facts.put("jvm", runtime.getVmName() + " " + runtime.getVmVersion());
        facts.put(
                "gc",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList());
        facts.put("holdsArrays", holdsArrays());
        facts.put("jvmOptions", runtime.getInputArguments());
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
        return facts;
    }

    /** Whether native code may use an array where it is, while the collector goes on. */
    private static boolean holdsArrays() {
        boolean g1Pins = Runtime.version().feature() >= G1_PINS_REGIONS_SINCE;
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .anyMatch(
                        name -> name.startsWith("Shenandoah") || (g1Pins && name.startsWith("G1")));
    }
}
