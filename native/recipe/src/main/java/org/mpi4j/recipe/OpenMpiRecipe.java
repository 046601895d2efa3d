package org.mpi4j.recipe;

import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;
import org.bytedeco.javacpp.tools.Info;
import org.bytedeco.javacpp.tools.InfoMap;
import org.bytedeco.javacpp.tools.InfoMapper;

/**
 * How Open MPI's {@code mpi.h} becomes {@code org.mpi4j.raw.OpenMpi}.
 *
 * <p>Every handle, address and pointer is a {@code long}, so that a call allocates nothing and
 * costs what JNI costs. Parameters that point to numbers have a second overload with Java arrays,
 * which are copied in and out during the call; a {@code null} array is a C {@code NULL}.
 *
 * <p>No path of the building machine gets into the library: it asks the dynamic linker for {@code
 * libmpi.so.40}, the name that Open MPI 4 and 5 share. The {@code #} keeps JavaCPP from searching
 * for that library itself: which one is used is for the dynamic linker's rules to say.
 */
@Properties(
        value =
                @Platform(
                        value = {"linux-x86_64", "linux-arm64", "macosx-arm64", "macosx-x86_64"},
                        library = "jnimpi4j",
                        include = {"mpi.h", "mpi4j.h", "mpi4j_later.h", "mpi4j_pinned.h"},
                        define = "OMPI_SKIP_MPICXX 1",
                        link = "mpi@.40#"),
        target = "org.mpi4j.raw.OpenMpi",
        helper = "org.mpi4j.raw.OpenMpiLoader")
@NoException
public class OpenMpiRecipe implements InfoMapper {

    private static final List<String> HANDLES =
            List.of(
                    "MPI_Comm",
                    "MPI_Datatype",
                    "MPI_Errhandler",
                    "MPI_File",
                    "MPI_Group",
                    "MPI_Info",
                    "MPI_Message",
                    "MPI_Op",
                    "MPI_Request",
                    "MPI_Session",
                    "MPI_Win",
                    "MPI_T_enum",
                    "MPI_T_cvar_handle",
                    "MPI_T_pvar_handle",
                    "MPI_T_pvar_session");

    private static final List<String> FUNCTION_TYPES =
            List.of(
                    "MPI_Comm_copy_attr_function",
                    "MPI_Comm_delete_attr_function",
                    "MPI_Comm_errhandler_function",
                    "MPI_Copy_function",
                    "MPI_Datarep_conversion_function",
                    "MPI_Datarep_extent_function",
                    "MPI_Delete_function",
                    "MPI_File_errhandler_function",
                    "MPI_Grequest_cancel_function",
                    "MPI_Grequest_free_function",
                    "MPI_Grequest_query_function",
                    "MPI_Session_errhandler_function",
                    "MPI_Type_copy_attr_function",
                    "MPI_Type_delete_attr_function",
                    "MPI_User_function",
                    "MPI_Win_copy_attr_function",
                    "MPI_Win_delete_attr_function",
                    "MPI_Win_errhandler_function");

    /** What mpi4j_later.h declares, without prefix. */
    private static final List<String> LATER_FUNCTIONS =
            List.of(
                    "Allgather_init",
                    "Allgatherv_init",
                    "Allreduce_init",
                    "Alltoall_init",
                    "Alltoallv_init",
                    "Alltoallw_init",
                    "Barrier_init",
                    "Bcast_init",
                    "Comm_create_from_group",
                    "Comm_idup_with_info",
                    "Exscan_init",
                    "Gather_init",
                    "Gatherv_init",
                    "Group_from_session_pset",
                    "Info_create_env",
                    "Info_get_string",
                    "Intercomm_create_from_groups",
                    "Isendrecv",
                    "Isendrecv_replace",
                    "Neighbor_allgather_init",
                    "Neighbor_allgatherv_init",
                    "Neighbor_alltoall_init",
                    "Neighbor_alltoallv_init",
                    "Neighbor_alltoallw_init",
                    "Parrived",
                    "Pready",
                    "Pready_list",
                    "Pready_range",
                    "Precv_init",
                    "Psend_init",
                    "Reduce_init",
                    "Reduce_scatter_block_init",
                    "Reduce_scatter_init",
                    "Scan_init",
                    "Scatter_init",
                    "Scatterv_init",
                    "Session_call_errhandler",
                    "Session_create_errhandler",
                    "Session_finalize",
                    "Session_get_errhandler",
                    "Session_get_info",
                    "Session_get_nth_pset",
                    "Session_get_num_psets",
                    "Session_get_pset_info",
                    "Session_init",
                    "Session_set_errhandler",
                    "Session_set_info");

