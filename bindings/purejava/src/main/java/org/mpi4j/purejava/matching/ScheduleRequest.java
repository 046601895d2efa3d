package org.mpi4j.purejava.matching;

import org.mpi4j.Status;

/** Work that is driven by the engine. */
final class ScheduleRequest extends PureRequest {
    private final Progressable schedule;

    ScheduleRequest(Engine engine, Progressable schedule) {
        super(engine);
        this.schedule = schedule;
    }

    /** Lets the work go on; its failure becomes the request's. */
    void advance() {
        try {
            if (schedule.advance()) {
                finish(Status.EMPTY);
            }
        } catch (RuntimeException e) {
            finish(e);
        }
    }
}
