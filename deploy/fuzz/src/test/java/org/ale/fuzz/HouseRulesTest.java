/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.fuzz;

import org.ale.guard.HouseRules;

class HouseRulesTest extends HouseRules {}
