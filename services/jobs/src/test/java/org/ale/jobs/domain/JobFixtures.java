/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;

/** Words for the tests of jobs. */
public final class JobFixtures {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final ClientId ACME = ClientId.of("00000000-0000-7000-8000-00000000000a");
    public static final ClientId OTHER = ClientId.of("00000000-0000-7000-8000-00000000000b");
    public static final JobId JOB = JobId.of("00000000-0000-7000-8000-000000000001");
    public static final CommunityId TREES = CommunityId.of("00000000-0000-7000-8000-000000000002");
    public static final Ale BUDGET = Ale.ofWhole(5_000);
    public static final long CENTS_2 = 20_000;

    private JobFixtures() {}

    public static JobDraft draft(int items, String manifest) {
        return draft(items, manifest, TaskType.BINARY, List.of("no", "yes"));
    }

    public static JobDraft draft(int items, String manifest, TaskType type, List<String> labels) {
        return new JobDraft(ACME, "Trees", type, "A tree?", labels, "Look.", items, manifest, 0);
    }

    public static JobCommand drafting(JobDraft draft) {
        return new JobCommand.DraftJob(JOB, TREES, draft, NOW);
    }

    public static List<Item> items(String... contents) {
        return List.of(contents).stream().map(text -> new Item("", text, Item.UNKNOWN)).toList();
    }

    public static JobCommand adding(int chunk, int first, List<Item> items) {
        return new JobCommand.AddItems(ACME, chunk, first, items, NOW);
    }

    public static JobCommand quoting(Ale budget) {
        return new JobCommand.QuoteJob(ACME, budget, CommunityParameters.STRICT, CENTS_2, 0, NOW);
    }

    public static JobCommand funding(Ale amount) {
        return new JobCommand.FundJob(ACME, amount, NOW);
    }
}
