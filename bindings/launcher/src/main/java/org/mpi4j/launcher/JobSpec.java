package org.mpi4j.launcher;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to run, as how many ranks and within which limits. Immutable; made by {@link #builder}.
 *
 * @param ranks number of ranks, at least 1
 * @param java the {@code java} command
 * @param jvmOptions options of each rank's virtual machine
 * @param classPath class path of each rank, as {@code java -cp} takes it
 * @param mainClass class whose {@code main} each rank runs
 * @param args arguments of {@code main}
 * @param environment variables that the ranks have beside those of this process
 * @param input what rank 0 reads from its standard input; the others read nothing
 * @param outputCharset how the ranks' output is decoded
 * @param timeLimit when the job is ended although it still runs; empty for never
 * @param hosts where the ranks run, one host filled after the other; empty for this host
 * @param remoteShell command that starts a command on another host, as {@code ssh} does; empty for
 *     {@code ssh} without questions
 */
public record JobSpec(
        int ranks,
        String java,
        List<String> jvmOptions,
        String classPath,
        String mainClass,
        List<String> args,
        Map<String, String> environment,
        Input input,
        Charset outputCharset,
        Optional<Duration> timeLimit,
        List<HostSlots> hosts,
        List<String> remoteShell) {

    /** Standard input of rank 0. */
    public enum Input {
        /** Nothing: the end of the input at once. */
        NONE,
        /** What this process would read. */
        INHERITED
    }

    /** Copies the collections. */
    public JobSpec {
        jvmOptions = List.copyOf(jvmOptions);
        args = List.copyOf(args);
        environment = Map.copyOf(environment);
        hosts = List.copyOf(hosts);
        remoteShell = List.copyOf(remoteShell);
    }

    /**
     * A job of one rank that runs a class with the {@code java} command and the class path of this
     * virtual machine.
     *
     * @param mainClass class whose {@code main} each rank runs
     * @return a builder, to change any of it
     */
    public static Builder builder(String mainClass) {
        return new Builder(mainClass);
    }

    /**
     * The command line of one rank, with {@code -cp} as the first option: {@code mpirun} adds a
     * class path of its own where it finds none at that place.
     *
     * @param backend the value of {@code -Dmpi4j.backend}
     * @return command and arguments
     */
    List<String> rankCommand(String backend) {
        List<String> command = new ArrayList<>(List.of(java, "-cp", usedClassPath()));
        // From JDK 24 on, loading a native library without it prints a warning.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dmpi4j.backend=" + backend);
        command.addAll(jvmOptions);
        command.add(mainClass);
        command.addAll(args);
        return command;
    }

    /** The class path, so that it means the same wherever a command is started. */
    String usedClassPath() {
        return hosts.isEmpty()
                ? classPath
                : Stream.of(classPath.split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /** Builds a {@link JobSpec}. */
    public static final class Builder {
        private final String mainClass;
        private int ranks = 1;
        private String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        private List<String> jvmOptions = List.of();
        private String classPath = System.getProperty("java.class.path");
        private List<String> args = List.of();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Input input = Input.NONE;
        private Charset outputCharset = nativeCharset();
        private Optional<Duration> timeLimit = Optional.empty();
        private List<HostSlots> hosts = List.of();
        private List<String> remoteShell = List.of();

        private Builder(String mainClass) {
            this.mainClass = mainClass;
        }

        /** The encoding that a virtual machine on this host prints in by default. */
        private static Charset nativeCharset() {
            return Charset.forName(
                    System.getProperty("native.encoding", Charset.defaultCharset().name()));
        }

        /**
         * Sets the number of ranks.
         *
         * @param number at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder ranks(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("ranks = " + number + ": at least 1 needed");
            }
            ranks = number;
            return this;
        }

        /**
         * Sets the {@code java} command.
         *
         * @param command path of the command
         * @return this builder
         */
        public Builder java(String command) {
            java = command;
            return this;
        }

        /**
         * Sets the options of each rank's virtual machine.
         *
         * @param options for example {@code -Xmx1g}; not {@code -cp}
         * @return this builder
         */
        public Builder jvmOptions(List<String> options) {
            jvmOptions = options;
            return this;
        }

        /**
         * Sets the class path.
         *
         * @param path as {@code java -cp} takes it
         * @return this builder
         */
        public Builder classPath(String path) {
            classPath = path;
            return this;
        }

        /**
         * Sets the arguments of {@code main}.
         *
         * @param arguments the arguments
         * @return this builder
         */
        public Builder args(List<String> arguments) {
            args = arguments;
            return this;
        }

        /**
         * Sets one environment variable of every rank.
         *
         * @param name its name
         * @param value its value
         * @return this builder
         */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /**
         * Sets what rank 0 reads from its standard input. {@link Input#NONE} if this is not called.
         *
         * @param source where it comes from
         * @return this builder
         */
        public Builder input(Input source) {
            input = source;
            return this;
        }

        /**
         * Sets how output is decoded. The host's native encoding if this is not called; {@code
         * ISO_8859_1} to get every byte as it is.
         *
         * @param charset the encoding
         * @return this builder
         */
        public Builder outputCharset(Charset charset) {
            outputCharset = charset;
            return this;
        }

        /**
         * Ends the job if it still runs after some time.
         *
         * @param limit the time
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeLimit(Duration limit) {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("timeLimit = " + limit + ": must be positive");
            }
            timeLimit = Optional.of(limit);
            return this;
        }

        /**
         * Sets the hosts that the ranks run on; this host if this is not called. Java, class path
         * and programs have to be there under the names that they have here.
         *
         * @param where the hosts, with room for all ranks
         * @return this builder
         * @see HostSlots#parse
         */
        public Builder hosts(List<HostSlots> where) {
            hosts = where;
            return this;
        }

        /**
         * Sets how other hosts are reached. {@code ssh} that asks no questions if this is not
         * called.
         *
         * @param command a command and its options, such as {@code ssh} and {@code -p2222}; a host
         *     and a command line are added
         * @return this builder
         */
        public Builder remoteShell(List<String> command) {
            remoteShell = command;
            return this;
        }

        /**
         * What was described.
         *
         * @return the job
         */
        public JobSpec build() {
            return new JobSpec(
                    ranks,
                    java,
                    jvmOptions,
                    classPath,
                    mainClass,
                    args,
                    environment,
                    input,
                    outputCharset,
                    timeLimit,
                    hosts,
                    remoteShell);
        }
    }
}
