-- SPDX-License-Identifier: Apache-2.0
-- Places for newcomers, which jobs pay: the lowest number first.
create table onboarding_places (
    community_id uuid not null,
    job_id uuid not null,
    places int not null,
    taken int not null default 0,
    pot numeric not null,
    number bigint generated always as identity,
    primary key (community_id, job_id)
);

-- The place that paid who passed; null if none did.
alter table onboarding_result add column place text;
