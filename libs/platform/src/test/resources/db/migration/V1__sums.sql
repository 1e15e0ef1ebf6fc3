-- SPDX-License-Identifier: Apache-2.0
create table sums (
    stream text primary key,
    total bigint not null
);
