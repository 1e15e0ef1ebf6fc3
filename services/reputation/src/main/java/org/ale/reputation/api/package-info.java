/* SPDX-License-Identifier: Apache-2.0 */
/** The gRPC API of reputation. */
@NullMarked
package org.ale.reputation.api;

import org.jspecify.annotations.NullMarked;
