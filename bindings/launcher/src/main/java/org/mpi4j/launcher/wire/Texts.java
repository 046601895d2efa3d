package org.mpi4j.launcher.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts and bytes with their length before them. */
final class Texts {
    private Texts() {}

    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(out, bytes, bytes.length);
    }

    static void write(DataOutputStream out, byte[] bytes, int length) throws IOException {
        out.writeInt(length);
        out.write(bytes, 0, length);
    }

    static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    static String read(DataInputStream in, int largest) throws IOException {
        return new String(readBytes(in, largest), StandardCharsets.UTF_8);
    }

    static byte[] readBytes(DataInputStream in, int largest) throws IOException {
        int length = checked(in.readInt(), largest);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    static List<String> readAll(DataInputStream in, int largest) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = checked(in.readInt(), largest); left > 0; left--) {
            texts.add(read(in, largest));
        }
        return texts;
    }

    static int checked(int number, int largest) throws IOException {
        if (number < 0 || number > largest) {
            throw new IOException("read " + number + " where at most " + largest + " makes sense");
        }
        return number;
    }
}
