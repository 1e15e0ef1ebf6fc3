/* SPDX-License-Identifier: Apache-2.0 */
/** Read models: what a log says, kept in PostgreSQL together with how far it was read. */
@NullMarked
package org.ale.eventsourcing.postgres;

import org.jspecify.annotations.NullMarked;
