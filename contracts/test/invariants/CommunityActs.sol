// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";
import {ProjectCommunity} from "../../src/ProjectCommunity.sol";
import {balanced} from "../utils/Balanced.sol";
import {Merkle} from "../utils/Merkle.sol";
import {Actor} from "./Actor.sol";

/// @notice Communities, roots of reputation, proofs of it, and attempts to give it away.
abstract contract CommunityActs is Actor {
    ProjectCommunity[] public communitiesMade;
    /// @notice What was last proven, and nothing else, is somebody's reputation.
    mapping(ProjectCommunity => mapping(address => uint256)) public proven;

    mapping(uint256 leaf => uint256) private _rooted;
    uint256 private _leaves;

    function found(uint256 who) external acts {
        uint256 count = communitiesMade.length;
        if (count == 3) return;
        bytes32 id = bytes32(1 + count);
        vm.prank(house.poster);
        address made = house.factory.create(id, person(who), "Cats", balanced());
        communitiesMade.push(ProjectCommunity(made));
        did["found"]++;
    }

    function postReputation(uint256 seed) external acts {
        _leaves = communitiesMade.length * people.length;
        if (_leaves == 0) return;
        for (uint256 i; i < _leaves; ++i) {
            _rooted[i] = uint256(keccak256(abi.encode(seed, i))) % 1e12;
        }
        uint64 epoch = house.factory.reputationEpoch() + 1;
        vm.prank(house.poster);
        house.factory.postReputation(epoch, Merkle.root(_nodes()));
        did["postReputation"]++;
    }

    function syncReputation(uint256 which) external acts {
        if (_leaves == 0) return;
        which %= _leaves;
        ProjectCommunity community = communitiesMade[which / people.length];
        address account = person(which);
        community.syncReputation(account, _rooted[which], Merkle.proof(_nodes(), which));
        proven[community][account] = _rooted[which];
        did["syncReputation"]++;
    }

    function transferReputation(uint256 which, uint256 from, uint256 to, uint256 amount)
        external
        acts
    {
        if (communitiesMade.length == 0) return;
        ProjectCommunity community = communitiesMade[which % communitiesMade.length];
        amount = amount % (community.balanceOf(person(from)) + 1);
        vm.startPrank(person(from));
        _refused(community, abi.encodeCall(community.transfer, (person(to), amount)));
        _refused(community, abi.encodeCall(community.approve, (person(to), amount)));
        bytes memory call =
            abi.encodeCall(community.transferFrom, (person(from), person(to), amount));
        _refused(community, call);
        vm.stopPrank();
        vm.prank(person(to));
        _refused(community, call);
        did["transferReputation"]++;
    }

    function countMade() external view returns (uint256) {
        return communitiesMade.length;
    }

    function _nodes() private view returns (bytes32[] memory nodes) {
        nodes = new bytes32[](_leaves);
        for (uint256 i; i < _leaves; ++i) {
            address community = address(communitiesMade[i / people.length]);
            nodes[i] = keccak256(abi.encodePacked(community, person(i), _rooted[i]));
        }
    }

    function _refused(ProjectCommunity community, bytes memory call) private {
        (bool isDone,) = address(community).call(call);
        isTrue(!isDone, "reputation never moves");
    }
}
