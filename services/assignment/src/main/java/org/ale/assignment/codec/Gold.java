/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.codec;

import java.util.List;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.schemas.assignment.v1.GoldItem;

/** Known answers on the wire. They never leave the services. */
final class Gold {
    private Gold() {}

    static List<GoldItem> onWire(List<LeaseCommand.GoldItem> gold) {
        return gold.stream()
                .map(each ->
                        GoldItem.newBuilder().setItem(each.item()).setLabel(each.label()).build())
                .toList();
    }

    static List<LeaseCommand.GoldItem> read(List<GoldItem> onWire) {
        return onWire.stream()
                .map(each -> new LeaseCommand.GoldItem(each.getItem(), each.getLabel()))
                .toList();
    }
}
