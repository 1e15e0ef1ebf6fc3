/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.communities.v1.OnboardingAnswered;
import org.ale.schemas.communities.v1.OnboardingDealt;
import org.ale.schemas.communities.v1.OnboardingDefined;
import org.ale.schemas.communities.v1.OnboardingSet;

/** The attempts at one community's on-boarding set: what each worker was dealt and answered. */
final class AuditedAttempts {
    private static final long RETRY_AFTER_MILLIS = 86_400_000;

    private final Findings findings;
    private final Map<String, Map<Integer, Integer>> answers = new HashMap<>();
    private final Map<String, Set<Integer>> seen = new HashMap<>();
    private final Map<String, Long> failedAt = new HashMap<>();
    private final Set<String> passed = new HashSet<>();
    private OnboardingSet set = OnboardingSet.getDefaultInstance();

    AuditedAttempts(Findings findings) {
        this.findings = findings;
    }

    /** A new set ends all attempts, and nobody has seen anything of it. */
    void define(OnboardingDefined defined) {
        set = defined.getSet();
        answers.clear();
        seen.clear();
    }

    /** As many items as are asked, none of which this worker has seen; a day after he failed. */
    void deal(LogEntry entry, OnboardingDealt dealt) {
        findings.checked("on-boarding attempts");
        var worker = dealt.getWorkerId();
        var known = seen.computeIfAbsent(worker, _ -> new HashSet<>());
        findings.expect("onboarding-asked", entry.place(), set.getAsked(), dealt.getItemsCount());
        if (!dealt.getItemsList().stream().allMatch(known::add)) {
            findings.add("onboarding-seen-before", entry.place(), worker);
        }
        var failed = failedAt.get(worker);
        if (failed != null && entry.event().getLogTimeMillis() < failed + RETRY_AFTER_MILLIS) {
            findings.add("onboarding-too-early", entry.place(), worker);
        }
        answers.put(worker, new HashMap<>());
        expectNotPassed(entry, worker);
    }

    void answer(LogEntry entry, OnboardingAnswered answered) {
        var own = answers.get(answered.getWorkerId());
        var known = seen.getOrDefault(answered.getWorkerId(), Set.of());
        if (own == null
                || !known.contains(answered.getItem())
                || own.put(answered.getItem(), answered.getLabel()) != null) {
            findings.add("onboarding-answer", entry.place(), answered.getWorkerId());
        }
    }

    /** Nine right answers of ten pass, of an attempt that was answered whole. */
    void end(LogEntry entry, String worker, int correct, boolean isPassed) {
        findings.checked("on-boarding results");
        var own = answers.remove(worker);
        if (own == null || own.size() != set.getAsked()) {
            findings.add("onboarding-unanswered", entry.place(), worker);
            return;
        }
        List<Map.Entry<Integer, Integer>> all = List.copyOf(own.entrySet());
        var right =
                all.stream()
                        .filter(each -> set.getItems(each.getKey()).getLabel() == each.getValue())
                        .count();
        findings.expect("onboarding-correct", entry.place(), right, (long) correct);
        findings.expect(
                "onboarding-result", entry.place(), right * 10 >= set.getAsked() * 9L, isPassed);
        if (!isPassed) {
            failedAt.put(worker, entry.event().getLogTimeMillis());
            return;
        }
        expectNotPassed(entry, worker);
        passed.add(worker);
    }

    private void expectNotPassed(LogEntry entry, String worker) {
        if (passed.contains(worker)) {
            findings.add("onboarding-passed-before", entry.place(), worker);
        }
    }
}
