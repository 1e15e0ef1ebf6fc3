-- SPDX-License-Identifier: Apache-2.0
-- The pot of an item as the funding made it. Jobs that were funded before keep showing the quoted one.
alter table job add column pot numeric;
