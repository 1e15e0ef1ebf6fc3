/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

/**
 * One thing that a listener hears.
 *
 * @param id position in the money log; empty for what has none
 * @param name of the event
 * @param data JSON in one line
 */
record FeedEvent(String id, String name, String data) {}
