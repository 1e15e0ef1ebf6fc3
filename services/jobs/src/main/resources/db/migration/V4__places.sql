-- SPDX-License-Identifier: Apache-2.0
-- Places for newcomers that a job has paid.
alter table job_money add column places int not null default 0;

-- What a job's own facts said: the sums of its money are heard by another way, which may be slower.
alter table job add column deposit numeric;
alter table job add column final_paid numeric;
alter table job add column final_fees numeric;
alter table job add column final_refunded numeric;
