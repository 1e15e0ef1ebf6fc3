-- SPDX-License-Identifier: Apache-2.0
-- Under which name a worker is shown on a community's leaderboard, because he asked for it. A name is a person's: it is
-- never in an event, and a row that goes is forgotten. Folded is the name in one case, as the gateway folds it: lower()
-- of a database without a locale knows ASCII only, and two gateways must agree.
CREATE TABLE board_name (
    community uuid NOT NULL,
    worker    uuid NOT NULL,
    name      text NOT NULL,
    folded    text NOT NULL,
    PRIMARY KEY (community, worker)
);
CREATE UNIQUE INDEX board_name_taken ON board_name (community, folded);
CREATE INDEX board_name_of_worker ON board_name (worker);
