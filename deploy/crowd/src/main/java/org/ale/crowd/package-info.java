/* SPDX-License-Identifier: Apache-2.0 */
/** A crowd of recorded workers who use the public API as anybody would. */
@NullMarked
package org.ale.crowd;

import org.jspecify.annotations.NullMarked;
