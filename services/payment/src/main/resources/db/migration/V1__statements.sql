-- SPDX-License-Identifier: Apache-2.0
-- What each account holds; the sum of a community is zero at every moment.
create table balance (
    community uuid not null,
    account text not null,
    base_units numeric(78, 0) not null,
    primary key (community, account)
);
create index balance_account on balance (account);

-- What became of each worker's answers. A worker is in an event at most once.
create table receipt (
    worker uuid not null,
    at_millis bigint not null,
    partition integer not null,
    position bigint not null,
    community uuid not null,
    job uuid not null,
    item integer not null,
    outcome text not null,
    paid numeric(78, 0) not null,
    primary key (worker, at_millis, partition, position)
);
create index receipt_pool on receipt (job, item, worker);

-- The numbers behind a paid pool: ale.payment.v1.PotSplit without its postings.
create table pot_split (
    partition integer not null,
    position bigint not null,
    payload bytea not null,
    primary key (partition, position)
);
