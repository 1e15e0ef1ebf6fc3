/* SPDX-License-Identifier: Apache-2.0 */
/** What follows from the facts of other services. */
@NullMarked
package org.ale.chainbridge.policy;

import org.jspecify.annotations.NullMarked;
