package org.mpi4j.spi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;

/**
 * Collective communication of one communicator, with arguments that {@link CollectiveChecks} has
 * accepted. Each operation has two methods: one that returns when it is done, as in {@link
 * org.mpi4j.Collectives}, and one that prepares it in the way that {@link Initiation} says. {@link
 * MpiBuffer#NONE} may stand where an argument is not significant; whatever else stands there is not
 * to be touched.
 */
public interface CollectivesBackend {
    /** As {@link org.mpi4j.Collectives#barrier}. */
    void barrier();

    /**
     * Prepares {@link org.mpi4j.Collectives#barrier}.
     *
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R barrier(Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#bcast}.
     *
     * @param buffer sent or overwritten
     * @param root the root
     */
    void bcast(MpiBuffer buffer, int root);

    /**
     * Prepares {@link org.mpi4j.Collectives#bcast}.
     *
     * @param buffer sent or overwritten
     * @param root the root
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R bcast(MpiBuffer buffer, int root, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#gather}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     */
    void gather(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * Prepares {@link org.mpi4j.Collectives#gather}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R gather(MpiBuffer send, MpiBuffer receive, int root, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#gatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     */
    void gatherv(MpiBuffer send, MpiChunks receive, int root);

    /**
     * Prepares {@link org.mpi4j.Collectives#gatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R gatherv(MpiBuffer send, MpiChunks receive, int root, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#scatter}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     */
    void scatter(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * Prepares {@link org.mpi4j.Collectives#scatter}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R scatter(MpiBuffer send, MpiBuffer receive, int root, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#scatterv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     */
    void scatterv(MpiChunks send, MpiBuffer receive, int root);

    /**
     * Prepares {@link org.mpi4j.Collectives#scatterv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R scatterv(MpiChunks send, MpiBuffer receive, int root, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#allgather}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void allgather(MpiBuffer send, MpiBuffer receive);

    /**
     * Prepares {@link org.mpi4j.Collectives#allgather}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R allgather(MpiBuffer send, MpiBuffer receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#allgatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void allgatherv(MpiBuffer send, MpiChunks receive);

    /**
     * Prepares {@link org.mpi4j.Collectives#allgatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R allgatherv(MpiBuffer send, MpiChunks receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#alltoall}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void alltoall(MpiBuffer send, MpiBuffer receive);

    /**
     * Prepares {@link org.mpi4j.Collectives#alltoall}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R alltoall(MpiBuffer send, MpiBuffer receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#alltoallv}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void alltoallv(MpiChunks send, MpiChunks receive);

    /**
     * Prepares {@link org.mpi4j.Collectives#alltoallv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R alltoallv(MpiChunks send, MpiChunks receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#alltoallw}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void alltoallw(MpiBuffers send, MpiBuffers receive);

    /**
     * Prepares {@link org.mpi4j.Collectives#alltoallw}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R alltoallw(MpiBuffers send, MpiBuffers receive, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#reduce}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @param root the root
     */
    void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root);

    /**
     * Prepares {@link org.mpi4j.Collectives#reduce}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @param root the root
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R reduce(
            MpiBuffer send, MpiBuffer receive, Op op, int root, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#allreduce}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     */
    void allreduce(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Prepares {@link org.mpi4j.Collectives#allreduce}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R allreduce(MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#reduceScatterBlock}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     */
    void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Prepares {@link org.mpi4j.Collectives#reduceScatterBlock}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R reduceScatterBlock(
            MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#reduceScatter}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param counts elements of each part
     * @param op the operation
     */
    void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op);

    /**
     * Prepares {@link org.mpi4j.Collectives#reduceScatter}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param counts elements of each part
     * @param op the operation
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R reduceScatter(
            MpiBuffer send, MpiBuffer receive, int[] counts, Op op, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#scan}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     */
    void scan(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Prepares {@link org.mpi4j.Collectives#scan}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R scan(MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how);

    /**
     * As {@link org.mpi4j.Collectives#exscan}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     */
    void exscan(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Prepares {@link org.mpi4j.Collectives#exscan}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @param how what becomes of it
     * @param <R> the kind of request
     * @return the request
     */
    <R extends Request> R exscan(MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how);
}
