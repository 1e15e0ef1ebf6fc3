/* SPDX-License-Identifier: Apache-2.0 */
/** The gRPC API of payment. */
@NullMarked
package org.ale.payment.api;

import org.jspecify.annotations.NullMarked;
