/** What a test on several ranks reports in each case. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.junit;
