-- SPDX-License-Identifier: Apache-2.0
-- How much reputation there is in a community.
create index reputation_by_community on reputation (community) include (reputation_micro);