    /** Called by JavaCPP. */
    public OpenMpiRecipe() {}

    @Override
    public void map(InfoMap infos) {
        headerSections(infos);
        headerConditions(infos);
        headerAttributes(infos);
        numbers(infos);
        addresses(infos);
        handles(infos);
        statuses(infos);
        functionTypes(infos);
        predefinedHandles(infos);
        sentinels(infos);
        limits(infos);
        attributeFunctions(infos);
        functionLikeMacros(infos);
        functionsWithIrregularPointers(infos);
        ownFunctions(infos);
        laterFunctions(infos);
        pinnedFunctions(infos);
    }

    /**
     * Of {@code mpi.h} only the constants, the predefined handles and the two API sections are
     * parsed: not what configure found on the builder's machine, nor the PMPI_ twin of every
     * function. The patterns come in pairs: first line, last line.
     */
    private static void headerSections(InfoMap infos) {
        infos.put(
                new Info("mpi.h")
                        .linePatterns(
                                "^#define MPI_ANY_SOURCE.*",
                                "^ \\* External variables.*",
                                "^ \\* Removed datatypes\\..*",
                                "^ +\\* Profiling MPI API.*",
                                "^ +\\* Tool MPI API.*",
                                "^#if \\(!OMPI_OMIT_MPI1_COMPAT_DECLS.*"));
    }

    /**
     * The parser takes an unknown condition for true, so what is not wanted must be switched off.
     */
    private static void headerConditions(InfoMap infos) {
        infos.put(
                new Info(
                                "(OMPI_ENABLE_MPI1_COMPAT || OMPI_BUILDING)",
                                "(OMPI_REMOVED_USE_STATIC_ASSERT)",
                                "(OMPI_OMIT_MPI1_COMPAT_DECLS)",
                                "(!OMPI_OMIT_MPI1_COMPAT_DECLS)",
                                "(!OMPI_OMIT_MPI1_COMPAT_DECLS || OMPI_BUILDING)",
                                "MPI_VERSION >= 4",
                                "OMPI_HAVE_FORTRAN_INTEGER16",
                                "OMPI_HAVE_FORTRAN_REAL2")
                        .define(false));
    }

    /** Left in place, these would hide the return type of the function they stand before. */
    private static void headerAttributes(InfoMap infos) {
        infos.put(new Info("OMPI_DECLSPEC").cppTypes().annotations());
        infos.put(new Info("__mpi_interface_deprecated__").cppTypes().annotations("@Deprecated"));
    }

    private static void numbers(InfoMap infos) {
        number(infos, "int", "int");
        number(infos, "char", cast("char", "byte"), "byte");
        number(infos, "MPI_Fint", cast("MPI_Fint", "int"), "int");
        for (String type : List.of("MPI_Aint", "MPI_Offset", "MPI_Count")) {
            number(infos, type, cast(type, "long"), "long");
        }
    }

    private static void addresses(InfoMap infos) {
        infos.put(new Info("void").valueTypes("void").pointerTypes(pointer("void", "long")));
        infos.put(
                new Info("const void")
                        .valueTypes("void")
                        .pointerTypes(pointer("const void", "long")));
    }

    private static void handles(InfoMap infos) {
        for (String type : HANDLES) {
            number(infos, type, cast(type, "long"), "long");
        }
    }

    /** By address only: an array would have to know the struct's layout. */
    private static void statuses(InfoMap infos) {
        for (String type : List.of("MPI_Status", "const MPI_Status")) {
            infos.put(new Info(type).pointerTypes(pointer(type, "long")));
        }
    }

    private static void functionTypes(InfoMap infos) {
        for (String type : FUNCTION_TYPES) {
            infos.put(new Info(type).pointerTypes(pointer(type, "long")));
        }
    }

    private static void predefinedHandles(InfoMap infos) {
        PredefinedHandles.BY_TYPE.forEach((type, names) -> resolvedAtRunTime(infos, type, names));
    }

    private static void sentinels(InfoMap infos) {
        resolvedAtRunTime(infos, "void*", "MPI_BOTTOM", "MPI_IN_PLACE");
        resolvedAtRunTime(infos, "void*", "MPI_ARGV_NULL", "MPI_ARGVS_NULL");
        resolvedAtRunTime(infos, "MPI_Status*", "MPI_STATUS_IGNORE", "MPI_STATUSES_IGNORE");
        resolvedAtRunTime(
                infos, "int*", "MPI_UNWEIGHTED", "MPI_WEIGHTS_EMPTY", "MPI_ERRCODES_IGNORE");
        resolvedAtRunTime(infos, "MPI_Datarep_conversion_function*", "MPI_CONVERSION_FN_NULL");
        infos.put(new Info("MPI_F_STATUS_IGNORE", "MPI_F_STATUSES_IGNORE").skip());
    }

