/**
 * What one rank does in one collective operation: {@link
 * org.mpi4j.purejava.collective.schedule.Schedule} holds sends, receives, copies and combinations
 * in rounds, and {@link org.mpi4j.purejava.collective.schedule.Scratch} the memory that they need.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.collective.schedule;
