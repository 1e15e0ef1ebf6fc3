/* SPDX-License-Identifier: Apache-2.0 */
/** Which communities are there, and under which rules? */
@NullMarked
package org.ale.communities.projection.directory;

import org.jspecify.annotations.NullMarked;
