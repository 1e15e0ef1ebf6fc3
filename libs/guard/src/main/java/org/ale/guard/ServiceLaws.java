/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How the parts of the house may know each other. */
final class ServiceLaws {
    private static final String DOMAIN = "org.ale.*.domain..";
    private static final String DECIDER = "org.ale.eventsourcing.Decider";

    private static final Set<String> CLOCKS_AND_CHANCE =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID");
    private static final Set<String> SALTED_FACTORIES =
            Set.of(
                    "java.util.Map.of",
                    "java.util.Map.copyOf",
                    "java.util.Map.ofEntries",
                    "java.util.Set.of",
                    "java.util.Set.copyOf",
                    "java.util.stream.Collectors.toSet");
    private static final Set<String> SALTED_TYPES =
            Set.of(
                    "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.IdentityHashMap",
                    "java.util.concurrent.ConcurrentHashMap");

    private ServiceLaws() {}

    static List<ArchRule> all() {
        var laws = new ArrayList<ArchRule>();
        laws.add(pureDomain());
        var contexts = House.here().contexts();
        contexts.forEach(context -> laws.add(loneService(context, contexts)));
        laws.add(strangerKnowsTheSchemaOnly());
        laws.add(protobufAtTheBorder());
        laws.add(kafkaInOneLibrary());
        laws.add(evolveByTheRuntimeOnly());
        laws.add(noClockAndNoChance());
        laws.add(noOrderFromHashes());
        laws.add(noCallOnAnotherThread());
        laws.addAll(NamingLaws.all());
        return laws.stream().map(law -> law.allowEmptyShould(true)).toList();
    }

    private static ArchRule pureDomain() {
        return classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                DOMAIN,
                                "java..",
                                "javax.crypto..",
                                "org.ale.kernel..",
                                "org.ale.eventsourcing",
                                "org.jspecify.."))
                .because("rules that need nothing else can be replayed anywhere, for ever");
    }

    private static ArchRule loneService(String context, List<String> contexts) {
        var others =
                contexts.stream()
                        .filter(other -> !other.equals(context))
                        .map(other -> "org.ale." + other + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("org.ale." + context + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services meet in published schemas only");
    }

    private static ArchRule strangerKnowsTheSchemaOnly() {
        return noClasses()
                .that()
                .resideInAPackage("org.ale.audit..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.ale..")
                                .and(
                                        resideOutsideOfPackages(
                                                "org.ale.audit..", "org.ale.schemas..")))
                .because("what checks the house must not share its mistakes");
    }

    private static ArchRule protobufAtTheBorder() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(Whitelist.packages(Whitelist.PROTOBUF))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ale.schemas..")
                .because("the published form may change without the rules");
    }

    private static ArchRule kafkaInOneLibrary() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(Whitelist.packages(Whitelist.KAFKA_CLIENTS))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .because(
                        "one library knows how to write and fence; a second would know it"
                                + " otherwise");
    }

    private static ArchRule evolveByTheRuntimeOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(Whitelist.packages(Whitelist.EVOLVE))
                .should()
                .callMethodWhere(
                        called(
                                "Decider.evolve",
                                call ->
                                        call.getTarget().getName().equals("evolve")
                                                && !isBridge(call)
                                                && call.getTargetOwner().isAssignableTo(DECIDER)))
                .because("state changes only when a fact is folded by its owner");
    }

    /** The compiler makes a method that casts the arguments of a generic interface. */
    private static boolean isBridge(JavaCall<?> call) {
        return call.getOrigin().getModifiers().contains(JavaModifier.BRIDGE);
    }

    private static ArchRule noClockAndNoChance() {
        return noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .callMethodWhere(
                        called("a clock or chance", call -> isOneOf(CLOCKS_AND_CHANCE, call)))
                .orShould()
                .dependOnClassesThat(describe("random sources", ServiceLaws::isRandomSource))
                .because("time, ids and chance are inputs: a replay must decide the same");
    }

    private static ArchRule noOrderFromHashes() {
        return noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .callMethodWhere(
                        called(
                                "a collection in salted order",
                                call ->
                                        isOneOf(SALTED_FACTORIES, call)
                                                && !call.getTarget()
                                                        .getRawParameterTypes()
                                                        .isEmpty()))
                .orShould()
                .callConstructorWhere(
                        called(
                                "a hash collection",
                                call -> SALTED_TYPES.contains(call.getTargetOwner().getName())))
                .because("the JDK salts their order in each run; use arrays, trees or linked ones");
    }

    private static ArchRule noCallOnAnotherThread() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("io.quarkus.grpc.GrpcService")
                .should()
                .beAnnotatedWith("io.smallrye.common.annotation.Blocking")
                .orShould()
                .beAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
                .because(
                        "a call that begins on another thread loses its request now and then"
                                + " (Half-closed without a request); use org.ale.platform.grpc.Queries");
    }

    private static boolean isRandomSource(JavaClass type) {
        return type.getName().equals("java.util.Random")
                || type.getName().equals("java.security.SecureRandom")
                || type.getName().equals("java.util.concurrent.ThreadLocalRandom")
                || type.getName().startsWith("java.util.random.");
    }

    private static boolean isOneOf(Set<String> methods, JavaCall<?> call) {
        AccessTarget target = call.getTarget();
        return methods.contains(target.getOwner().getName() + "." + target.getName());
    }

    private static <T extends JavaCall<?>> DescribedPredicate<T> called(
            String what, java.util.function.Predicate<T> predicate) {
        return describe(what, predicate);
    }
}
