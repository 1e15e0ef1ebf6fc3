/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The stranger who recomputes everything. It shares only the published schema with the services:
 * each rule is written here a second time, from the rules and not from the code that it checks.
 */
@NullMarked
package org.ale.audit;

import org.jspecify.annotations.NullMarked;
