package org.mpi4j.openmpi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mpi4j.ErrorClass;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.ErrorCodesBackend;

/** The library's error codes, which C code in this process sees too (MPI 4.1 section 9.5). */
final class NativeErrorCodes implements ErrorCodesBackend {
    private final Environment environment;

    /** Open MPI 4.1 does not know that a class that was added is a class. */
    private final Set<Integer> addedClasses = ConcurrentHashMap.newKeySet();

    NativeErrorCodes(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int addClass() {
        int[] added = new int[1];
        Errors.check("MPI_Add_error_class", OpenMpi.MPI_Add_error_class(added));
        addedClasses.add(added[0]);
        setText(added[0], "");
        return added[0];
    }

    @Override
    public int addCode(int errorClass) {
        int[] added = new int[1];
        Errors.check("MPI_Add_error_code", OpenMpi.MPI_Add_error_code(errorClass, added));
        setText(added[0], "");
        return added[0];
    }

    @Override
    public void setText(int code, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] terminated = Arrays.copyOf(bytes, bytes.length + 1);
        Errors.check("MPI_Add_error_string", OpenMpi.MPI_Add_error_string(code, terminated));
    }

    @Override
    public String text(int code) {
        environment.requireActive();
        return Errors.text(code);
    }

    @Override
    public int classOf(int code) {
        if (addedClasses.contains(code)) {
            return code;
        }
        int[] number = new int[1];
        Errors.check("MPI_Error_class", OpenMpi.MPI_Error_class(code, number));
        return number[0];
    }

    @Override
    public int codeOf(ErrorClass errorClass) {
        return Errors.number(errorClass);
    }

    @Override
    public ErrorClass errorClass(int errorClass) {
        return Errors.named(errorClass);
    }

    @Override
    public int lastPredefined() {
        return OpenMpi.MPI_ERR_LASTCODE;
    }

    @Override
    public int lastUsed() {
        environment.requireActive();
        return WorldAttribute.required(OpenMpi.MPI_LASTUSEDCODE);
    }
}
