package org.mpi4j.examples;

import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.examples.TextFiles.TextFile;

/**
 * Counts the words of all files of a directory and prints what {@code wc -w directory/*} prints.
 *
 * <p>The files, one after another, are cut into one stretch of equal length a rank; so a file that
 * is larger than such a stretch is shared by several ranks.
 */
public final class WordCount {
    private static final String DEFAULT_DIRECTORY = "/usr/share/common-licenses";
    private static final int ROOT = 0;

    private WordCount() {}

    /**
     * Runs the program.
     *
     * @param args the directory; {@code /usr/share/common-licenses} without it
     */
    public static void main(String[] args) {
        Mpi.run(args, WordCount::run);
    }

    private static void run(Mpi mpi) throws IOException {
        Communicator world = mpi.world();
        Path directory = directory(mpi.args());
        TextFiles own = world.rank() == ROOT ? TextFiles.list(directory) : TextFiles.none();
        TextFiles files = TextFiles.bcast(own, world, ROOT);

        long[] words = countShare(files, world.rank(), world.size());
        long[] sums = new long[words.length];
        MpiBuffer result = world.rank() == ROOT ? buffer(sums) : MpiBuffer.NONE;
        world.reduce(buffer(words), result, Op.SUM, ROOT);
        if (world.rank() == ROOT) {
            print(files, sums);
        }
    }

    private static Path directory(List<String> args) {
        if (args.size() > 1) {
            throw new IllegalArgumentException("one directory expected, not " + args);
        }
        return Path.of(args.isEmpty() ? DEFAULT_DIRECTORY : args.get(0));
    }

    /** The words of every file, as far as they are in this rank's stretch of all the text. */
    private static long[] countShare(TextFiles files, int rank, int size) throws IOException {
        long total = files.totalSize();
        long from = border(total, rank, size);
        long to = border(total, rank + 1, size);
        long[] words = new long[files.files().size()];
        long start = 0;
        for (int i = 0; i < words.length; i++) {
            TextFile file = files.files().get(i);
            long first = Math.max(from - start, 0);
            long end = Math.min(to - start, file.size());
            if (first < end) {
                words[i] = new FileSlice(file.path(), first, end).words();
            }
            start += file.size();
        }
        return words;
    }

    /** {@code total * rank / size}, without overflow. */
    private static long border(long total, int rank, int size) {
        return total / size * rank + total % size * rank / size;
    }

    /**
     * In the format of {@code wc}: as wide as the total of the bytes, a total line if it says more.
     */
    private static void print(TextFiles files, long[] words) {
        int width = words.length == 1 ? 1 : Long.toString(files.totalSize()).length();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            line(out, width, words[i], files.files().get(i).path().toString());
        }
        if (words.length != 1) {
            line(out, width, LongStream.of(words).sum(), "total");
        }
        System.out.print(out);
        System.out.flush();
    }

    private static void line(StringBuilder out, int width, long words, String name) {
        out.append(String.format("%" + width + "d %s%n", words, name));
    }
}
