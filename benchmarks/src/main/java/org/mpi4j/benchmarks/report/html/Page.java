package org.mpi4j.benchmarks.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import org.mpi4j.benchmarks.report.svg.Markup;

/** The whole page: one file that needs no other and no network. */
public final class Page {
    private Page() {}

    /**
     * Writes the page.
     *
     * @param files what it is about
     * @param causes why a column is behind
     * @return HTML that is also XML
     */
    public static String of(ReportFiles files, Causes causes) {
        Markup out = new Markup();
        out.raw("<!DOCTYPE html>\n");
        out.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        head(out);
        out.open("body");
        out.open("header").element("h1", "mpi4j benchmarks");
        out.element("button", "Light or dark", "type", "button", "id", "theme", "hidden", "hidden");
        out.close();
        out.open("main");
        int number = 1;
        for (var run : files.runs()) {
            new RunChapter(run, number++, causes, out).write();
        }
        for (var kernels : files.kernels()) {
            new KernelChapter(kernels, number++, out).write();
        }
        out.close();
        out.open("footer");
        out.element(
                "p",
                "A ratio compares two launches of one round; medians over the rounds with their 95"
                    + " % intervals from order statistics. Whiskers are those intervals, short"
                    + " dashes targets in their column's colour, dots floors. The method, and what"
                    + " these figures do not say: benchmarks/README.md.");
        out.close();
        out.open("script").raw(resource("page.js")).close();
        out.close().close();
        return out.toString();
    }

    private static void head(Markup out) {
        out.open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", "mpi4j benchmarks");
        out.open("style").raw(resource("plot.css")).raw(resource("page.css")).close().close();
    }

    /** Style sheets and script hold no sign that XML would have to be told of. */
    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not beside " + Page.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
