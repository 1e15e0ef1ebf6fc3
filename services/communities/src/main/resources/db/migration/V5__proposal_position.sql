-- SPDX-License-Identifier: Apache-2.0
-- Where it was opened, in its community's partition: by this a repeated command finds what it did. Null for older ones.
alter table proposal add column position bigint;
