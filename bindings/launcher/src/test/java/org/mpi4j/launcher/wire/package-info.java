@org.jspecify.annotations.NullMarked
package org.mpi4j.launcher.wire;
