-- SPDX-License-Identifier: Apache-2.0
create table proposal (
    community_id uuid not null,
    proposal int not null,
    opened bytea not null,
    yes_micro bigint not null default 0,
    no_micro bigint not null default 0,
    state text not null default 'OPEN',
    version int not null default 0,
    primary key (community_id, proposal)
);
