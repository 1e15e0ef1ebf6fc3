/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What things are called. A newcomer follows one answer through the house by names alone. */
final class NamingLaws {
    private static final String LIBRARY = "org.ale.eventsourcing.";

    private NamingLaws() {}

    static List<ArchRule> all() {
        return List.of(
                implementers(
                        "Policy",
                        "(When[A-Z]\\w*Then[A-Z]\\w*|Follows[A-Z]\\w*)",
                        "a policy says when and then what; one that Follows a log chooses among"
                                + " those"),
                implementers("Decider", "[A-Z]\\w*Decider", "an aggregate's rules have one name"),
                implementers("Codec", "[A-Z]\\w*Codec", "a border is seen from its name"),
                implementers(
                        "Decision$Reason",
                        "[A-Z]\\w*Rejection",
                        "the reasons of a refusal are public and found in one place"),
                implementers(
                        "postgres.Projection",
                        "[A-Z]\\w*Projection",
                        "what writes a read model is told from what answers with it"));
    }

    private static ArchRule implementers(String type, String pattern, String reason) {
        return classes()
                .that(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "implement " + type, named -> isNamed(named, LIBRARY + type)))
                .should()
                .haveNameMatching(".*[.$]" + pattern)
                .because(reason);
    }

    private static boolean isNamed(JavaClass type, String library) {
        return !type.isInterface()
                && !type.isAnonymousClass()
                && type.getPackageName().startsWith("org.ale.")
                && !type.getPackageName().startsWith("org.ale.eventsourcing")
                && type.isAssignableTo(library);
    }
}
