-- SPDX-License-Identifier: Apache-2.0
-- Read models: all of it can be dropped and is folded anew from the logs.
create table job (
    job_id uuid primary key,
    client_id uuid not null,
    community_id uuid not null,
    draft bytea not null,
    state text not null,
    items_arrived int not null default 0,
    quote bytea,
    number bigint generated always as identity
);
create index job_by_client on job (client_id, number desc);

create table item (
    job_id uuid not null,
    item int not null,
    external_id text not null,
    content text not null,
    gold int not null,
    primary key (job_id, item)
);

create table job_pool (
    job_id uuid not null,
    item int not null,
    votes int not null,
    resolved boolean not null,
    closed boolean not null,
    primary key (job_id, item)
);

create table job_money (
    job_id uuid primary key,
    funded numeric not null default 0,
    paid numeric not null default 0,
    fees numeric not null default 0,
    refunded numeric not null default 0
);
