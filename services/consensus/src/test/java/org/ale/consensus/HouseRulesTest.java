/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus;

class HouseRulesTest extends org.ale.guard.HouseRules {}
