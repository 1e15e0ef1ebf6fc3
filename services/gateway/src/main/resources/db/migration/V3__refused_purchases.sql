-- SPDX-License-Identifier: Apache-2.0
-- The provider's name of the payment, and the deposit that became of it. States: OPEN, DEPOSITED (asked of the
-- treasury), FUNDED, REFUSED (the card was paid back), GIVEN_BACK (before the treasury was asked).
ALTER TABLE purchase ADD COLUMN payment text NOT NULL DEFAULT '';
ALTER TABLE purchase ADD COLUMN deposit_id text UNIQUE;
CREATE INDEX purchase_waiting ON purchase (created_at) WHERE state = 'DEPOSITED';
