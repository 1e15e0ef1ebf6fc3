/* SPDX-License-Identifier: Apache-2.0 */
/** The rim: everything that talks to nodes of the chain. */
@NullMarked
package org.ale.chainbridge.chain;

import org.jspecify.annotations.NullMarked;
