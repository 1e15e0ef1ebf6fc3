-- SPDX-License-Identifier: Apache-2.0
-- What each account has staked now, and the least since the running epoch began.
create table stake (
    account text primary key,
    staked numeric(78, 0) not null,
    least numeric(78, 0) not null
);

-- Whose an account is: who named it first and still does.
create table account_owner (
    account text primary key,
    worker uuid not null unique
);

-- What the communities' half brought each worker so far.
create table member_reward (
    worker uuid primary key,
    base_units numeric(78, 0) not null
);

create table epoch (
    index bigint primary key,
    at_millis bigint not null,
    stakers numeric(78, 0) not null,
    communities numeric(78, 0) not null,
    allocated numeric(78, 0) not null,
    unminted numeric(78, 0) not null,
    staked numeric(78, 0) not null
);

create table epoch_community (
    index bigint not null,
    community uuid not null,
    work numeric(78, 0) not null,
    fees numeric(78, 0) not null,
    eligible integer not null,
    part numeric(78, 0) not null,
    primary key (index, community)
);
