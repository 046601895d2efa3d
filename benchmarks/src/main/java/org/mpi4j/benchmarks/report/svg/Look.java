package org.mpi4j.benchmarks.report.svg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a column looks, everywhere the same: a colour, and a marker for those who cannot tell the
 * colours apart.
 *
 * @param style name of the class that gives the colour
 * @param marker path of the marker around the origin
 */
public record Look(String style, String marker) {
    private static final String CIRCLE = "M-3.5,0a3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0 -7,0z";
    private static final String SQUARE = "M-3.2,-3.2h6.4v6.4h-6.4z";
    private static final String DIAMOND = "M0,-4.6L4.6,0L0,4.6L-4.6,0z";
    private static final String UP = "M0,-4.4L4.2,3.2H-4.2z";
    private static final String DOWN = "M0,4.4L4.2,-3.2H-4.2z";
    private static final String CROSS =
            "M-4,-2.4L-2.4,-4L0,-1.6L2.4,-4L4,-2.4L1.6,0L4,2.4L2.4,4L0,1.6L-2.4,4L-4,2.4L-1.6,0z";
    private static final String BAR = "M-4.4,-1.6h8.8v3.2h-8.8z";
    private static final String POST = "M-1.6,-4.4h3.2v8.8h-3.2z";

    private static final Map<String, Look> KNOWN = new LinkedHashMap<>();

    /** For columns that nobody knew of when this was written. */
    private static final List<String> SPARE = List.of(BAR, POST, CROSS, UP, DOWN, DIAMOND);

    static {
        KNOWN.put("c", new Look("look-c", CIRCLE));
        KNOWN.put("c_staged", new Look("look-c-staged", CIRCLE));
        KNOWN.put("c_tcp", new Look("look-c-tcp", CIRCLE));
        KNOWN.put("native_direct", new Look("look-direct", SQUARE));
        KNOWN.put("native_arrays", new Look("look-array", DIAMOND));
        KNOWN.put("native_arrays_jdk", new Look("look-array-jdk", BAR));
        KNOWN.put("pure_java", new Look("look-pure", UP));
        KNOWN.put("pure_threads", new Look("look-threads", DOWN));
        KNOWN.put("pure_tcp", new Look("look-tcp", CROSS));
        KNOWN.put("openmpi_java", new Look("look-openmpi-java", BAR));
        KNOWN.put("mpi4py", new Look("look-mpi4py", POST));
        KNOWN.put("mpj_express", new Look("look-mpj-express", CROSS));
        KNOWN.put("native", new Look("look-direct", SQUARE));
        KNOWN.put("pure", new Look("look-pure", UP));
    }

    /**
     * The look of a column.
     *
     * @param column its name in the files
     * @return always the same for the same name
     */
    public static Look of(String column) {
        int spare = Math.floorMod(column.hashCode(), SPARE.size());
        return KNOWN.getOrDefault(column, new Look("look-spare-" + spare, SPARE.get(spare)));
    }
}
