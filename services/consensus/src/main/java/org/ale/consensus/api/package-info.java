/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The gRPC service: commands to the owner of a community, queries to the read models. No rule here.
 */
@NullMarked
package org.ale.consensus.api;

import org.jspecify.annotations.NullMarked;
