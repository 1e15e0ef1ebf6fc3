// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";
import {entriesOf} from "../utils/Entries.sol";
import {Merkle} from "../utils/Merkle.sol";
import {advanceSigned, autoStakeSigned} from "../utils/Signed.sol";
import {Actor} from "./Actor.sol";

/// @notice Roots, vetoes, claims, pushes, advances and signed wishes to stake.
abstract contract SettlementActs is Actor {
    uint256 public posted;

    uint256[] private _rooted;
    uint256[] private _before;

    constructor() {
        _rooted = new uint256[](people.length);
        _before = new uint256[](people.length);
    }

    /// @dev As the bridge does: what does not fit below the cap waits for the next epoch.
    function post() external acts {
        if (house.distributor.activeAt() != 0) return;
        uint256 each = house.distributor.cap() / people.length;
        uint256 total;
        for (uint256 i; i < people.length; ++i) {
            _before[i] = _rooted[i];
            uint256 most = _rooted[i] + each;
            _rooted[i] = earned[i] < most ? earned[i] : most;
            total += _rooted[i];
        }
        uint64 epoch = house.distributor.lastEpoch() + 1;
        vm.prank(house.poster);
        house.distributor.post(epoch, Merkle.root(Merkle.leaves(people, _rooted)), total, 0);
        posted++;
        did["post"]++;
    }

    function veto() external acts {
        if (house.distributor.activeAt() == 0) return;
        uint64 epoch = house.distributor.lastEpoch();
        vm.prank(house.guardian);
        house.distributor.veto(epoch);
        _rooted = _before;
        posted--;
        did["veto"]++;
    }

    function claim(uint256 who) external acts {
        uint256[] memory amounts = active();
        who %= people.length;
        if (amounts[who] <= house.distributor.claimed(people[who])) return;
        bytes32[] memory proof = Merkle.proof(Merkle.leaves(people, amounts), who);
        house.distributor.claim(people[who], amounts[who], proof);
        eq(house.distributor.claimed(people[who]), amounts[who], "claimed");
        did["claim"]++;
    }

    function push() external acts {
        uint256[] memory amounts = active();
        if (house.distributor.activeRoot() == 0) return;
        house.distributor.push(entriesOf(people, amounts), new bytes32[](0));
        for (uint256 i; i < people.length; ++i) {
            eq(house.distributor.claimed(people[i]), amounts[i], "pushed");
        }
        did["push"]++;
    }

    function advance(uint256 who, uint256 part) external acts {
        address account = person(who);
        uint256 claimed = house.distributor.claimed(account);
        uint256 paid = claimed + house.distributor.advanceOf(account);
        uint256 most = claimed + house.distributor.advanceCap();
        if (earned[who % people.length] < most) most = earned[who % people.length];
        if (most <= paid) return;
        uint256 cumulative = paid + 1 + part % (most - paid);
        bytes memory signature =
            advanceSigned(house.distributor, account, cumulative, block.timestamp);
        house.distributor.claimAdvance(account, cumulative, block.timestamp, signature);
        did["advance"]++;
    }

    function autoStake(uint256 who, uint16 bps) external acts {
        bps = bps % 10_001;
        who %= people.length;
        bytes memory signature =
            autoStakeSigned(house.distributor, names[who], people[who], bps, block.timestamp);
        house.distributor.setAutoStake(people[who], bps, block.timestamp, signature);
        did["autoStake"]++;
    }

    /// @return what claims are proven against now.
    function active() public view returns (uint256[] memory) {
        return house.distributor.activeAt() == 0 ? _rooted : _before;
    }
}
