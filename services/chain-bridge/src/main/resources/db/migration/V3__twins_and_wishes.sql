-- SPDX-License-Identifier: Apache-2.0
-- Twins that have no nonce yet.
create table queued_twin (
    community uuid primary key
);

-- The last wish of each account to stake a part of its claims, and the transaction that carries it.
create table auto_stake_wish (
    account text primary key,
    nonce bigint not null,
    bps integer not null
);