    /** Macros whose value is in the section that is not parsed. */
    private static void limits(InfoMap infos) {
        resolvedAtRunTime(
                infos,
                "int",
                "MPI_MAX_DATAREP_STRING",
                "MPI_MAX_ERROR_STRING",
                "MPI_MAX_INFO_KEY",
                "MPI_MAX_INFO_VAL",
                "MPI_MAX_OBJECT_NAME",
                "MPI_MAX_PORT_NAME",
                "MPI_MAX_PROCESSOR_NAME");
    }

    /** MPI_COMM_DUP_FN and its kind: macros for functions with another name. */
    private static void attributeFunctions(InfoMap infos) {
        for (String object : List.of("Comm", "Type", "Win")) {
            String copy = object.toUpperCase(Locale.ROOT) + "_NULL_COPY_FN";
            String dup = object.toUpperCase(Locale.ROOT) + "_DUP_FN";
            String delete = object.toUpperCase(Locale.ROOT) + "_NULL_DELETE_FN";
            resolvedAtRunTime(
                    infos, "MPI_" + object + "_copy_attr_function*", "MPI_" + copy, "MPI_" + dup);
            resolvedAtRunTime(infos, "MPI_" + object + "_delete_attr_function*", "MPI_" + delete);
            for (String name : List.of(copy, dup, delete)) {
                infos.put(new Info("OMPI_C_MPI_" + name).skip());
            }
        }
        // The MPI-1 names of the same, deprecated.
        for (String name : List.of("DUP_FN", "NULL_COPY_FN", "NULL_DELETE_FN")) {
            infos.put(new Info("MPI_" + name, "OMPI_C_MPI_" + name).skip());
        }
        // PMPI_ twins that stand in the section of the MPI_ ones.
        for (String name :
                List.of("Attr_delete", "Attr_get", "Attr_put", "Keyval_create", "Keyval_free")) {
            infos.put(new Info("PMPI_" + name).skip());
        }
    }

    private static void functionLikeMacros(InfoMap infos) {
        infos.put(
                new Info("MPI_Aint_add", "MPI_Aint_diff")
                        .cppTypes("MPI_Aint", "MPI_Aint", "MPI_Aint"));
        infos.put(new Info("PMPI_Aint_add", "PMPI_Aint_diff").skip());
    }

    /** Functions with a {@code char***} or an {@code int[][3]} are declared by hand. */
    private static void functionsWithIrregularPointers(InfoMap infos) {
        declare(infos, "MPI_Init", "${int*} long argc, ${char***} long argv");
        declare(
                infos,
                "MPI_Init_thread",
                "${int*} long argc, ${char***} long argv, int required, ${int*} long provided",
                "${int*} long argc, ${char***} long argv, int required, ${int*} int[] provided");
        declare(
                infos,
                "MPI_Comm_spawn",
                "${const char*} long command, ${char**} long argv, int maxprocs, ${MPI_Info} long"
                        + " info, int root, ${MPI_Comm} long comm, ${MPI_Comm*} long intercomm,"
                        + " ${int*} long errcodes");
        declare(
                infos,
                "MPI_Comm_spawn_multiple",
                "int count, ${char**} long commands, ${char***} long argvs, ${const int*} long"
                        + " maxprocs, ${const MPI_Info*} long infos, int root, ${MPI_Comm} long"
                        + " comm, ${MPI_Comm*} long intercomm, ${int*} long errcodes");
        for (String function : List.of("MPI_Group_range_incl", "MPI_Group_range_excl")) {
            declare(
                    infos,
                    function,
                    "${MPI_Group} long group, int n, ${int(*)[3]} long ranges, ${MPI_Group*} long"
                            + " newgroup",
                    "${MPI_Group} long group, int n, ${int(*)[3]} int[] ranges, ${MPI_Group*}"
                            + " long[] newgroup");
        }
        // The MPI_Status of Fortran 2008, which only newer headers know, is nothing to Java.
        for (String function : List.of("c2f08", "f082c", "f2f08", "f082f")) {
            infos.put(new Info("MPI_Status_" + function).skip());
        }
    }

