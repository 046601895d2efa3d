package org.mpi4j.purejava.collective.algorithm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Primitive;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.collective.schedule.Temporary;

/**
 * The last steps of a reduction with a program's function, which may have thrown at any rank: the
 * ranks tell each other, each round twice as far, until all know.
 */
public final class FailureNews {
    /** Room for the length of the message and for the message. */
    private static final int BYTES = 256;

    private final Schedule schedule;
    private final Temporary known;
    private final Temporary heard;

    private FailureNews(Schedule schedule) {
        this.schedule = schedule;
        this.known = schedule.temporary(Primitive.BYTE, BYTES);
        this.heard = schedule.temporary(Primitive.BYTE, BYTES);
    }

    /**
     * Adds the steps; a rank that hears of a failure fails, too.
     *
     * @param schedule a whole reduction
     */
    public static void spread(Schedule schedule) {
        if (schedule.size() > 1) {
            new FailureNews(schedule).plan();
        }
    }

    /**
     * Adds the steps of a rank that tells another one, which calls {@link #hear}.
     *
     * @param schedule a whole reduction
     * @param dest who hears
     */
    public static void tell(Schedule schedule, int dest) {
        FailureNews news = new FailureNews(schedule);
        schedule.awaitAll();
        schedule.combine(news::begin);
        schedule.send(news.known.part(0, BYTES), dest);
    }

    /**
     * Adds the steps of a rank that is told by another one, and fails if that has failed.
     *
     * @param schedule a whole reduction
     * @param source who tells
     */
    public static void hear(Schedule schedule, int source) {
        FailureNews news = new FailureNews(schedule);
        schedule.receive(news.known.part(0, BYTES), source);
        schedule.awaitAll();
        schedule.combine(news::end);
    }

    private void plan() {
        int rank = schedule.rank();
        int size = schedule.size();
        schedule.awaitAll();
        schedule.combine(this::begin);
        for (long distance = 1; distance < size; distance *= 2) {
            int step = (int) distance;
            schedule.receive(heard.part(0, BYTES), Ranks.shift(rank, -step, size));
            schedule.send(known.part(0, BYTES), Ranks.shift(rank, step, size));
            schedule.awaitAll();
            schedule.combine(this::listen);
        }
        schedule.combine(this::end);
    }

    private void begin() {
        String own = schedule.failure().map(Throwable::getMessage).orElse("");
        byte[] text = own.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, BYTES - Integer.BYTES);
        known.bytes().putInt(length).put(text, 0, length);
    }

    private void listen() {
        if (known.bytes().getInt() == 0) {
            known.bytes().put(heard.bytes().limit(BYTES));
        }
    }

    private void end() {
        ByteBuffer news = known.bytes();
        byte[] text = new byte[news.getInt()];
        news.get(text);
        if (text.length > 0 && schedule.failure().isEmpty()) {
            schedule.fail(
                    new MpiException(ErrorClass.OP, new String(text, StandardCharsets.UTF_8)));
        }
    }
}
