/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The whole system on one machine as plain processes: broker, database and services, no containers.
 */
@NullMarked
package org.ale.local;

import org.jspecify.annotations.NullMarked;
