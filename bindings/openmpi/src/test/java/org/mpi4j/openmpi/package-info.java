/** What the suite that all backends share cannot test of this one. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.openmpi;
