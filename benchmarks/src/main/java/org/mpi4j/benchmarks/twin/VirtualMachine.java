package org.mpi4j.benchmarks.twin;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.Map;
import java.util.TreeMap;

/** What the virtual machine of a twin says about itself. */
final class VirtualMachine {
    private VirtualMachine() {}

    static Map<String, Object> facts() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        Map<String, Object> facts = new TreeMap<>();
        facts.put("jvm", runtime.getVmName() + " " + runtime.getVmVersion());
        facts.put(
                "gc",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList());
        facts.put("jvmOptions", runtime.getInputArguments());
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
        return facts;
    }
}
