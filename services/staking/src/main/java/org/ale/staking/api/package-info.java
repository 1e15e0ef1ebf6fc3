/* SPDX-License-Identifier: Apache-2.0 */
/** The gRPC API of staking. */
@NullMarked
package org.ale.staking.api;

import org.jspecify.annotations.NullMarked;
