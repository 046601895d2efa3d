package org.mpi4j.benchmarks.report.html;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Why a column is behind, as far as somebody found out: properties {@code OPERATION.COLUMN}, or
 * {@code COLUMN} for what holds for all its operations.
 */
public final class Causes {
    private final Properties texts = new Properties();

    private Causes() {}

    /**
     * What is known of mpi4j itself.
     *
     * @return texts for people
     */
    public static Causes known() {
        Causes causes = new Causes();
        try {
            causes.texts.load(new StringReader(Page.resource("causes.properties")));
        } catch (IOException e) {
            throw new IllegalStateException("cannot be: it is read from memory", e);
        }
        return causes;
    }

    /**
     * These, and others that go before them.
     *
     * @param file properties, UTF-8
     * @return all
     * @throws IOException if it cannot be read
     */
    public Causes and(Path file) throws IOException {
        Causes both = new Causes();
        both.texts.putAll(texts);
        try (Reader reader = Files.newBufferedReader(file)) {
            both.texts.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " has no properties: " + e.getMessage(), e);
        }
        return both;
    }

    Optional<String> of(String operation, String column) {
        return Optional.ofNullable(texts.getProperty(operation + "." + column))
                .or(() -> Optional.ofNullable(texts.getProperty(column)));
    }
}
