/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

/** All of a state as text, so that two states can be compared. */
public final class StateView {
    private StateView() {}

    /** Everything that is known of a community. */
    public static String of(PoolState state) {
        var text = new StringBuilder();
        state.jobs.forEach((id, job) -> jobs(text.append("job ").append(id), job));
        state.models.forEach((labels, model) -> {
            text.append("model ").append(labels).append(' ').append(model).append('\n');
            accuracy(text, model.now());
            accuracy(text, model.settled());
        });
        return text.append("breaker " + state.breaker + " closed " + state.closedPools)
                .append(state.decidedJobs)
                .append(state.reputations)
                .append(state.deferredShuts)
                .append(state.deferredAudits)
                .toString();
    }

    private static void jobs(StringBuilder text, Job job) {
        text.append(' ').append(job.labels()).append(' ').append(job.isEnding());
        text.append(' ').append(job.isStopped()).append('\n');
        for (var pool : job.pools()) {
            text.append(pool.id().item())
                    .append(' ')
                    .append(pool.phase())
                    .append(pool.ballot())
                    .append(pool.current())
                    .append(pool.announced())
                    .append(pool.isHeard())
                    .append('\n');
        }
    }

    private static void accuracy(StringBuilder text, Accuracy accuracy) {
        counts(text.append("community"), accuracy.community());
        for (var label = 0; label < accuracy.labels(); label++) {
            text.append(' ').append(accuracy.truths(label));
        }
        accuracy.workers()
                .forEach((worker, counts) ->
                        counts(
                                text.append('\n')
                                        .append(worker)
                                        .append(' ')
                                        .append(counts.creditedMicro()),
                                counts.counts()));
        text.append('\n');
    }

    private static void counts(StringBuilder text, Counts counts) {
        for (var truth = 0; truth < counts.labels(); truth++) {
            text.append(" |");
            for (var label = 0; label < counts.labels(); label++) {
                text.append(' ').append(counts.at(truth, label));
            }
            text.append(" = ").append(counts.row(truth));
        }
        text.append(" right ").append(counts.right()).append(" of ").append(counts.total());
    }
}
