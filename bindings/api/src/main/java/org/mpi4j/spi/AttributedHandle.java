package org.mpi4j.spi;

import java.util.Optional;
import org.mpi4j.Attributes;
import org.mpi4j.ErrorClass;
import org.mpi4j.Keyval;

/** An open handle that attributes can be attached to: a communicator or a window. */
public abstract class AttributedHandle extends OpenHandle implements Attributes {
    private final AttributeTable attributes = new AttributeTable();

    /**
     * Creates an open handle without attributes.
     *
     * @param owner keeps the open handles of the environment
     * @param errorClass what a call after closing is reported as
     * @param kind what it is called in messages to people, such as {@code communicator}
     */
    protected AttributedHandle(OpenHandles owner, ErrorClass errorClass, String kind) {
        super(owner, errorClass, kind);
    }

    /**
     * What is attached; closing deletes it first, see {@link AttributeTable#deleteAll}.
     *
     * @return the same object each time
     */
    protected final AttributeTable attributes() {
        return attributes;
    }

    @Override
    public final <T> void setAttribute(Keyval<T> key, T value) {
        requireOpen();
        attributes.set(this, key, value);
    }

    @Override
    public final <T> Optional<T> attribute(Keyval<T> key) {
        requireOpen();
        return attributes.get(key);
    }

    @Override
    public final void deleteAttribute(Keyval<?> key) {
        requireOpen();
        attributes.delete(this, key);
    }
}