    /** The functions of mpi4j.h that take or return Java objects. */
    private static void ownFunctions(InfoMap infos) {
        infos.put(
                new Info("mpi4j_user_op_dispatcher")
                        .valueTypes("UserOpDispatcher")
                        .pointerTypes("UserOpDispatcher"));
        infos.put(
                new Info("mpi4j_address")
                        .javaText(
                                "public static native long mpi4j_address(@Raw(withEnv=true)"
                                        + " java.nio.Buffer buffer);"));
        infos.put(
                new Info("mpi4j_view")
                        .javaText(
                                "@Raw(withEnv=true) public static native java.nio.ByteBuffer"
                                        + " mpi4j_view(long address, long capacity);"));
        infos.put(
                new Info("mpi4j_set_user_op_dispatcher")
                        .javaText(
                                "@Raw(withEnv=true) public static native void"
                                        + " mpi4j_set_user_op_dispatcher(UserOpDispatcher"
                                        + " dispatcher);"));
        infos.put(
                new Info("mpi4j_symbol")
                        .javaText(
                                "public static native @Cast(\"void*\") long mpi4j_symbol(String"
                                        + " name);"));
    }

    /** The functions of mpi4j_pinned.h, which take Java arrays as they are. */
    private static void pinnedFunctions(InfoMap infos) {
        String one =
                "@Raw(withEnv=true) Object array, long at, int count, ${MPI_Datatype} long type, ";
        String comm = "${MPI_Comm} long comm";
        pinned(infos, "Send", one + "int dest, int tag, " + comm);
        pinned(infos, "Ssend", one + "int dest, int tag, " + comm);
        pinned(infos, "Mrecv", one + "${MPI_Message*} long message, ${MPI_Status*} long status");
        pinned(infos, "Bcast", one + "int root, " + comm);
        String moved =
                "@Raw(withEnv=true) Object from, long fromAt, int fromCount, ${MPI_Datatype} long"
                        + " fromType, @Raw Object to, long toAt, int toCount, ${MPI_Datatype} long"
                        + " toType, ";
        pinned(infos, "Gather", moved + "int root, " + comm);
        pinned(infos, "Scatter", moved + "int root, " + comm);
        pinned(infos, "Allgather", moved + comm);
        pinned(infos, "Alltoall", moved + comm);
        String combined =
                "@Raw(withEnv=true) Object from, long fromAt, @Raw Object to, long toAt, int count,"
                        + " ${MPI_Datatype} long type, ${MPI_Op} long op, ";
        pinned(infos, "Reduce", combined + "int root, " + comm);
        for (String name : List.of("Allreduce", "Reduce_scatter_block", "Scan", "Exscan")) {
            pinned(infos, name, combined + comm);
        }
        String counted = combined.replace("int count", "${const int*} long counts");
        pinned(infos, "Reduce_scatter", counted + comm);
    }

    private static void pinned(InfoMap infos, String name, String parameters) {
        String function = "mpi4j_pinned_" + name;
        infos.put(
                new Info(function)
                        .javaText(
                                "public static native int "
                                        + function
                                        + "("
                                        + parameters.replaceAll("\\$\\{([^}]*)}", "@Cast(\"$1\")")
                                        + ");"));
    }

    /** Functions of MPI 4 that are looked up when called: {@code MPI_Bcast_init} and its kind. */
    private static void laterFunctions(InfoMap infos) {
        for (String name : LATER_FUNCTIONS) {
            infos.put(new Info("mpi4j_" + name).javaNames("MPI_" + name));
        }
    }

    /** One overload for each list of parameters, in which {@code ${type}} is a cast to a C type. */
    private static void declare(InfoMap infos, String function, String... parameterLists) {
        StringBuilder text = new StringBuilder();
        for (String parameters : parameterLists) {
            text.append("public static native int ")
                    .append(function)
                    .append('(')
                    .append(parameters.replaceAll("\\$\\{([^}]*)}", "@Cast(\"$1\")"))
                    .append(");\n");
        }
        infos.put(new Info(function).javaText(text.toString()));
    }

    /** A macro that becomes a {@code static final}, its value asked from C when the class loads. */
    private static void resolvedAtRunTime(InfoMap infos, String type, String... macros) {
        infos.put(new Info(macros).cppTypes(type).translate(false));
    }

    private static void number(InfoMap infos, String type, String javaType) {
        number(infos, type, javaType, javaType);
    }

    private static void number(InfoMap infos, String type, String value, String element) {
        for (String constness : List.of("", "const ")) {
            String target = constness + type;
            infos.put(
                    new Info(target)
                            .valueTypes(value)
                            .pointerTypes(
                                    pointer(target, "long"), pointer(target, element + "[]")));
        }
    }

    private static String pointer(String type, String javaType) {
        return cast(type + "*", javaType);
    }

    private static String cast(String type, String javaType) {
        return "@Cast(\"" + type + "\") " + javaType;
    }
}
