package org.mpi4j.conformance.coverage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a function has no method, or has one that the native backend does not call it for. */
final class Reasons {
    private static final Pattern FORTRAN =
            Pattern.compile("MPI_\\w+_(?:c2f|f2c)|MPI_Status_\\w*f08\\w*");

    private static final String FIXED = "Java's primitives have fixed sizes: Datatype.of";
    private static final String TYPE_MAP = "the type map tells it";
    private static final String BIG_ENDIAN = "packed data in big-endian order";

    private static final String RECORD = "a Status is a Java record, made with all its values";
    private static final String OWN_BUFFER =
            "buffered sends are kept by mpi4j: MPI_Bsend fails badly";
    private static final String GUARDED = "sent and received apart, so that nothing is overrun";

    private static final Map<String, String> WITHOUT_METHOD =
            Map.ofEntries(
                    Map.entry("MPI_Status_set_cancelled", RECORD),
                    Map.entry("MPI_Status_set_elements", RECORD),
                    Map.entry("MPI_Status_set_elements_x", RECORD),
                    Map.entry("MPI_Session_set_info", "not in the standard"),
                    Map.entry(
                            "MPI_Get_address",
                            "memory at an address is MpiBuffer.address; arrays have none"),
                    deprecated("MPI_Attr_delete", "MPI_Comm_delete_attr"),
                    deprecated("MPI_Attr_get", "MPI_Comm_get_attr"),
                    deprecated("MPI_Attr_put", "MPI_Comm_set_attr"),
                    deprecated("MPI_Keyval_create", "MPI_Comm_create_keyval"),
                    deprecated("MPI_Keyval_free", "MPI_Comm_free_keyval"),
                    Map.entry("MPI_Aint_add", "addresses are long: a + b"),
                    Map.entry("MPI_Aint_diff", "addresses are long: a - b"),
                    Map.entry(
                            "MPI_Register_datarep",
                            "Open MPI refuses conversion functions in all its file components"),
                    Map.entry("MPI_Errhandler_free", "an ErrorHandler is a plain Java object"),
                    Map.entry("MPI_Info_free", "an Info is a plain Java object"),
                    Map.entry(
                            "MPI_Initialized",
                            "who has an Mpi knows that MPI is initialised; it is got no other way"),
                    Map.entry(
                            "MPI_Type_commit",
                            "the backend commits a datatype when it is first used"),
                    Map.entry("MPI_Type_create_f90_complex", "Java has no complex primitive"),
                    Map.entry("MPI_Type_create_f90_integer", FIXED),
                    Map.entry("MPI_Type_create_f90_real", FIXED),
                    Map.entry("MPI_Type_match_size", FIXED));

    private static final String ATTRIBUTES = "attributes are Java objects, with Java functions";
    private static final String SHAPE = "computed from the shape that the library has told";

    private static final Pattern ERROR_HANDLER =
            Pattern.compile("MPI_(?:Comm|Win|File|Session)_(?:create|set|get|call)_errhandler");

