package org.mpi4j.purejava.matching;

import org.mpi4j.Status;

/** An access to a file that has taken place already, to be completed like any other operation. */
final class AccessRequest extends PureRequest {
    AccessRequest(Engine engine, Status status) {
        super(engine);
        finish(status);
    }
}
