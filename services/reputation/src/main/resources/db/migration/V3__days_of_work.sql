-- SPDX-License-Identifier: Apache-2.0
-- What each worker did on each day (UTC, days since 1970): seasons, streaks, badges and quests follow from it.
create table day_of_work (
    worker uuid not null,
    community uuid not null,
    day integer not null,
    decided integer not null,
    won integer not null,
    primary key (worker, community, day)
);

-- It is told from the first fact on, so what is known of the others is told anew with it.
do $$
begin
    if to_regclass('projection_position') is not null then
        delete from projection_position where projection = 'reputations';
    end if;
end $$;
truncate reputation, reputation_change;
