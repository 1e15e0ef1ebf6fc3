/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

class HouseRulesTest extends HouseRules {}
