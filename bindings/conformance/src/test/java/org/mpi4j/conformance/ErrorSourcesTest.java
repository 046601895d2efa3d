package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorSource;
import org.mpi4j.Info;
import org.mpi4j.MpiException;
import org.mpi4j.MpiFile;
import org.mpi4j.OpenMode;
import org.mpi4j.Window;
import org.mpi4j.conformance.support.FileTest;
import org.mpi4j.conformance.support.OneSidedTest;

/** Windows and files have error handlers of their own. */
class ErrorSourcesTest {
    private static void handlerIsTold(ErrorSource source, Runnable wrong) {
        List<ErrorSource> sources = new ArrayList<>();
        List<MpiException> errors = new ArrayList<>();
        source.setErrorHandler(
                (of, error) -> {
                    sources.add(of);
                    errors.add(error);
                });
        MpiException thrown = assertThrows(MpiException.class, wrong::run);
        assertEquals(List.of(thrown), errors);
        assertSame(source, sources.get(0));
    }

    @OneSidedTest
    void windowsTellTheirHandler(Communicator comm) {
        try (Window window = comm.windows().allocate(64, 1, new Info())) {
            handlerIsTold(window, () -> window.put(buffer(new byte[1]), comm.size(), 0));
        }
    }

    @FileTest
    void filesTellTheirHandler(Communicator comm) throws IOException {
        Path path = Files.createTempFile("mpi4j", "test");
        try (Communicator self = comm.split(comm.rank(), 0).orElseThrow();
                MpiFile file =
                        self.files()
                                .open(path.toString(), EnumSet.of(OpenMode.RDONLY), new Info())) {
            handlerIsTold(file, () -> file.writeAt(0, buffer(new byte[1])));
        } finally {
            Files.delete(path);
        }
    }
}
