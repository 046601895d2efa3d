package org.mpi4j.launcher.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.mpi4j.launcher.Subcommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code mpi4j}. */
@Command(
        name = "mpi4j",
        description = "Runs Java programs that use MPI.",
        subcommands = {RunCommand.class, DoctorCommand.class, CommandLine.HelpCommand.class},
        // With the next two, every command has --help and --version.
        scope = CommandLine.ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    /**
     * Exit code when the launcher itself fails, which no rank's exit code should be mistaken for.
     */
    static final int LAUNCHER_FAILED = 125;

    private Main() {}

    /**
     * Runs the command and ends the virtual machine with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line =
                new CommandLine(new Main())
                        // What follows the main class belongs to the program.
                        .setStopAtPositional(true)
                        .setExecutionExceptionHandler(Main::explain);
        for (Subcommand other : ServiceLoader.load(Subcommand.class)) {
            line.addSubcommand(other.commandLine());
        }
        return line;
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.@Nullable ParseResult parsed) {
        command.getErr().println("mpi4j: " + message(failure));
        command.getErr().flush();
        return LAUNCHER_FAILED;
    }

    private static String message(Throwable failure) {
        String own = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        Throwable cause = failure.getCause();
        return cause == null ? own : own + ": " + message(cause);
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"mpi4j " + current()};
        }

        static String current() {
            return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("(not from its jar)");
        }
    }
}
