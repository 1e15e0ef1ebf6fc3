-- SPDX-License-Identifier: Apache-2.0
-- What became of each item's pot, and who has votes in pools that are open. Facts of before are not
-- in the tables, so both read models are folded anew from the logs.
truncate job_pool, job_progress, job_money, community_breaker;
do $$
begin
    if to_regclass('projection_position') is not null then
        delete from projection_position where projection in ('progress', 'money');
    end if;
end
$$;

-- A row from the opening of a pool on.
alter table job_pool add column voters uuid[] not null default '{}';

alter table job_progress add column opened int not null default 0;
alter table job_progress add column votes_min int not null default 0;
alter table job_progress add column strangers_min int not null default 0;
create index job_by_community on job (community_id);

create table job_voter (
    job_id uuid not null,
    worker_id uuid not null,
    open_votes int not null,
    primary key (job_id, worker_id)
);

alter table job_money add column withdrawn int not null default 0;
alter table job_money add column closed boolean not null default false;

create table paid_item (
    job_id uuid not null,
    item int not null,
    primary key (job_id, item)
);
