// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {ProjectCommunity} from "../src/ProjectCommunity.sol";
import {IJobEscrow} from "../src/interfaces/IJobEscrow.sol";
import {Merkle} from "./utils/Merkle.sol";
import {Settlement} from "./utils/Settlement.sol";

/// @notice Sums of jobs, rewards and reputation that Java computes, moved by the contracts.
contract VectorsMoneyTest is Settlement {
    string private constant FOLDER = "../libs/eventsourcing-testing/src/main/resources/vectors/";
    bytes32 private constant JOB = bytes32(uint256(7));

    string private _economy;

    function setUp() public {
        deploySettlement();
        _economy = vm.readFile(string.concat(FOLDER, "economy.json"));
    }

    function test_paysOutWhatV7Says() public {
        for (uint256 i; i < 3; ++i) {
            uint256 state = vm.snapshotState();
            string memory job = string.concat(".V7[", vm.toString(i), "]");
            _fund(_read(job, ".fundedBaseUnits"));
            _release(_read(job, ".pot") * _read(job, ".items"), _read(job, ".fee"));
            _refund(_read(job, ".remainderToClient"));
            eq(escrow.job(JOB).held, 0, "nothing is left");
            vm.revertToState(state);
        }
        isTrue(!vm.keyExistsJson(_economy, ".V7[3]"), "all of V7");
    }

    function test_cancelsAsV8Says() public {
        _fund(_read(".V7[0]", ".fundedBaseUnits"));
        uint256 before = token.balanceOf(treasury);
        _release(_read(".V8", ".paid"), _read(".V8", ".fees"));
        _refund(_read(".V8", ".refundNow"));
        _release(_read(".V8", ".thenPaid"), _read(".V8", ".thenFees"));
        _refund(_read(".V8", ".thenRefund"));
        eq(escrow.job(JOB).held, 0, "nothing is left");
        vm.warp(block.timestamp + 2 * WINDOW);
        uint256 refunds = _read(".V8", ".refundNow") + _read(".V8", ".thenRefund");
        eq(escrow.claimRefund(cleo), refunds, "the client's");
        uint256 fees = _read(".V8", ".fees") + _read(".V8", ".thenFees");
        eq(token.balanceOf(treasury), before + fees, "the fees");
    }

    function test_paysRewardsAsV10Says() public {
        uint256[] memory communities = vm.parseJsonUintArray(_economy, ".V10.communities");
        uint256[] memory members = vm.parseJsonUintArray(_economy, ".V10.membersX");
        earned = [members[0], members[1], members[2], communities[1]];
        eq(sum(), communities[0] + communities[1], "all of bucket 2");
        post(1);
        pass();
        for (uint256 i; i < 4; ++i) {
            if (earned[i] != 0) claim(i);
            eq(token.balanceOf(workers[i]), earned[i], "paid");
        }
        eq(distributor.claimedTotal(), distributor.total(), "nothing is left");
    }

    function test_takesTheReputationOfTheVectors() public {
        string memory json = vm.readFile(string.concat(FOLDER, "merkle.json"));
        uint64 tree;
        for (; vm.keyExistsJson(json, _tree(tree, "")); ++tree) {
            _syncAll(json, tree);
        }
        eq(tree, 4, "trees");
    }

    /// @dev A community lives at the address of the vector, which its leaves name.
    function _syncAll(string memory json, uint64 tree) private {
        address at = vm.parseJsonAddress(json, _tree(tree, ".community"));
        address[] memory accounts = vm.parseJsonAddressArray(json, _tree(tree, ".accounts"));
        uint256[] memory amounts = vm.parseJsonUintArray(json, _tree(tree, ".amounts"));
        bytes32[] memory leaves_ = new bytes32[](accounts.length);
        for (uint256 i; i < leaves_.length; ++i) {
            leaves_[i] = keccak256(abi.encodePacked(at, accounts[i], amounts[i]));
        }
        bytes32 root_ = vm.parseJsonBytes32(json, _tree(tree, ".root"));
        eq(Merkle.root(leaves_), root_, "root");
        vm.etch(at, factory.template().code);
        vm.prank(poster);
        factory.postReputation(tree + 1, root_);
        for (uint256 i; i < leaves_.length; ++i) {
            bytes32[] memory path = Merkle.proof(leaves_, i);
            ProjectCommunity(at).syncReputation(accounts[i], amounts[i], path);
            eq(ProjectCommunity(at).balanceOf(accounts[i]), amounts[i], "standing");
        }
        uint256 index = vm.parseJsonUint(json, _tree(tree, ".proofs[0].index"));
        bytes32[] memory given = vm.parseJsonBytes32Array(json, _tree(tree, ".proofs[0].proof"));
        ProjectCommunity(at).syncReputation(accounts[index], amounts[index], given);
    }

    function _fund(uint256 amount) private {
        token.approve(address(escrow), amount);
        escrow.depositFor(JOB, cleo, amount);
    }

    function _release(uint256 paid, uint256 fee) private {
        IJobEscrow.Release[] memory releases = new IJobEscrow.Release[](1);
        releases[0] = IJobEscrow.Release(JOB, paid, fee);
        vm.prank(poster);
        escrow.release(releases);
    }

    function _refund(uint256 amount) private {
        IJobEscrow.Refund[] memory refunds = new IJobEscrow.Refund[](1);
        refunds[0] = IJobEscrow.Refund(JOB, amount);
        vm.prank(poster);
        escrow.allowRefund(refunds);
    }

    function _read(string memory at, string memory key) private view returns (uint256) {
        return vm.parseJsonUint(_economy, string.concat(at, key));
    }

    function _tree(uint256 index, string memory key) private pure returns (string memory) {
        return string.concat(".reputation[", vm.toString(index), "]", key);
    }
}
