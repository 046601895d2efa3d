package org.mpi4j.conformance.coverage;

import static com.tngtech.archunit.core.domain.properties.HasName.Utils.namesOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.SplitType;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;
import org.mpi4j.spi.InterBackend;
import org.mpi4j.spi.MpiProvider;

/**
 * The table of what the pure-Java backend lacks is true: it holds every refusal that is in the
 * backend's code, and each of them is made here and throws what the table says.
 */
class LimitsTest {
    /** Refusals that need what is not there; other tests make them. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("RefusedPointer.refusal", "CommonTest of the backend: needs several hosts");

    private static final String UNSUPPORTED = "org.mpi4j.spi.Unsupported";
    private static final String REFUSAL = UnsupportedOperationException.class.getName();
    private static final String BACKEND = "org.mpi4j.purejava";

    private static Map<String, String> table() throws IOException {
        Map<String, String> exceptions = new TreeMap<>();
        for (String line : Files.readAllLines(ProjectSources.limits())) {
            String[] cells = line.split("\\|", -1);
            if (line.startsWith("| ") && cells.length == 6 && cells[4].contains("`")) {
                exceptions.put(cells[4].replace("`", "").trim(), cells[3].trim());
            }
        }
        return exceptions;
    }

    private static boolean refuses(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean named =
                access.getTarget().getName().equals(ErrorClass.UNSUPPORTED_OPERATION.name());
        return owner.equals(UNSUPPORTED) || owner.equals(REFUSAL) || named;
    }

    private static Set<String> refusals() {
        JavaClasses code =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(BACKEND, "org.mpi4j.spi");
        Set<String> found = new TreeSet<>();
        for (JavaClass owner : code) {
            boolean own = owner.getPackageName().startsWith(BACKEND);
            owner.getAccessesFromSelf().stream()
                    .filter(LimitsTest::refuses)
                    .filter(a -> own || (owner.isInterface() && isInherited(code, a)))
                    .map(a -> owner.getSimpleName() + "." + a.getOrigin().getName())
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Whether a class of the backend leaves a method of an interface as it is. Not those of
     * inter-communicators: what the standard does not let them do is refused before.
     */
    private static boolean isInherited(JavaClasses code, JavaAccess<?> access) {
        JavaClass face = access.getOriginOwner();
        return code.stream()
                .filter(c -> c.getPackageName().startsWith(BACKEND) && !c.isInterface())
                .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(c -> c.isAssignableTo(face.getName()))
                .filter(c -> !c.isAssignableTo(InterBackend.class))
                .anyMatch(c -> c.getAllMethods().stream().noneMatch(m -> overrides(m, access)));
    }

    private static boolean overrides(JavaMethod method, JavaAccess<?> access) {
        return !method.getOwner().isInterface()
                && method.getName().equals(access.getOrigin().getName())
                && namesOf(method.getRawParameterTypes())
                        .equals(namesOf(access.getOrigin().getRawParameterTypes()));
    }

    @Test
    void everyRefusalOfTheBackendIsInTheTable() throws IOException {
        assertEquals(refusals(), table().keySet());
    }

    /** One call for each refusal. */
    private static Map<String, Executable> calls(Communicator comm) {
        return Map.of(
                "MpiProvider.tools",
                LimitsTest::tools,
                "NumberedCommunicator.splitType",
                () -> comm.splitType(SplitType.NUMA, 0, new Info()));
    }

    private static void tools() {
        ServiceLoader.load(MpiProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.getClass().getName().startsWith(BACKEND))
                .forEach(MpiProvider::tools);
    }

    private static void check(String place, String told, Executable call) {
        RuntimeException thrown = assertThrows(RuntimeException.class, call, place);
        if (told.equals(UnsupportedOperationException.class.getSimpleName())) {
            assertInstanceOf(UnsupportedOperationException.class, thrown, place);
        } else {
            MpiException error = assertInstanceOf(MpiException.class, thrown, place);
            String made = MpiException.class.getSimpleName() + ", " + error.errorClass();
            assertEquals(told, made, place);
        }
    }

    @MpiTest(
            ranks = 2,
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "what that backend refuses; between two ranks")
    void everyLineOfTheTableIsRefusedAsItSays(Communicator comm, Mpi mpi) throws IOException {
        Map<String, String> table = table();
        Map<String, Executable> calls = calls(comm);
        Set<String> tested = new TreeSet<>(calls.keySet());
        tested.addAll(ELSEWHERE.keySet());
        assertEquals(table.keySet(), tested);
        for (Map.Entry<String, Executable> call : calls.entrySet()) {
            check(call.getKey(), table.getOrDefault(call.getKey(), ""), call.getValue());
        }
    }
}
