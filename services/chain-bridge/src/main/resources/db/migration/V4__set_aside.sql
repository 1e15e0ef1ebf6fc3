-- SPDX-License-Identifier: Apache-2.0
-- Jobs for which the escrow refused, asked for each alone, what the log has moved.
create table set_aside (
    job uuid not null,
    kind text not null,
    primary key (job, kind)
);
