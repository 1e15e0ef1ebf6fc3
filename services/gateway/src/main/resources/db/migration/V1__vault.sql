-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE client (
    client_id  uuid PRIMARY KEY,
    name       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- A key is 256 random bits, so its plain SHA-256 cannot be guessed from the hash.
CREATE TABLE api_key (
    key_sha256 bytea PRIMARY KEY,
    client_id  uuid NOT NULL REFERENCES client,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE worker (
    worker_id  uuid PRIMARY KEY,
    public_key bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE challenge (
    challenge  text PRIMARY KEY,
    worker_id  uuid NOT NULL REFERENCES worker,
    expires_at timestamptz NOT NULL
);
CREATE INDEX challenge_expiry ON challenge (expires_at);

-- One row: the secret that signs session tokens, shared by all gateways of this database.
CREATE TABLE signing_key (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret   bytea NOT NULL
);

-- Answers of requests with an Idempotency-Key; status is null while the first request runs.
CREATE TABLE idempotent_request (
    client_id      uuid NOT NULL,
    key            text NOT NULL,
    request_sha256 bytea NOT NULL,
    claimed_at     timestamptz NOT NULL DEFAULT now(),
    status         int,
    body           text,
    PRIMARY KEY (client_id, key)
);
CREATE INDEX idempotent_request_age ON idempotent_request (claimed_at);
