/* SPDX-License-Identifier: Apache-2.0 */
/** Communities as clients and workers see them. */
@NullMarked
package org.ale.gateway.api.communities;

import org.jspecify.annotations.NullMarked;
