/**
 * How elements are combined: {@link org.mpi4j.purejava.collective.reduction.Reduction} joins an
 * operation and a datatype; the kernels are loops over primitive arrays, which compilers vectorise.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.collective.reduction;
