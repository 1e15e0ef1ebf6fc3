/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What every gRPC API of a service shares: checked arguments, outcomes as values, failures as
 * statuses.
 */
@NullMarked
package org.ale.platform.grpc;

import org.jspecify.annotations.NullMarked;
