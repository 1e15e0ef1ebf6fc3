-- SPDX-License-Identifier: Apache-2.0
-- What each worker has in each community.
create table reputation (
    worker uuid not null,
    community uuid not null,
    reputation_micro bigint not null,
    finished integer not null,
    won integer not null,
    visible_after integer not null,
    primary key (worker, community)
);

-- What moved it. A worker is in an event at most once.
create table reputation_change (
    worker uuid not null,
    at_millis bigint not null,
    partition integer not null,
    position bigint not null,
    community uuid not null,
    job uuid not null,
    item integer not null,
    gain_micro bigint not null,
    reputation_micro bigint not null,
    reason text not null,
    primary key (worker, at_millis, partition, position)
);
