/* SPDX-License-Identifier: Apache-2.0 */
/** Between records and protobuf. */
@NullMarked
package org.ale.staking.codec;

import org.jspecify.annotations.NullMarked;
