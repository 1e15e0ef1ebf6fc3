/* SPDX-License-Identifier: Apache-2.0 */
/** What others may ask of the bridge. */
@NullMarked
package org.ale.chainbridge.api;

import org.jspecify.annotations.NullMarked;