    private static final Map<String, String> DONE_IN_JAVA =
            Map.ofEntries(
                    Map.entry("MPI_Bsend", OWN_BUFFER),
                    Map.entry("MPI_Bsend_init", OWN_BUFFER),
                    Map.entry("MPI_Buffer_attach", OWN_BUFFER),
                    Map.entry("MPI_Buffer_detach", OWN_BUFFER),
                    Map.entry("MPI_Ibsend", OWN_BUFFER),
                    Map.entry("MPI_Isendrecv_replace", GUARDED),
                    Map.entry("MPI_Sendrecv", GUARDED),
                    Map.entry("MPI_Sendrecv_replace", GUARDED),
                    Map.entry("MPI_Pready", "MPI_Pready_range with one partition"),
                    Map.entry("MPI_Startall", "MPI_Start for each"),
                    Map.entry("MPI_Info_get_string", "an Info is a plain Java object"),
                    Map.entry("MPI_Comm_create_keyval", ATTRIBUTES),
                    Map.entry("MPI_Comm_delete_attr", ATTRIBUTES),
                    Map.entry("MPI_Comm_free_keyval", ATTRIBUTES),
                    Map.entry("MPI_Comm_set_attr", ATTRIBUTES),
                    Map.entry("MPI_Type_create_keyval", ATTRIBUTES),
                    Map.entry("MPI_Type_delete_attr", ATTRIBUTES),
                    Map.entry("MPI_Type_free_keyval", ATTRIBUTES),
                    Map.entry("MPI_Type_set_attr", ATTRIBUTES),
                    Map.entry("MPI_Win_create_keyval", ATTRIBUTES),
                    Map.entry("MPI_Win_delete_attr", ATTRIBUTES),
                    Map.entry("MPI_Win_free_keyval", ATTRIBUTES),
                    Map.entry("MPI_Win_set_attr", ATTRIBUTES),
                    Map.entry("MPI_Type_get_attr", ATTRIBUTES),
                    Map.entry("MPI_Comm_join", "Java does not tell a socket's file descriptor"),
                    Map.entry("MPI_Cart_coords", SHAPE),
                    Map.entry("MPI_Cart_rank", SHAPE),
                    Map.entry("MPI_Cart_shift", SHAPE),
                    Map.entry("MPI_Graph_neighbors", SHAPE),
                    Map.entry("MPI_Graph_neighbors_count", SHAPE),
                    Map.entry("MPI_Dims_create", "closer to a cube than Open MPI's"),
                    Map.entry("MPI_File_get_amode", "a file knows how it was opened"),
                    Map.entry("MPI_File_get_byte_offset", "computed from the view"),
                    Map.entry("MPI_File_get_type_extent", "the same in every representation"),
                    Map.entry("MPI_File_get_view", "a file knows its view"),
                    Map.entry("MPI_Info_create_env", "MPI_INFO_ENV has the same"),
                    Map.entry("MPI_Init", "MPI_Init_thread does it, with a level"),
                    Map.entry("MPI_Finalized", "the environment knows it, which is closed once"),
                    Map.entry("MPI_Get_count", "bytes divided by the datatype's size"),
                    Map.entry("MPI_Get_elements", "the type map knows the primitives"),
                    Map.entry("MPI_Pack_external", BIG_ENDIAN),
                    Map.entry("MPI_Pack_external_size", BIG_ENDIAN),
                    Map.entry("MPI_Unpack_external", BIG_ENDIAN),
                    Map.entry("MPI_Type_get_contents", "a datatype knows its constructor"),
                    Map.entry("MPI_Type_get_envelope", "a datatype knows its constructor"),
                    Map.entry("MPI_Type_get_name", "a datatype knows its name"),
                    Map.entry("MPI_Type_get_extent", TYPE_MAP),
                    Map.entry("MPI_Type_get_true_extent", TYPE_MAP),
                    Map.entry("MPI_Type_get_true_extent_x", TYPE_MAP),
                    Map.entry("MPI_Type_size", TYPE_MAP),
                    Map.entry("MPI_Type_size_x", TYPE_MAP),
                    Map.entry("MPI_Group_range_excl", "ranges become lists of ranks"),
                    Map.entry("MPI_Group_range_incl", "ranges become lists of ranks"),
                    Map.entry("MPI_Op_commutative", "an operation knows it"),
                    Map.entry("MPI_Info_delete", "an Info is a plain Java object"),
                    Map.entry("MPI_Info_dup", "an Info is a plain Java object"));

    /** Names that are documented like functions but are types of MPI. */
    private static final Set<String> TYPES =
            Set.of(
                    "MPI_Status",
                    "MPI_User_function",
                    "MPI_Comm_errhandler_function",
                    "MPI_Win_errhandler_function",
                    "MPI_File_errhandler_function",
                    "MPI_Session_errhandler_function");

    private Reasons() {}

    private static Map.Entry<String, String> deprecated(String function, String replacement) {
        return Map.entry(function, "deprecated, replaced by " + replacement);
    }

    /** Why these functions, some of them, have no method. */
    static Map<String, String> withoutMethod(Set<String> functions) {
        Map<String, String> fortran =
                functions.stream()
                        .filter(name -> FORTRAN.matcher(name).matches())
                        .collect(Collectors.toMap(name -> name, name -> "Fortran conversion"));
        return Stream.of(WITHOUT_METHOD, fortran)
                .flatMap(reasons -> reasons.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Functions that a method does the work of without calling them, and why. */
    static Map<String, String> doneInJava(Set<String> functions) {
        Map<String, String> done = new HashMap<>(DONE_IN_JAVA);
        for (String verb : List.of("read", "write")) {
            for (String form : List.of("", "_all", "_at", "_at_all", "_shared")) {
                done.put("MPI_File_i" + verb + form, "the blocking function is called at once");
            }
            for (String form : List.of("_all", "_at_all", "_ordered")) {
                String whole = "MPI_File_" + verb + form;
                done.put(whole + "_begin", whole + " is called as a whole");
                done.put(whole + "_end", whole + " was called as a whole");
            }
        }
        functions.stream()
                .filter(name -> ERROR_HANDLER.matcher(name).matches())
                // What the backend sets is that errors come back as codes.
                .filter(name -> !name.endsWith("_set_errhandler") || name.contains("Session"))
                .forEach(name -> done.put(name, "handlers are told when a code is thrown"));
        return Map.copyOf(done);
    }

    static Set<String> types() {
        return TYPES;
    }
}
