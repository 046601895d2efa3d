package org.mpi4j.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.tools.Logger;
import org.bytedeco.javacpp.tools.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpi4j.recipe.OpenMpiRecipe;

class GeneratedSourceTest {

    @Test
    void committedSourceIsWhatTheRecipeMakes(@TempDir Path folder) throws Exception {
        Path mpicc = Tools.mpicc();
        Tools.assumeHeaderSeries("4.1");
        String include =
                Tools.runSuccessfully(List.of(mpicc.toString(), "--showme:incdirs"))
                        .strip()
                        .replace(' ', File.pathSeparatorChar);
        Properties properties = Loader.loadProperties();
        properties.setProperty(
                "platform.includepath",
                include + File.pathSeparator + Path.of("../recipe/src/main/cpp").toAbsolutePath());

        new Parser(Logger.create(GeneratedSourceTest.class), properties, "UTF-8", null)
                .parse(folder.toFile(), new String[0], OpenMpiRecipe.class);

        Path generated = Path.of("org/mpi4j/raw/OpenMpi.java");
        assertEquals(
                Files.readString(Path.of("src/gen/java").resolve(generated)),
                Files.readString(folder.resolve(generated)),
                "run ci/generate.sh and commit");
    }
}
