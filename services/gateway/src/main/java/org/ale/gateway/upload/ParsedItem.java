/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.upload;

import org.jspecify.annotations.Nullable;

/**
 * One line of a dataset.
 *
 * @param line counted from 1
 * @param id the client's own name; empty if none
 * @param content what the worker is shown
 * @param gold name of the known answer; null if there is none
 */
public record ParsedItem(long line, String id, String content, @Nullable String gold) {}
