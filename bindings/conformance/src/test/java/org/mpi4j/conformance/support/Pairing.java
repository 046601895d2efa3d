package org.mpi4j.conformance.support;

import java.util.ArrayList;
import java.util.List;
import org.mpi4j.Primitive;

/**
 * A type with a kind of storage to send from and one to receive into.
 *
 * @param primitive the type
 * @param from sent from
 * @param into received into
 */
public record Pairing(Primitive primitive, StorageKind from, StorageKind into) {
    /** Every type with every kind of storage on either side, and the kinds mixed. */
    public static List<Pairing> all() {
        List<Pairing> all = new ArrayList<>();
        for (Primitive primitive : Primitive.values()) {
            List<StorageKind> readable = StorageKind.readable(primitive);
            List<StorageKind> writable = StorageKind.writable(primitive);
            for (int i = 0; i < readable.size(); i++) {
                int other = (i + primitive.bytes()) % writable.size();
                all.add(new Pairing(primitive, readable.get(i), writable.get(other)));
            }
        }
        return all;
    }

    /** A sample to send. */
    public Sample source(int count) {
        return new Sample(primitive, from, count);
    }

    /** A sample to receive into. */
    public Sample target(int count) {
        return new Sample(primitive, into, count);
    }
}
