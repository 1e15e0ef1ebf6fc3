/* SPDX-License-Identifier: Apache-2.0 */
/** Commands and facts as protobuf bytes and back. Released bytes are frozen. */
@NullMarked
package org.ale.consensus.codec;

import org.jspecify.annotations.NullMarked;
