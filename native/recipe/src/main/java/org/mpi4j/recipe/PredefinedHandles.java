package org.mpi4j.recipe;

import java.util.Map;

/**
 * Handles that {@code mpi.h} defines as macros over global variables of the library, by C type.
 * Their values are addresses, known only when the library is loaded.
 */
final class PredefinedHandles {

    private static final String DATATYPES =
            """
            MPI_DATATYPE_NULL MPI_BYTE MPI_PACKED
            MPI_CHAR MPI_SHORT MPI_INT MPI_LONG MPI_LONG_LONG_INT MPI_LONG_LONG
            MPI_SIGNED_CHAR MPI_UNSIGNED_CHAR MPI_UNSIGNED_SHORT MPI_UNSIGNED MPI_UNSIGNED_LONG
            MPI_UNSIGNED_LONG_LONG MPI_FLOAT MPI_DOUBLE MPI_LONG_DOUBLE MPI_WCHAR
            MPI_INT8_T MPI_UINT8_T MPI_INT16_T MPI_UINT16_T MPI_INT32_T MPI_UINT32_T
            MPI_INT64_T MPI_UINT64_T MPI_AINT MPI_OFFSET MPI_COUNT
            MPI_C_BOOL MPI_C_COMPLEX MPI_C_FLOAT_COMPLEX MPI_C_DOUBLE_COMPLEX
            MPI_C_LONG_DOUBLE_COMPLEX
            MPI_CXX_BOOL MPI_CXX_COMPLEX MPI_CXX_FLOAT_COMPLEX MPI_CXX_DOUBLE_COMPLEX
            MPI_CXX_LONG_DOUBLE_COMPLEX
            MPI_2INT MPI_SHORT_INT MPI_LONG_INT MPI_FLOAT_INT MPI_DOUBLE_INT MPI_LONG_DOUBLE_INT
            MPI_CHARACTER MPI_LOGICAL MPI_LOGICAL1 MPI_LOGICAL2 MPI_LOGICAL4 MPI_LOGICAL8
            MPI_INTEGER MPI_INTEGER1 MPI_INTEGER2 MPI_INTEGER4 MPI_INTEGER8
            MPI_REAL MPI_REAL4 MPI_REAL8 MPI_REAL16 MPI_DOUBLE_PRECISION
            MPI_COMPLEX MPI_COMPLEX8 MPI_COMPLEX16 MPI_COMPLEX32 MPI_DOUBLE_COMPLEX
            MPI_2REAL MPI_2DOUBLE_PRECISION MPI_2INTEGER MPI_2COMPLEX MPI_2DOUBLE_COMPLEX
            """;

    private static final String OPS =
            """
            MPI_OP_NULL MPI_MAX MPI_MIN MPI_SUM MPI_PROD MPI_LAND MPI_BAND MPI_LOR MPI_BOR
            MPI_LXOR MPI_BXOR MPI_MAXLOC MPI_MINLOC MPI_REPLACE MPI_NO_OP
            """;

    /** Names by C type. */
    static final Map<String, String[]> BY_TYPE =
            Map.ofEntries(
                    entry("MPI_Comm", "MPI_COMM_NULL MPI_COMM_WORLD MPI_COMM_SELF"),
                    entry("MPI_Datatype", DATATYPES),
                    entry(
                            "MPI_Errhandler",
                            "MPI_ERRHANDLER_NULL MPI_ERRORS_ARE_FATAL MPI_ERRORS_RETURN"),
                    entry("MPI_File", "MPI_FILE_NULL"),
                    entry("MPI_Group", "MPI_GROUP_NULL MPI_GROUP_EMPTY"),
                    entry("MPI_Info", "MPI_INFO_NULL MPI_INFO_ENV"),
                    entry("MPI_Message", "MPI_MESSAGE_NULL MPI_MESSAGE_NO_PROC"),
                    entry("MPI_Op", OPS),
                    entry("MPI_Request", "MPI_REQUEST_NULL"),
                    entry("MPI_Win", "MPI_WIN_NULL"),
                    entry("MPI_T_enum", "MPI_T_ENUM_NULL"),
                    entry("MPI_T_cvar_handle", "MPI_T_CVAR_HANDLE_NULL"),
                    entry("MPI_T_pvar_handle", "MPI_T_PVAR_ALL_HANDLES MPI_T_PVAR_HANDLE_NULL"),
                    entry("MPI_T_pvar_session", "MPI_T_PVAR_SESSION_NULL"));

    private PredefinedHandles() {}

    private static Map.Entry<String, String[]> entry(String type, String names) {
        return Map.entry(type, names.strip().split("\\s+"));
    }
}
