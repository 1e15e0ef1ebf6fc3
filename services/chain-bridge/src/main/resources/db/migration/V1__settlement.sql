-- SPDX-License-Identifier: Apache-2.0
-- Which account is paid for a worker, and what waits for one who has named none.
create table payout (
    worker uuid primary key,
    account text not null
);
create table waiting (
    worker uuid primary key,
    base_units numeric(78, 0) not null
);

-- What each account may claim in all, and whether it is in no root yet.
create table total (
    account text primary key,
    base_units numeric(78, 0) not null,
    is_changed boolean not null
);
create index total_changed on total (account) where is_changed;

-- Leaves of an epoch: each account's last row of that epoch or one before.
create table leaf (
    account text not null,
    epoch bigint not null,
    base_units numeric(78, 0) not null,
    primary key (account, epoch)
);

create table epoch (
    epoch bigint primary key,
    root text not null,
    total numeric(78, 0) not null,
    data_hash text not null,
    leaves integer not null,
    at_millis bigint not null,
    transaction_hash text,
    block bigint,
    gas_used bigint
);

-- The root of each epoch as the chain tells it.
create table posted (
    epoch bigint primary key,
    root text not null,
    total numeric(78, 0) not null
);

-- Transactions with their states: what is left to do is read from here.
create table chain_transaction (
    nonce bigint primary key,
    intent bytea not null,
    gas_limit bigint not null,
    state text not null,
    attempts integer not null,
    signed_millis bigint not null,
    hash text,
    succeeded boolean,
    block bigint,
    block_hash text,
    gas_used bigint
);
create index chain_transaction_open on chain_transaction (nonce) where state <> 'FINAL';

create table signed_bytes (
    nonce bigint not null,
    attempt integer not null,
    raw bytea not null,
    hash text not null,
    max_fee_wei numeric(78, 0) not null,
    priority_fee_wei numeric(78, 0) not null,
    primary key (nonce, attempt)
);

create table queued_claim (
    account text primary key
);
create table claimed (
    account text primary key,
    base_units numeric(78, 0) not null,
    claims bigint not null
);

create table deposit (
    id text primary key,
    job uuid not null,
    payer text not null,
    token text not null,
    amount_in numeric(78, 0) not null,
    ale numeric(78, 0) not null,
    block bigint not null,
    state text not null
);
create index deposit_job on deposit (job, block);

-- Sums: staked, minted.
create table figure (
    name text primary key,
    base_units numeric(78, 0) not null
);

-- The last final block that was read.
create table ingested (
    id integer primary key,
    block bigint not null,
    block_hash text not null
);
