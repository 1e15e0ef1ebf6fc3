/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Decides the label of every item by weighing its votes. Read {@link org.ale.consensus.Consensus}.
 */
@NullMarked
package org.ale.consensus;

import org.jspecify.annotations.NullMarked;
