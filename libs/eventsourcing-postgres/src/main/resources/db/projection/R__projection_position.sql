-- SPDX-License-Identifier: Apache-2.0
-- How far each projection has come in each partition of its log. Written with the data itself.
create table if not exists projection_position (
    projection text not null,
    partition integer not null,
    position bigint not null,
    kafka_offset bigint not null,
    primary key (projection, partition)
);
