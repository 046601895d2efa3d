package org.mpi4j.purejava.collective.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The kernels of all primitives are those of {@code int} and {@code double} with another type.
 * After a change to one of those two, this test with {@code -Dmpi4j.kernels=write} writes the
 * others.
 */
class KernelSourcesTest {
    private static final Path SOURCES =
            Path.of("src/main/java/org/mpi4j/purejava/collective/reduction");

    @ParameterizedTest
    @CsvSource({
        "Int,int,Byte,byte",
        "Int,int,Char,char",
        "Int,int,Short,short",
        "Int,int,Long,long",
        "Double,double,Float,float"
    })
    void isTheTemplateWithAnotherType(String name, String type, String otherName, String other)
            throws IOException {
        String template = Files.readString(SOURCES.resolve(name + "Kernels.java"));
        String expected =
                template.replace(name + "Kernels", otherName + "Kernels")
                        .replace(type + "[]", other + "[]")
                        .replace("static final " + type + " ", "static final " + other + " ")
                        .replace("{@code " + type + "}", "{@code " + other + "}");
        Path file = SOURCES.resolve(otherName + "Kernels.java");
        if ("write".equals(System.getProperty("mpi4j.kernels"))) {
            Files.writeString(file, expected);
        }
        assertEquals(expected, Files.readString(file));
    }
}
