-- SPDX-License-Identifier: Apache-2.0
create table job_progress (
    job_id uuid primary key,
    closed int not null,
    unresolved int not null,
    votes bigint not null
);
insert into job_progress (job_id, closed, unresolved, votes)
select job_id, count(*) filter (where closed), count(*) filter (where closed and not resolved),
       sum(votes)
from job_pool group by job_id;

create table community_breaker (
    community_id uuid primary key,
    tripped_at_millis bigint not null,
    recent_micro int not null,
    long_run_micro int not null
);
