/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

/**
 * What a request is answered.
 *
 * @param status HTTP status
 * @param body written as JSON
 */
public record Answer(int status, Object body) {
    public static Answer ok(Object body) {
        return new Answer(200, body);
    }

    public static Answer created(Object body) {
        return new Answer(201, body);
    }
}
