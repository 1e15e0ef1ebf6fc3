/* SPDX-License-Identifier: Apache-2.0 */
/** What other services' events ask of staking. */
@NullMarked
package org.ale.staking.policy;

import org.jspecify.annotations.NullMarked;
