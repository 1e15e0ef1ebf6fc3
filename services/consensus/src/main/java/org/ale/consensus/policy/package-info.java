/* SPDX-License-Identifier: Apache-2.0 */
/** What consensus wishes of itself when another service's event arrives. */
@NullMarked
package org.ale.consensus.policy;

import org.jspecify.annotations.NullMarked;
