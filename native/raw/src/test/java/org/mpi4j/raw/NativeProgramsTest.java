package org.mpi4j.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpi4j.raw.Tools.Result;

/** Runs MPI programs of one rank, which need no launcher. A JVM can initialise MPI only once. */
class NativeProgramsTest {

    private static final List<String> CHECK_JNI = List.of("-Xcheck:jni");

    @BeforeEach
    void libraryIsThere() {
        Tools.assumeNativeLibrary();
    }

    @Test
    void oneRankRunsWithoutLauncher() {
        assertSilentSuccess(Tools.java(CHECK_JNI, SingletonProgram.class));
    }

    @Test
    void twentyUserOperationsLiveAtOnce() {
        assertSilentSuccess(Tools.java(CHECK_JNI, UserOpsProgram.class));
    }

    @Test
    void userOperationsAreCalledAsMpiMay(@TempDir Path folder) {
        Path helper = compile(folder);
        Result result = Tools.java(CHECK_JNI, UserOpsProgram.class, helper.toString());
        assertSilentSuccess(result);
    }

    private static Path compile(Path folder) {
        Path include = Path.of(System.getProperty("java.home"), "include");
        assumeTrue(Files.exists(include), "skipped: this JDK has no jni.h");
        Path helper = folder.resolve("libuser_op_calls.so");
        Tools.runSuccessfully(
                List.of(
                        Tools.compiler().toString(),
                        "-shared",
                        "-fPIC",
                        "-pthread",
                        "-I" + include,
                        "-I" + include.resolve("linux"),
                        "-I" + include.resolve("darwin"),
                        "-o",
                        helper.toString(),
                        Path.of("src/test/cpp/user_op_calls.cpp").toString()));
        return helper;
    }

    private static void assertSilentSuccess(Result result) {
        assertEquals(0, result.status(), result.output());
        assertTrue(result.output().contains("FINALIZED"), result.output());
        assertFalse(result.output().contains("in native method"), result.output());
        assertFalse(result.output().contains("WARNING"), result.output());
    }
}
