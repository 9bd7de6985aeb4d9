package org.hone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rooms of {@code architecture.md} and what each may see. Change the table and this together.
 */
@AnalyzeClasses(packages = "org.hone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.hone.";

    /** Room, and the rooms that it may see. A room sees its own sub-packages. */
    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        rooms.put("domain", Set.of());
        rooms.put("task", Set.of());
        rooms.put("io", Set.of("domain"));
        rooms.put("catalog", Set.of("domain"));
        rooms.put("bkg", Set.of("domain", "io", "task"));
        rooms.put("execute", Set.of("domain", "catalog", "io", "task"));
        rooms.put("store", Set.of("domain", "io"));
        rooms.put("llama", Set.of("domain", "task", "io"));
        rooms.put("rlhf", Set.of("domain", "task"));
        rooms.put("prompts", Set.of("domain", "catalog", "io"));
        rooms.put(
                "rlhf.djl", Set.of("rlhf", "domain", "llama", "catalog", "prompts", "task", "io"));
        rooms.put("rlhf.endpoint", Set.of("rlhf", "domain", "catalog", "prompts", "task", "io"));
        rooms.put(
                "evaluate",
                Set.of("domain", "rlhf", "catalog", "execute", "prompts", "task", "io"));
        rooms.put("copilot", Set.of("assistant", "domain", "rlhf", "catalog", "execute", "task"));
        rooms.put(
                "annotation", Set.of("assistant", "copilot", "domain", "rlhf", "execute", "task"));
        rooms.put("assistant", Set.of("domain", "task"));
        rooms.put("registry", Set.of("assistant", "domain", "io", "task"));
        rooms.put("server", Set.of("assistant", "domain", "io", "task"));
        rooms.put("client", Set.of("assistant", "domain", "io", "task"));
        rooms.put("ui", Set.of("assistant", "domain", "catalog", "task"));
        return rooms;
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        for (String nested : List.of("rlhf.djl", "rlhf.endpoint")) {
            if (rest.equals(nested) || rest.startsWith(nested + ".")) {
                return nested;
            }
        }
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static JavaClasses production() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.hone");
    }

    private static DescribedPredicate<JavaClass> inRoom(Set<String> rooms) {
        return DescribedPredicate.describe("in " + rooms, type -> rooms.contains(room(type)));
    }

    @TestFactory
    List<DynamicTest> aRoomSeesOnlyWhatTheTableAllows() {
        JavaClasses classes = production();
        List<DynamicTest> tests = new ArrayList<>();
        rooms().forEach(
                        (room, allowed) -> {
                            Set<String> forbidden =
                                    classes.stream()
                                            .map(ArchitectureTest::room)
                                            .filter(other -> !other.isEmpty())
                                            .filter(other -> !other.equals(room))
                                            .filter(other -> !allowed.contains(other))
                                            .collect(Collectors.toSet());
                            tests.add(
                                    DynamicTest.dynamicTest(
                                            room,
                                            () ->
                                                    noClasses()
                                                            .that(inRoom(Set.of(room)))
                                                            .should()
                                                            .dependOnClassesThat(inRoom(forbidden))
                                                            .allowEmptyShould(true)
                                                            .check(classes)));
                        });
        return tests;
    }

    @ArchTest
    void everyRoomIsInTheTable(JavaClasses classes) {
        Set<String> known = new java.util.HashSet<>(rooms().keySet());
        known.addAll(Set.of("cli", "app"));
        assertThat(classes.stream().map(ArchitectureTest::room).collect(Collectors.toSet()))
                .isSubsetOf(known);
    }

    @ArchTest
    void nothingDependsOnApp(JavaClasses classes) {
        noClasses()
                .that(DescribedPredicate.describe("outside app", type -> !room(type).equals("app")))
                .should()
                .dependOnClassesThat(inRoom(Set.of("app")))
                .check(classes);
    }

    @ArchTest
    void noCycles(JavaClasses classes) {
        slices().matching("org.hone.(**)").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    void domainAndTaskSeeOnlyTheJdk(JavaClasses classes) {
        classes()
                .that(inRoom(Set.of("domain", "task")))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.hone.domain..", "org.hone.task..")
                .check(classes);
    }

    @ArchTest
    void javafxStaysInTheWindow(JavaClasses classes) {
        onlyIn(classes, Set.of("ui", "app"), "javafx..", "org.controlsfx..", "atlantafx..");
    }

    @ArchTest
    void tensorsStayInTheModels(JavaClasses classes) {
        onlyIn(classes, Set.of("llama", "rlhf.djl"), "ai.djl..");
    }

    @ArchTest
    void sqlStaysInTheStoreAndTheGraph(JavaClasses classes) {
        onlyIn(
                classes,
                Set.of("store", "bkg"),
                "java.sql..",
                "javax.sql..",
                "org.h2..",
                "org.jdbi..");
    }

    private static void onlyIn(JavaClasses classes, Set<String> rooms, String... packages) {
        noClasses()
                .that(
                        DescribedPredicate.describe(
                                "outside " + rooms, type -> !rooms.contains(room(type))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(classes);
    }

    @ArchTest
    void runLaterOnlyInUiFx(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hone.ui.fx..")
                .should()
                .callMethod("javafx.application.Platform", "runLater", Runnable.class.getName())
                .check(classes);
    }

    @ArchTest
    void noLocators(JavaClasses classes) {
        methods().should().notHaveName("getInstance").check(classes);
    }

    @ArchTest
    void noStaticMutableState(JavaClasses classes) {
        fields().that()
                .areStatic()
                .and(
                        DescribedPredicate.describe(
                                "written in source",
                                f -> !f.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .beFinal()
                .check(classes);
    }

    @ArchTest
    void onlyTheCommandLinePrints(JavaClasses classes) {
        noClasses()
                .that(
                        DescribedPredicate.describe(
                                "outside cli and app",
                                type -> !Arrays.asList("cli", "app").contains(room(type))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @ArchTest
    void everyPackageIsDescribed(JavaClasses classes) {
        Set<String> described =
                classes.stream()
                        .filter(type -> type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
        Set<String> missing =
                classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !described.contains(name))
                        .collect(Collectors.toSet());
        assertThat(missing).as("packages without package-info.java").isEmpty();
    }
}
