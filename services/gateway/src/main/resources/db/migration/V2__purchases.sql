-- SPDX-License-Identifier: Apache-2.0
-- What clients buy from the treasury by a payment provider. Never deleted: it is money.
CREATE TABLE purchase (
    purchase_id    uuid PRIMARY KEY,
    client_id      uuid NOT NULL,
    job_id         uuid NOT NULL,
    base_units     numeric(78, 0) NOT NULL,
    amount_minor   bigint NOT NULL,
    currency       text NOT NULL,
    refund_account text NOT NULL,
    expires_at     timestamptz NOT NULL,
    session_id     text NOT NULL,
    state          text NOT NULL DEFAULT 'OPEN',
    created_at     timestamptz NOT NULL DEFAULT now()
);

-- A job is paid by one purchase; any other that is paid is given back.
CREATE TABLE purchased_job (
    job_id      uuid PRIMARY KEY,
    purchase_id uuid NOT NULL
);

-- Events of the provider that were dealt with: a replay changes nothing.
CREATE TABLE provider_event (
    event_id    text PRIMARY KEY,
    purchase_id uuid NOT NULL,
    outcome     text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);
