/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.util.List;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.WorkerId;

/**
 * What the desk keeps of a pool that left: if it comes back, nobody is dealt it twice.
 *
 * @param seenBy workers who answered or passed over it
 * @param votes it had
 * @param parameters it was opened with
 * @param version of the rules it was opened with
 */
record LeftPool(List<WorkerId> seenBy, int votes, CommunityParameters parameters, int version) {}
