/* SPDX-License-Identifier: Apache-2.0 */
/** The live feeds: events of the log, told to whoever listens. */
@NullMarked
package org.ale.gateway.feed;

import org.jspecify.annotations.NullMarked;
