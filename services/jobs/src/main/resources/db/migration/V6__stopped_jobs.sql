-- SPDX-License-Identifier: Apache-2.0
-- Jobs that the circuit breaker stopped without their community. Before this there were none.
create table stopped_job (
    job_id uuid primary key,
    community_id uuid not null,
    stopped_at_millis bigint not null,
    recent_micro int not null,
    long_run_micro int not null,
    number bigint generated always as identity
);
create index stopped_job_by_community on stopped_job (community_id, number desc);
