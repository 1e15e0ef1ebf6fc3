/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseCommand.AdmitItems;
import org.ale.assignment.domain.LeaseCommand.GoldItem;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.assignment.domain.LeaseCommand.StartJob;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;
import org.ale.schemas.jobs.v1.ItemsAdded;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.JobOpened;

/** What follows at the desk of the job's community when something happens to the job. */
public final class FollowsJobs implements Policy<JobEvent, LeaseCommand> {
    @Override
    public List<Addressed<LeaseCommand>> commandsFor(String streamId, JobEvent event, Instant at) {
        var job = JobId.of(event.getJobId());
        return switch (event.getEventCase()) {
            case ITEMS_ADDED ->
                    to(event, whenItemsAddedThenAdmitItems(job, event.getItemsAdded(), at));
            case OPENED -> to(event, whenOpenedThenStartJob(job, event.getOpened(), at));
            case PAUSED -> to(event, new LeaseCommand.HaltJob(job, at));
            case RESUMED -> to(event, new LeaseCommand.ContinueJob(job, at));
            case PROMOTED ->
                    to(
                            event,
                            new LeaseCommand.RankJob(
                                    job,
                                    Ale.ofBaseUnits(event.getPromoted().getTotalBaseUnits()),
                                    at));
            case CANCELLED ->
                    to(
                            event,
                            event.getCancelled().getUnfunded()
                                    ? new LeaseCommand.DropJob(job, at)
                                    : new LeaseCommand.WithdrawJob(job, at));
            case END_REQUESTED -> to(event, new LeaseCommand.EndJob(job, at));
            case DRAFTED,
                    QUOTED,
                    FUNDED,
                    COMPLETED,
                    DEPOSIT_REFUSED,
                    PLACES_OFFERED,
                    PLACES_WITHDRAWN,
                    EVENT_NOT_SET ->
                    List.of();
        };
    }

    private static List<Addressed<LeaseCommand>> to(JobEvent event, LeaseCommand command) {
        return List.of(new Addressed<>(event.getCommunityId(), command));
    }

    private static LeaseCommand whenItemsAddedThenAdmitItems(
            JobId job, ItemsAdded added, Instant at) {
        var gold = new ArrayList<GoldItem>();
        for (var index = 0; index < added.getItemsCount(); index++) {
            var label = added.getItems(index).getGold() - 1;
            if (label >= 0) {
                gold.add(new GoldItem(added.getFirstItem() + index, label));
            }
        }
        return new AdmitItems(job, added.getFirstItem(), added.getItemsCount(), gold, at);
    }

    private static LeaseCommand whenOpenedThenStartJob(JobId job, JobOpened opened, Instant at) {
        return new StartJob(
                job,
                new JobTerms(
                        TaskType.valueOf(opened.getTaskType()),
                        opened.getLabels(),
                        opened.getItems(),
                        opened.getConfidenceMicro()),
                at);
    }
}
