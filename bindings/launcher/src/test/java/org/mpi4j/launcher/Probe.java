package org.mpi4j.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the ranks of the tests run; the first argument says what it does. It uses no MPI. */
public final class Probe {
    private Probe() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rank = Integer.parseInt(variable("MPI4J_RANK", "OMPI_COMM_WORLD_RANK"));
        List<String> rest = List.of(args).subList(1, args.length);
        switch (args[0]) {
            case "environment" -> environment(rank, rest);
            case "lines" -> lines(rank);
            case "exit" -> exitOrHang(rank, rest);
            case "hang" -> hang();
            case "ignoreTermination" -> ignoreTermination(rank, Path.of(rest.get(0)));
            case "input" -> System.out.println(rank + " read " + System.in.readAllBytes().length);
            case "children" -> children(Path.of(rest.get(0)));
            case "bytes" -> System.out.write(new byte[] {(byte) 0xe9, 0, 'x'});
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.flush();
    }

    private static String variable(String... names) {
        for (String name : names) {
            String value = System.getenv(name);
            if (value != null) {
                return value;
            }
        }
        throw new IllegalStateException("no launcher started this");
    }

    private static void environment(int rank, List<String> args) {
        System.out.println(
                String.join(
                        " ",
                        Integer.toString(rank),
                        System.getenv().getOrDefault("MPI4J_SIZE", "-"),
                        System.getenv().getOrDefault("MPI4J_JOB", "-"),
                        System.getenv().getOrDefault("PROBE", "-"),
                        System.getProperty("mpi4j.backend"),
                        System.getProperty("probe"),
                        args.toString()));
    }

    private static void lines(int rank) {
        for (int i = 0; i < 100; i++) {
            System.out.println("out " + rank + " " + i);
            System.err.println("err " + rank + " " + i);
        }
        System.out.print("end of " + rank);
    }

    /** Arguments: the rank that ends, its code. */
    private static void exitOrHang(int rank, List<String> args) throws InterruptedException {
        if (rank == Integer.parseInt(args.get(0))) {
            System.out.println("rank " + rank + " ends");
            System.exit(Integer.parseInt(args.get(1)));
        }
        hang();
    }

    private static void hang() throws InterruptedException {
        System.out.println("hanging");
        TimeUnit.MINUTES.sleep(2);
    }

    /** Rank 0 fails when all others are deaf to SIGTERM. */
    private static void ignoreTermination(int rank, Path folder)
            throws IOException, InterruptedException {
        if (rank > 0) {
            Runtime.getRuntime().addShutdownHook(new Thread(Probe::sleepDeaf));
            Files.createFile(folder.resolve("deaf-" + rank));
            hang();
        }
        int others = Integer.parseInt(variable("MPI4J_SIZE")) - 1;
        while (folder.toFile().list().length < others) {
            Thread.sleep(20);
        }
        System.exit(7);
    }

    private static void sleepDeaf() {
        try {
            TimeUnit.MINUTES.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a child that outlives it unless somebody ends that too. */
    private static void children(Path pidFile) throws IOException, InterruptedException {
        Process child = new ProcessBuilder("sleep", "120").start();
        Files.writeString(pidFile, String.format(Locale.ROOT, "%d", child.pid()));
        hang();
    }
}
