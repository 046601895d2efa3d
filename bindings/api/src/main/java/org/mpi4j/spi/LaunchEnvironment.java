package org.mpi4j.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * What a launcher told this process through environment variables.
 *
 * @param launcher its name
 * @param rank rank of this process in the job
 * @param size number of processes of the job
 * @param job what is the same in all processes of the job and different in every other job
 */
public record LaunchEnvironment(String launcher, int rank, int size, String job) {
    /** The variables of one launcher; the job is told apart by all variables of {@code job}. */
    private record Convention(String launcher, String rank, String size, List<String> job) {}

    private static final List<Convention> CONVENTIONS =
            List.of(
                    new Convention("mpi4j", "MPI4J_RANK", "MPI4J_SIZE", List.of("MPI4J_JOB")),
                    new Convention(
                            "mpirun",
                            "OMPI_COMM_WORLD_RANK",
                            "OMPI_COMM_WORLD_SIZE",
                            // The same on all hosts of a job, unlike addresses of local servers.
                            List.of("PMIX_NAMESPACE", "OMPI_MCA_orte_hnp_uri")),
                    new Convention(
                            "srun",
                            "SLURM_PROCID",
                            "SLURM_STEP_NUM_TASKS",
                            List.of("SLURM_JOB_ID", "SLURM_STEP_ID")),
                    new Convention(
                            "mpiexec", "PMI_RANK", "PMI_SIZE", List.of("PMI_PORT", "PMI_ID")));

    /**
     * What the environment of this process says.
     *
     * @return empty if no launcher started it
     * @throws MpiException with {@link ErrorClass#OTHER} if the variables make no sense
     */
    public static Optional<LaunchEnvironment> detect() {
        return detect(System.getenv());
    }

    /**
     * What an environment says.
     *
     * @param environment the variables
     * @return empty if no launcher set them
     * @throws MpiException with {@link ErrorClass#OTHER} if the variables make no sense
     */
    public static Optional<LaunchEnvironment> detect(Map<String, String> environment) {
        for (Convention c : CONVENTIONS) {
            if (environment.containsKey(c.rank) && environment.containsKey(c.size)) {
                int size = number(environment, c.size);
                int rank = number(environment, c.rank);
                if (rank < 0 || rank >= size) {
                    throw new MpiException(
                            ErrorClass.OTHER,
                            c.rank + "=" + rank + " and " + c.size + "=" + size + " contradict");
                }
                StringBuilder job = new StringBuilder(c.launcher);
                for (String name : c.job) {
                    job.append('|').append(environment.getOrDefault(name, ""));
                }
                return Optional.of(new LaunchEnvironment(c.launcher, rank, size, job.toString()));
            }
        }
        return Optional.empty();
    }

    private static int number(Map<String, String> environment, String name) {
        String text = environment.getOrDefault(name, "");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new MpiException(ErrorClass.OTHER, name + "=" + text + " is not a number", e);
        }
    }
}
