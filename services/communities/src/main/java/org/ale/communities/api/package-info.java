/* SPDX-License-Identifier: Apache-2.0 */
/** The gRPC service of communities, and the platform's own communities at first start. */
@NullMarked
package org.ale.communities.api;

import org.jspecify.annotations.NullMarked;
