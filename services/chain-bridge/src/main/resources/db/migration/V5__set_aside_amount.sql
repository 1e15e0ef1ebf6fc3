-- SPDX-License-Identifier: Apache-2.0
-- Only what is asked for later and is as much takes the place of what was refused.
alter table set_aside add column last_nonce bigint not null default 0;
alter table set_aside add column base_units numeric(78, 0) not null default 0;
