/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * All laws, for the module in whose folder the tests run:
 *
 * <pre>{@code
 * class HouseRulesTest extends HouseRules {}
 * }</pre>
 */
public abstract class HouseRules {
    private static final Path CLASSES = Path.of("target", "classes");

    @TestFactory
    List<DynamicTest> structure() {
        var classes = classes();
        return ServiceLaws.all().stream()
                .map(law -> DynamicTest.dynamicTest(name(law), () -> law.check(classes)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> tidiness() {
        var sources = Source.under(Path.of("src"));
        return TidyLaws.all().stream()
                .map(law -> DynamicTest.dynamicTest(law.name(), () -> check(law, sources)))
                .toList();
    }

    private static JavaClasses classes() {
        return Files.isDirectory(CLASSES)
                ? new ClassFileImporter().importPath(CLASSES)
                : new ClassFileImporter().importClasses();
    }

    private static String name(ArchRule law) {
        var description = law.getDescription();
        var because = description.indexOf(", because");
        return because < 0 ? description : description.substring(0, because);
    }

    private static void check(TidyLaws.Law law, List<Source> sources) {
        var violations =
                sources.stream().flatMap(source -> law.violations(source).stream()).toList();
        if (!violations.isEmpty()) {
            Assertions.fail(
                    law.name()
                            + ", because "
                            + law.reason()
                            + ":\n"
                            + String.join("\n", violations));
        }
    }
}
