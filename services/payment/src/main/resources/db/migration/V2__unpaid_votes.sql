-- SPDX-License-Identifier: Apache-2.0
-- Why nothing is paid to a voter of a pool that was paid; empty for all others.
alter table receipt add column unpaid_because text not null default '';
