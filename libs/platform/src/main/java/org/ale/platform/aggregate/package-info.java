/* SPDX-License-Identifier: Apache-2.0 */
/** Starts the one aggregate of a service and carries commands to it. */
@NullMarked
package org.ale.platform.aggregate;

import org.jspecify.annotations.NullMarked;
