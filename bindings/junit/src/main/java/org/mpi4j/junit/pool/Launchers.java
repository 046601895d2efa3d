package org.mpi4j.junit.pool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.agent.Agent;
import org.mpi4j.purejava.launch.RankVariables;

/** Starts the processes of a job. */
final class Launchers {
    private static final Path SHARED = Path.of("/dev/shm");

    private Launchers() {}

    /** Where mpirun is, if it is on the path. */
    static Optional<Path> findMpirun() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "mpirun"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static JobProcesses mpirun(JobSpec spec, Settings settings, Class<?> program, String door)
            throws IOException {
        int ranks = spec.ranks();
        List<String> command = new ArrayList<>();
        command.add(findMpirun().map(Path::toString).orElse("mpirun"));
        // Several jobs live at once; bound ones would all sit on the first cores.
        command.addAll(List.of("-n", String.valueOf(ranks), "--bind-to", "none"));
        command.addAll(List.of("-x", Agent.DOOR));
        if (ranks > Runtime.getRuntime().availableProcessors()) {
            command.addAll(List.of("--oversubscribe", "--mca", "mpi_yield_when_idle", "1"));
        }
        command.addAll(java(spec, settings, program, "openmpi"));
        ProcessBuilder builder = builder(command, door);
        if (System.getProperty("user.name").equals("root")) {
            builder.environment().put("OMPI_ALLOW_RUN_AS_ROOT", "1");
            builder.environment().put("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        }
        JobOutput output = new JobOutput(spec);
        Process process = builder.start();
        output.follow(process, "mpirun");
        return new JobProcesses("mpirun", List.of(process), output, () -> {});
    }

    static JobProcesses local(JobSpec spec, Settings settings, Class<?> program, String door)
            throws IOException {
        Path shared =
                Files.isWritable(SHARED) ? SHARED : Path.of(System.getProperty("java.io.tmpdir"));
        Path directory = Files.createTempDirectory(shared, "mpi4j-test-");
        String job = RankVariables.newJob();
        JobOutput output = new JobOutput(spec);
        List<Process> started = new ArrayList<>();
        for (int rank = 0; rank < spec.ranks(); rank++) {
            ProcessBuilder builder = builder(java(spec, settings, program, "purejava"), door);
            Map<String, String> environment = builder.environment();
            environment.putAll(RankVariables.of(job, rank, spec.ranks()));
            environment.put("MPI4J_DIR", directory.toString());
            Process process = builder.start();
            output.follow(process, "process " + rank);
            started.add(process);
        }
        return new JobProcesses(
                "the process", started, output, () -> SharedFiles.deleteTree(directory));
    }

    private static ProcessBuilder builder(List<String> command, String door) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put(Agent.DOOR, door);
        return builder;
    }

    private static List<String> java(
            JobSpec spec, Settings settings, Class<?> program, String backend) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // First, because mpirun looks for it there and adds one of its own otherwise.
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(settings.jvmArgs());
        command.add("-Dmpi4j.backend=" + backend);
        if (spec.mode() == MpiMode.PUREJAVA_TCP) {
            command.add("-Dmpi4j.transport=tcp");
        }
        command.addAll(List.of(program.getName(), spec.toString()));
        return command;
    }
}
