/* SPDX-License-Identifier: Apache-2.0 */
/** What a service's domain is made of: pure functions over commands, facts and states. */
@NullMarked
package org.ale.eventsourcing;

import org.jspecify.annotations.NullMarked;
