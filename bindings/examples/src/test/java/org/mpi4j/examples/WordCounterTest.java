package org.mpi4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordCounterTest {
    private static long words(String text) {
        return words(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long words(byte[] text) {
        WordCounter counter = new WordCounter();
        counter.add(text, text.length);
        return counter.finish();
    }

    @Test
    void aWordIsWhatStandsBetweenWhiteSpace() {
        assertEquals(0, words(""));
        assertEquals(0, words(" \t\n\u000b\f\r"));
        assertEquals(1, words("one"));
        assertEquals(1, words("\n one \n"));
        assertEquals(3, words("one two\nthree"));
        assertEquals(3, words("a\u000bb\fc"));
        assertEquals(1, words("\u00fcber-l\u00e4nger"));
    }

    /** All that iswspace of the C library says, and what GNU wc adds: spaces that break no line. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x9, 0xa, 0xb, 0xc, 0xd, 0x20, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
                0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f,
                0x2060, 0x3000
            })
    void spacesOfAnyLengthSeparateWords(int space) {
        String text = Character.toString(space);
        assertEquals(2, words("a" + text + "b"));
        assertEquals(2, words("\u00e9" + text + text + "\u4e16\u754c"));
        assertEquals(0, words(text));
    }

    @Test
    void noOtherCharacterSeparatesWords() {
        for (int c = 0x80; c < 0x110000; c++) {
            boolean surrogate = c >= 0xd800 && c < 0xe000;
            long expected = isSpace(c) ? 2 : 1;
            if (!surrogate) {
                assertEquals(expected, words("a" + Character.toString(c) + "b"), "U+" + c);
            }
        }
    }

    private static boolean isSpace(int c) {
        return c == 0xa0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200a)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x2060
                || c == 0x3000;
    }

    @Test
    void bytesThatAreNotUtf8AreNoWhiteSpace() {
        assertEquals(2, words(new byte[] {'a', (byte) 0xc2, ' ', (byte) 0xe2, (byte) 0x80, 'b'}));
        assertEquals(1, words(new byte[] {(byte) 0xe2, (byte) 0x80}));
        // A sequence that breaks off, and then a whole no-break space.
        assertEquals(2, words(new byte[] {(byte) 0xe2, (byte) 0xc2, (byte) 0xa0, 'b'}));
    }
}
