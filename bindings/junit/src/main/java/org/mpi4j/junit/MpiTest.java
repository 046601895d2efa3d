package org.mpi4j.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method that every rank of a job runs, once for each mode and each number of ranks.
 *
 * <pre>{@code
 * @MpiTest
 * void sumOfRanks(Communicator comm) {
 *     int n = comm.size();
 *     assertEquals(n * (n - 1) / 2, comm.allreduce(comm.rank(), Op.SUM));
 * }
 * }</pre>
 *
 * <p>Parameters are {@link org.mpi4j.Communicator}, all ranks in a context of its own that is
 * closed after the test, and {@link org.mpi4j.Mpi}, the environment of the rank; methods annotated
 * with {@code BeforeEach} and {@code AfterEach} may have them too and run on each rank. Each rank
 * makes its own object of the test class; JUnit makes one more that runs nothing. Methods for all
 * tests of a class ({@code BeforeAll}) run in JUnit's virtual machine only.
 *
 * <p>The test passes if it passes on every rank; a failure shows every rank that failed with its
 * stack. Ranks that are processes are kept for the next tests until one fails.
 *
 * <p>Settings, as system properties or JUnit configuration parameters:
 *
 * <ul>
 *   <li>{@code mpi4j.test.modes}: the modes to run, for example {@code openmpi,purejava-threads}
 *   <li>{@code mpi4j.test.ranks}: the numbers of ranks to run, for example {@code 1,2}
 *   <li>{@code mpi4j.test.ranks.MODE}, such as {@code mpi4j.test.ranks.purejava-tcp}: the same for
 *       one mode, where a test names some of these
 *   <li>{@code mpi4j.test.require}: modes whose absence fails tests instead of skipping them
 *   <li>{@code mpi4j.test.timeoutSeconds}: a limit for tests whose own is longer
 *   <li>{@code mpi4j.test.gc}: the collector of ranks that are processes, {@code Serial} if not set
 *   <li>{@code mpi4j.test.jvmArgs}: more arguments for their virtual machines
 *   <li>{@code mpi4j.test.checkJni}: {@code true} runs them with {@code -Xcheck:jni} and fails a
 *       test during which it warns
 *   <li>{@code mpi4j.test.summary}: {@code false} prints no table at the end
 * </ul>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(MpiTestExtension.class)
public @interface MpiTest {
    /**
     * The numbers of ranks to run with.
     *
     * @return each at least 1
     */
    int[] ranks() default {1, 2, 3, 4, 5};

    /**
     * The modes to run in.
     *
     * @return all modes, if not restricted
     */
    MpiMode[] modes() default {
        MpiMode.OPENMPI, MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP
    };

    /**
     * After how long the test is ended; the failure then shows the stacks of every rank.
     *
     * @return seconds
     */
    int timeoutSeconds() default 60;

    /**
     * Why the test does not run with every number of ranks and in every mode.
     *
     * @return text for readers
     */
    String reason() default "";
}
