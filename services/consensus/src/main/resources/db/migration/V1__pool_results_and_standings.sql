-- SPDX-License-Identifier: Apache-2.0
-- What is the label of each item of a job? One row for each pool that is closed.
create table pool_result (
    job_id uuid not null,
    item integer not null,
    label integer not null,
    confidence_micro integer not null,
    votes integer not null,
    resolved boolean not null,
    gold boolean not null,
    agreement_bps integer not null,
    primary key (job_id, item)
);

-- How often is a worker right in a community? Sums over what he was credited, by number of labels.
create table worker_credit (
    worker_id uuid not null,
    community_id uuid not null,
    labels integer not null,
    right_micro bigint not null,
    credited_micro bigint not null,
    finished integer not null,
    primary key (worker_id, community_id, labels)
);

create table community_credit (
    community_id uuid not null,
    labels integer not null,
    right_micro bigint not null,
    credited_micro bigint not null,
    primary key (community_id, labels)
);

-- What the voters of a pool were credited, until its job is decided: an audit may change it.
-- voters: for each voter in order 16 bytes worker id and 4 bytes millionths of being right.
create table pool_credit (
    job_id uuid not null,
    item integer not null,
    voters bytea not null,
    primary key (job_id, item)
);
