package org.mpi4j.purejava.launch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mpi4j.purejava.transport.tcp.Timed;

/** How cards are sent: the length, checked before there is room for so much, then the card. */
final class Cards {
    private Cards() {}

    static void send(Timed to, List<Card> cards) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Card each : cards) {
            byte[] card = each.toBytes();
            out.writeInt(card.length);
            out.write(card);
        }
        to.write(bytes.toByteArray());
    }

    static byte[] receive(Timed from) throws IOException {
        int length = ByteBuffer.wrap(from.read(Integer.BYTES)).getInt();
        if (length < 0 || length > Card.LARGEST) {
            throw new IOException("a card of " + length + " bytes; allowed are " + Card.LARGEST);
        }
        return from.read(length);
    }

    /** Those of all ranks, in order. */
    static List<Card> receive(Timed from, int ranks) throws IOException {
        List<Card> cards = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            Card card = Card.of(receive(from));
            if (card.rank() != rank) {
                throw new IOException("the card of rank " + card.rank() + " as that of " + rank);
            }
            cards.add(card);
        }
        return cards;
    }
}
