-- SPDX-License-Identifier: Apache-2.0
-- Read models: all of it can be dropped and is folded anew from the log.
create table community (
    community_id uuid primary key,
    view bytea not null,
    members int not null,
    number bigint generated always as identity
);

create table parameter_version (
    community_id uuid not null,
    version int not null,
    effective_from bigint not null,
    parameters bytea not null,
    primary key (community_id, version)
);
