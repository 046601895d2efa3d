package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class ReduceLocalTest {
    private static IntBuffer direct(int... values) {
        ByteBuffer memory = ByteBuffer.allocateDirect(values.length * Integer.BYTES);
        return memory.order(ByteOrder.nativeOrder()).asIntBuffer().put(values).flip();
    }

    @MpiTest
    void secondOperandIsOverwritten(Mpi mpi) {
        int[] in = {1, 2, 3};
        int[] inOut = {10, 20, 30};
        mpi.reduceLocal(buffer(in), buffer(inOut), Op.SUM);
        assertArrayEquals(new int[] {11, 22, 33}, inOut);
        assertArrayEquals(new int[] {1, 2, 3}, in);
    }

    @MpiTest
    void everyStorageIsCombined(Mpi mpi) {
        IntBuffer result = direct(7, 8);
        mpi.reduceLocal(buffer(new int[] {9, 5}), buffer(result), Op.MAX);
        assertEquals(direct(9, 8), result);
        int[] array = {0, 3, 4, 0};
        mpi.reduceLocal(buffer(result), buffer(array).part(1, 2), Op.PROD);
        assertArrayEquals(new int[] {0, 27, 32, 0}, array);
    }

    @MpiTest
    void narrowIntegersWrapAround(Mpi mpi) {
        byte[] inOut = {100};
        mpi.reduceLocal(buffer(new byte[] {100}), buffer(inOut), Op.SUM);
        assertEquals((byte) 200, inOut[0]);
    }

    @MpiTest
    void firstOperandComesFirst(Mpi mpi) {
        int[] inOut = {3};
        try (Op minus = Op.ofInt((a, b) -> a - b)) {
            mpi.reduceLocal(buffer(new int[] {10}), buffer(inOut), minus);
        }
        assertEquals(7, inOut[0]);
    }

    @MpiTest
    void gapsStayAsTheyAre(Mpi mpi) {
        int[] inOut = {1, 2, 3, 4};
        try (Datatype everySecond = Datatype.vector(2, 1, 2, Datatype.INT);
                Op sum =
                        Op.of(
                                (in, out, count, type) -> {
                                    out.putInt(0, in.getInt(0) + out.getInt(0));
                                    out.putInt(8, in.getInt(8) + out.getInt(8));
                                })) {
            MpiBuffer in = buffer(new int[] {10, 20, 30, 40}).as(1, everySecond);
            mpi.reduceLocal(in, buffer(inOut).as(1, everySecond), sum);
        }
        assertArrayEquals(new int[] {11, 2, 33, 4}, inOut);
    }

    @MpiTest
    void nothingIsCombinedOfNoElements(Mpi mpi) {
        mpi.reduceLocal(buffer(new int[0]), buffer(new int[0]), Op.SUM);
        try (Op never = Op.ofInt((a, b) -> Integer.parseInt("nothing"))) {
            mpi.reduceLocal(buffer(new int[0]), buffer(new int[0]), never);
        }
    }

    @MpiTest
    void whatTheOperationThrowsIsThrown(Mpi mpi) {
        IllegalStateException thrown = new IllegalStateException("on purpose");
        int[] data = {1};
        try (Op failing =
                Op.ofInt(
                        (a, b) -> {
                            throw thrown;
                        })) {
            MpiException error =
                    Expect.error(
                            ErrorClass.OP,
                            () -> mpi.reduceLocal(buffer(new int[1]), buffer(data), failing),
                            "on purpose");
            assertSame(thrown, error.getCause());
        }
        mpi.reduceLocal(buffer(new int[] {1}), buffer(data), Op.MAX);
    }

    @MpiTest
    void wrongArgumentsAreRefused(Mpi mpi) {
        MpiBuffer two = buffer(new int[2]);
        MpiBuffer other = buffer(new int[2]);
        Expect.error(ErrorClass.BUFFER, () -> mpi.reduceLocal(null, two, Op.SUM), "in");
        Expect.error(ErrorClass.BUFFER, () -> mpi.reduceLocal(two, null, Op.SUM), "inOut");
        Expect.error(ErrorClass.BUFFER, () -> mpi.reduceLocal(IN_PLACE, two, Op.SUM), "in");
        Expect.error(ErrorClass.BUFFER, () -> mpi.reduceLocal(two, NONE, Op.SUM), "inOut");
        Expect.error(ErrorClass.BUFFER, () -> mpi.reduceLocal(two, two, Op.SUM), "overlap");
        MpiBuffer fixed = buffer(direct(1, 2).asReadOnlyBuffer());
        Expect.error(ErrorClass.BUFFER, () -> mpi.reduceLocal(two, fixed, Op.SUM), "inOut");
        MpiBuffer three = buffer(new int[3]);
        Expect.error(ErrorClass.COUNT, () -> mpi.reduceLocal(three, two, Op.SUM), "3", "2");
        MpiBuffer floats = buffer(new float[2]);
        Expect.error(ErrorClass.TYPE, () -> mpi.reduceLocal(floats, two, Op.SUM), "in has");
        Expect.error(ErrorClass.OP, () -> mpi.reduceLocal(two, other, null), "op");
        Expect.error(ErrorClass.OP, () -> mpi.reduceLocal(two, other, Op.MINLOC), "MINLOC");
        Expect.error(ErrorClass.OP, () -> mpi.reduceLocal(two, other, Op.NO_OP), "one-sided");
        Op closed = Op.ofInt(Integer::sum);
        closed.close();
        Expect.error(ErrorClass.OP, () -> mpi.reduceLocal(two, other, closed), "closed");
    }
}
