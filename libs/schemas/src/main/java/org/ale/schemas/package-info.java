/* SPDX-License-Identifier: Apache-2.0 */
/** The published schema in Java, and the codecs of kernel values that several contexts send. */
@NullMarked
package org.ale.schemas;

import org.jspecify.annotations.NullMarked;
