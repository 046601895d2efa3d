package org.mpi4j.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom, where the modules alone do not say it. */
class LayeringTest {
    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.mpi4j");

    private static final String API = "org.mpi4j";
    private static final String SPI = "org.mpi4j.spi..";
    private static final String OPENMPI = "org.mpi4j.openmpi..";
    private static final String PUREJAVA = "org.mpi4j.purejava..";
    private static final String RAW = "org.mpi4j.raw..";
    private static final String RECIPE = "org.mpi4j.recipe..";

    @Test
    void everyLayerIsLookedAt() {
        for (String name : new String[] {"spi", "openmpi", "purejava", "raw"}) {
            boolean found =
                    CODE.stream().anyMatch(c -> c.getPackageName().startsWith("org.mpi4j." + name));
            assertTrue(found, name);
        }
    }

    @Test
    void apiNamesNoBackend() {
        noClasses()
                .that()
                .resideInAnyPackage(API, SPI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OPENMPI, PUREJAVA, RAW, RECIPE)
                .check(CODE);
    }

    @Test
    void apiUsesOfTheProviderInterfaceOnlyWhatStartsAndCompletes() {
        noClasses()
                .that()
                .resideInAPackage(API)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(SPI)
                                .and(
                                        not(
                                                nameMatching(
                                                        "org\\.mpi4j\\.spi\\.(Backends|RunOptions"
                                                            + "|RequestEngine|MpiProvider|ErrorHandling"
                                                            + "|AttributeTable|OpenHandles?|RequestFutures)"))))
                .check(CODE);
    }

    @Test
    void backendsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(OPENMPI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PUREJAVA)
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage(PUREJAVA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OPENMPI, RAW)
                .check(CODE);
    }

    @Test
    void onlyTheNativeBackendUsesTheRawLayer() {
        classes()
                .that()
                .resideInAPackage(RAW)
                .should()
                .onlyBeAccessed()
                .byAnyPackage(RAW, OPENMPI)
                .check(CODE);
    }

    @Test
    void onlyTheRawLayerUsesTheRecipe() {
        noClasses()
                .that()
                .resideOutsideOfPackages(RAW, RECIPE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RECIPE)
                .check(CODE);
    }

    @Test
    void packagesOfThePureJavaBackendHaveNoCycles() {
        slices().matching("org.mpi4j.purejava.(*)..").should().beFreeOfCycles().check(CODE);
    }
}
