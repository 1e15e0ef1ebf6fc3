/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The desk of a community: which random task a present worker is dealt, blind, and whose answer
 * counts.
 */
@NullMarked
package org.ale.assignment.domain;

import org.jspecify.annotations.NullMarked;
