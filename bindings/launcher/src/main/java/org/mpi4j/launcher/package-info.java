/**
 * Starts the ranks of a job as processes and looks after them until the last one has ended.
 *
 * <ul>
 *   <li>What to run: {@link org.mpi4j.launcher.JobSpec}
 *   <li>How: {@link org.mpi4j.launcher.LocalJob} starts the ranks itself, on this host, for the
 *       pure-Java backend; {@link org.mpi4j.launcher.HostsJob} does so on several hosts, through an
 *       agent on each; {@link org.mpi4j.launcher.MpirunJob} leaves it to Open MPI's {@code mpirun},
 *       with the line that {@link org.mpi4j.launcher.MpirunCommand} makes
 *   <li>What came of it: {@link org.mpi4j.launcher.OutputHandler} while it runs, {@link
 *       org.mpi4j.launcher.JobResult} at the end
 * </ul>
 *
 * <p>All kinds of job keep the same promises: if a rank ends with an exit code other than 0, the
 * others are ended within seconds and the job has that exit code; at the time limit every rank
 * prints its stacks and is ended; and when this virtual machine is ended, so is every rank.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.launcher;
