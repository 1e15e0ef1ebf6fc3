/* SPDX-License-Identifier: Apache-2.0 */
/** What the desk wishes of itself when another service's fact arrives. */
@NullMarked
package org.ale.assignment.policy;

import org.jspecify.annotations.NullMarked;
