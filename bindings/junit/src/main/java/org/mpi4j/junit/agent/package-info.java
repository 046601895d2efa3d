/**
 * What runs on a rank: {@link org.mpi4j.junit.agent.Agent} is the program of a rank that is a
 * process, {@link org.mpi4j.junit.agent.TestRunner} runs one test method.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.junit.agent;
