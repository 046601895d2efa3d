package org.mpi4j.examples;

/**
 * Counts words as {@code wc -w} does in a UTF-8 locale: the longest runs of anything but white
 * space. White space is what the C library says, and the spaces that do not break a line.
 *
 * <p>Bytes that are not UTF-8 are no white space. No byte that starts one of the sequences below
 * can continue another character, so looking for them is as good as decoding.
 */
final class WordCounter {
    /** Bytes of a white space that are complete but for its last one; 0 if there are none. */
    private int pending;

    private boolean inWord;
    private long words;

    void add(byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            add(text[i] & 0xff);
        }
    }

    /**
     * Ends the text.
     *
     * @return the number of words
     */
    long finish() {
        endPending();
        return words;
    }

    static boolean isAsciiSpace(int b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private void add(int b) {
        if (pending != 0) {
            int sequence = pending << 8 | b;
            if (isSpace(sequence)) {
                pending = 0;
                inWord = false;
                return;
            }
            if (isStartOfSpace(sequence)) {
                pending = sequence;
                return;
            }
            endPending();
        }
        if (isAsciiSpace(b)) {
            inWord = false;
        } else if (isStartOfSpace(b)) {
            pending = b;
        } else {
            countWord();
        }
    }

    /** What looked like white space was something else. */
    private void endPending() {
        if (pending != 0) {
            pending = 0;
            countWord();
        }
    }

    private void countWord() {
        if (!inWord) {
            inWord = true;
            words++;
        }
    }

    private static boolean isStartOfSpace(int sequence) {
        return switch (sequence) {
            case 0xc2, 0xe1, 0xe2, 0xe3, 0xe19a, 0xe280, 0xe281, 0xe380 -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int sequence) {
        return switch (sequence) {
            case 0xc2a0, // U+00A0 no-break space
                    0xe19a80, // U+1680 ogham space
                    0xe280a8, // U+2028 line separator
                    0xe280a9, // U+2029 paragraph separator
                    0xe280af, // U+202F narrow no-break space
                    0xe2819f, // U+205F mathematical space
                    0xe281a0, // U+2060 word joiner
                    0xe38080 -> // U+3000 ideographic space
                    true;
            // U+2000 to U+200A, spaces of different widths
            default -> sequence >= 0xe28080 && sequence <= 0xe2808a;
        };
    }
}
