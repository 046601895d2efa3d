/**
 * Tests that run on several ranks: {@link org.mpi4j.junit.MpiTest} on a method is all that a test
 * class needs.
 *
 * <p>The packages below are not for use by tests: {@code pool} starts jobs, keeps them for the
 * whole run and combines what their ranks answer; {@code agent} is what runs on a rank.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.junit;
