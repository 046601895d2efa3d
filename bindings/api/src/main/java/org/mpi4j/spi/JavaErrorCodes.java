package org.mpi4j.spi;

import java.util.ArrayList;
import java.util.List;
import org.mpi4j.ErrorClass;

/**
 * Error codes without a library: the standard's classes are numbered as they are declared, from 1,
 * and 0 is no error.
 */
public final class JavaErrorCodes implements ErrorCodesBackend {
    private static final List<ErrorClass> STANDARD = List.of(ErrorClass.values());
    private static final int LAST_PREDEFINED = STANDARD.size();

    /** An added class or code; a class is its own. */
    private record Added(int errorClass, String text) {}

    private final List<Added> added = new ArrayList<>();

    /** Without any that were added. */
    public JavaErrorCodes() {}

    private Added added(int code) {
        return added.get(code - LAST_PREDEFINED - 1);
    }

    @Override
    public synchronized int addClass() {
        added.add(new Added(lastUsed() + 1, ""));
        return lastUsed();
    }

    @Override
    public synchronized int addCode(int errorClass) {
        added.add(new Added(errorClass, ""));
        return lastUsed();
    }

    @Override
    public synchronized void setText(int code, String text) {
        added.set(code - LAST_PREDEFINED - 1, new Added(added(code).errorClass(), text));
    }

    @Override
    public synchronized String text(int code) {
        if (code > LAST_PREDEFINED) {
            return added(code).text();
        }
        return code == 0 ? "no error" : "an error of class " + errorClass(code);
    }

    @Override
    public synchronized int classOf(int code) {
        return code > LAST_PREDEFINED ? added(code).errorClass() : code;
    }

    @Override
    public int codeOf(ErrorClass errorClass) {
        return STANDARD.indexOf(errorClass) + 1;
    }

    @Override
    public ErrorClass errorClass(int errorClass) {
        return errorClass == 0 ? ErrorClass.UNKNOWN : STANDARD.get(errorClass - 1);
    }

    @Override
    public int lastPredefined() {
        return LAST_PREDEFINED;
    }

    @Override
    public synchronized int lastUsed() {
        return LAST_PREDEFINED + added.size();
    }
}
