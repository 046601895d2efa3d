package org.mpi4j.benchmarks.report.svg;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mpi4j.benchmarks.report.Figures;

/** Writes elements, attributes and text, well-formed as HTML and as XML. */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param tag its name
     * @param attributes names and values in turn
     * @return this
     */
    public Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /**
     * Ends the element that was begun last.
     *
     * @return this
     * @throws java.util.NoSuchElementException if there is none
     */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        if (open.size() < 6) {
            out.append('\n');
        }
        return this;
    }

    /**
     * An element without content: of SVG, or one that HTML allows none in.
     *
     * @param tag its name
     * @param attributes names and values in turn
     * @return this
     */
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /**
     * An element with text.
     *
     * @param tag its name
     * @param text its content
     * @param attributes names and values in turn
     * @return this
     */
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /**
     * Text.
     *
     * @param text as it is to be read
     * @return this
     */
    public Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /**
     * Markup as it is.
     *
     * @param markup well-formed
     * @return this
     */
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /**
     * A number for an attribute: a tenth of a pixel is enough.
     *
     * @param value the number
     * @return its text
     */
    public static String number(double value) {
        String text = Figures.format("%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Everything so far. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1]).replace("\"", "&quot;")).append('"');
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
