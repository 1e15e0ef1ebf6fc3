-- SPDX-License-Identifier: Apache-2.0
create table onboarding_set (
    community_id uuid not null,
    version int not null,
    onboarding bytea not null,
    primary key (community_id, version)
);

create table onboarding_dealt (
    community_id uuid not null,
    worker_id uuid not null,
    version int not null,
    item int not null,
    number bigint generated always as identity,
    primary key (community_id, worker_id, version, item)
);

create table onboarding_answered (
    community_id uuid not null,
    worker_id uuid not null,
    version int not null,
    item int not null,
    primary key (community_id, worker_id, version, item)
);

create table onboarding_result (
    community_id uuid not null,
    worker_id uuid not null,
    passed boolean not null,
    correct int not null,
    at_millis bigint not null,
    primary key (community_id, worker_id)
);
