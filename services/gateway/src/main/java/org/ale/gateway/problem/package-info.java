/* SPDX-License-Identifier: Apache-2.0 */
/** Every error as problem+json with a stable code. */
@NullMarked
package org.ale.gateway.problem;

import org.jspecify.annotations.NullMarked;
