package org.mpi4j.spi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;

/**
 * Collective communication of one communicator, with arguments that {@link CollectiveChecks} has
 * accepted. The methods are those of {@link org.mpi4j.Collectives} and {@link
 * org.mpi4j.NonBlockingCollectives} and mean the same. {@link MpiBuffer#NONE} may stand where an
 * argument is not significant; whatever else stands there is not to be touched.
 */
public interface CollectivesBackend {
    /** As {@link org.mpi4j.Collectives#barrier}. */
    void barrier();

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#ibarrier}.
     *
     * @return the request
     */
    Request ibarrier();

    /**
     * As {@link org.mpi4j.Collectives#bcast}.
     *
     * @param buffer sent or overwritten
     * @param root the root
     */
    void bcast(MpiBuffer buffer, int root);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#ibcast}.
     *
     * @param buffer sent or overwritten
     * @param root the root
     * @return the request
     */
    Request ibcast(MpiBuffer buffer, int root);

    /**
     * As {@link org.mpi4j.Collectives#gather}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     */
    void gather(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#igather}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     * @return the request
     */
    Request igather(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * As {@link org.mpi4j.Collectives#gatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     */
    void gatherv(MpiBuffer send, MpiChunks receive, int root);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#igatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     * @return the request
     */
    Request igatherv(MpiBuffer send, MpiChunks receive, int root);

    /**
     * As {@link org.mpi4j.Collectives#scatter}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     */
    void scatter(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#iscatter}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     * @return the request
     */
    Request iscatter(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * As {@link org.mpi4j.Collectives#scatterv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     */
    void scatterv(MpiChunks send, MpiBuffer receive, int root);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#iscatterv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param root the root
     * @return the request
     */
    Request iscatterv(MpiChunks send, MpiBuffer receive, int root);

    /**
     * As {@link org.mpi4j.Collectives#allgather}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void allgather(MpiBuffer send, MpiBuffer receive);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#iallgather}.
     *
     * @param send what to send
     * @param receive overwritten
     * @return the request
     */
    Request iallgather(MpiBuffer send, MpiBuffer receive);

    /**
     * As {@link org.mpi4j.Collectives#allgatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void allgatherv(MpiBuffer send, MpiChunks receive);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#iallgatherv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @return the request
     */
    Request iallgatherv(MpiBuffer send, MpiChunks receive);

    /**
     * As {@link org.mpi4j.Collectives#alltoall}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void alltoall(MpiBuffer send, MpiBuffer receive);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#ialltoall}.
     *
     * @param send what to send
     * @param receive overwritten
     * @return the request
     */
    Request ialltoall(MpiBuffer send, MpiBuffer receive);

    /**
     * As {@link org.mpi4j.Collectives#alltoallv}.
     *
     * @param send what to send
     * @param receive overwritten
     */
    void alltoallv(MpiChunks send, MpiChunks receive);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#ialltoallv}.
     *
     * @param send what to send
     * @param receive overwritten
     * @return the request
     */
    Request ialltoallv(MpiChunks send, MpiChunks receive);

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
     * As {@link org.mpi4j.NonBlockingCollectives#ireduce}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @param root the root
     * @return the request
     */
    Request ireduce(MpiBuffer send, MpiBuffer receive, Op op, int root);

    /**
     * As {@link org.mpi4j.Collectives#allreduce}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     */
    void allreduce(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#iallreduce}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @return the request
     */
    Request iallreduce(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * As {@link org.mpi4j.Collectives#reduceScatterBlock}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     */
    void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#ireduceScatterBlock}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @return the request
     */
    Request ireduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op);

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
     * As {@link org.mpi4j.NonBlockingCollectives#ireduceScatter}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param counts elements of each part
     * @param op the operation
     * @return the request
     */
    Request ireduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op);

    /**
     * As {@link org.mpi4j.Collectives#scan}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     */
    void scan(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#iscan}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @return the request
     */
    Request iscan(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * As {@link org.mpi4j.Collectives#exscan}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     */
    void exscan(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * As {@link org.mpi4j.NonBlockingCollectives#iexscan}.
     *
     * @param send what to send
     * @param receive overwritten
     * @param op the operation
     * @return the request
     */
    Request iexscan(MpiBuffer send, MpiBuffer receive, Op op);
}
