/** Data in every type and storage, and calls in every form, for tests that go through all. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.support;
