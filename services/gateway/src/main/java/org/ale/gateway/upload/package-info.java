/* SPDX-License-Identifier: Apache-2.0 */
/** A client's dataset: read line by line, checked whole, then sent in chunks. */
@NullMarked
package org.ale.gateway.upload;

import org.jspecify.annotations.NullMarked;
