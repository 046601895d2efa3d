package org.mpi4j.spi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Request;

/**
 * Collective communication with the neighbours in a topology, with arguments that are checked. As
 * in {@link CollectivesBackend}, each operation has a method that waits and one that does not.
 */
public interface NeighborhoodBackend {
    /**
     * As {@link org.mpi4j.NeighborhoodCollectives#neighborAllgather}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void neighborAllgather(MpiBuffer send, MpiBuffer receive);

    /**
     * Prepares {@link org.mpi4j.NeighborhoodCollectives#neighborAllgather}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R neighborAllgather(MpiBuffer send, MpiBuffer receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.NeighborhoodCollectives#neighborAllgatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void neighborAllgatherv(MpiBuffer send, MpiChunks receive);

    /**
     * Prepares {@link org.mpi4j.NeighborhoodCollectives#neighborAllgatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R neighborAllgatherv(MpiBuffer send, MpiChunks receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.NeighborhoodCollectives#neighborAlltoall}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void neighborAlltoall(MpiBuffer send, MpiBuffer receive);

    /**
     * Prepares {@link org.mpi4j.NeighborhoodCollectives#neighborAlltoall}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R neighborAlltoall(MpiBuffer send, MpiBuffer receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.NeighborhoodCollectives#neighborAlltoallv}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void neighborAlltoallv(MpiChunks send, MpiChunks receive);

    /**
     * Prepares {@link org.mpi4j.NeighborhoodCollectives#neighborAlltoallv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R neighborAlltoallv(MpiChunks send, MpiChunks receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.NeighborhoodCollectives#neighborAlltoallw}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void neighborAlltoallw(MpiBuffers send, MpiBuffers receive);

    /**
     * Prepares {@link org.mpi4j.NeighborhoodCollectives#neighborAlltoallw}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R neighborAlltoallw(MpiBuffers send, MpiBuffers receive, Initiation<R> how);
}
