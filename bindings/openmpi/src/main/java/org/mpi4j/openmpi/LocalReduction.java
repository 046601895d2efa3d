package org.mpi4j.openmpi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.raw.OpenMpi;

/** MPI_Reduce_local: what a reduction does with the operands of two ranks, without them. */
final class LocalReduction {
    private LocalReduction() {}

    static void combine(MpiBuffer in, MpiBuffer inOut, Op op) {
        Arguments a = Scratch.current().collective().arguments();
        try {
            a.use(op, inOut.datatype());
            a.send().input(in, Form.AS_STORED);
            Operand result = a.receive();
            result.inOut(inOut, Form.AS_STORED);
            int code =
                    OpenMpi.MPI_Reduce_local(
                            a.send().address(),
                            result.address(),
                            result.count(),
                            result.type(),
                            a.op());
            Errors.check("MPI_Reduce_local", code);
            a.finish();
        } finally {
            a.release();
        }
    }
}
