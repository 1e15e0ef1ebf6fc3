-- SPDX-License-Identifier: Apache-2.0
-- Whose transaction brought a deposit.
create index signed_bytes_hash on signed_bytes (hash);
