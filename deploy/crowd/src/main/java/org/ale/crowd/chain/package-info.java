/* SPDX-License-Identifier: Apache-2.0 */
/** What a client's and a worker's wallet do: keys of their own, signatures, own transactions. */
@NullMarked
package org.ale.crowd.chain;

import org.jspecify.annotations.NullMarked;
