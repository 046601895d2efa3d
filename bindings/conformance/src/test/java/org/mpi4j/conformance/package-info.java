/**
 * The contract of org.mpi4j, as tests: one class an aspect, each test named by the rule that it
 * holds, all of them run on every backend with 1 to 5 ranks.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance;
