// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Entry, toEntry} from "../../src/libraries/Entry.sol";

function entriesOf(address[] memory accounts, uint256[] memory amounts)
    pure
    returns (Entry[] memory entries)
{
    entries = new Entry[](accounts.length);
    for (uint256 i; i < accounts.length; ++i) {
        require(amounts[i] <= type(uint96).max);
        entries[i] = toEntry(accounts[i], uint96(amounts[i]));
    }
}
