package org.mpi4j;

/**
 * Which part of a file a rank sees: from a displacement on, copies of a filetype follow each other,
 * and the data of each, in units of an etype, is what is visible.
 *
 * @param displacement bytes from the start of the file to the first filetype
 * @param etype the unit of offsets and of access
 * @param filetype etypes and gaps
 * @param representation how values lie in the file
 * @see "MPI 4.1 section 14.3, file views"
 */
public record FileView(
        long displacement, Datatype etype, Datatype filetype, DataRepresentation representation) {}
