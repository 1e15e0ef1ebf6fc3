// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPoolRouter} from "../../script/LocalMarket.sol";
import {vm} from "../../script/Vm.sol";
import {ProjectCommunity} from "../../src/ProjectCommunity.sol";
import {World} from "../utils/World.sol";
import {Actor, House} from "./Actor.sol";
import {CommunityActs} from "./CommunityActs.sol";
import {JobActs} from "./JobActs.sol";
import {MintActs} from "./MintActs.sol";
import {SettlementActs} from "./SettlementActs.sol";
import {StakeActs} from "./StakeActs.sol";

/// @notice Random but lawful acts on the whole house; nothing it does may revert.
contract Acts is JobActs, SettlementActs, StakeActs, MintActs, CommunityActs {
    constructor(House memory house_, string[] memory names_) Actor(house_, names_) {}

    function wait(uint256 time) external acts {
        vm.warp(block.timestamp + time % 3 days);
    }

    function waitLong(uint256 time) external acts {
        vm.warp(block.timestamp + 60 days + time % 60 days);
    }
}

contract HouseInvariants is World {
    uint256 private constant _TILL = 1e24;

    Acts private _acts;
    string[] private _names = ["ana", "ben", "cleo", "mallory"];
    address[] private _people;

    function setUp() public {
        vm.warp(1_700_000_000);
        IPoolRouter router = _deployRouter(address(this));
        deployWorld(router);
        _listUsd(_openPool(router, address(this)));
        handOver();
        _acts = new Acts(
            House(
                poster,
                guardian,
                treasury,
                token,
                usd,
                staking,
                minter,
                distributor,
                escrow,
                factory
            ),
            _names
        );
        for (uint256 i; i < 4; ++i) {
            _people.push(named(_names[i]));
            give(_people[i], 1e24);
        }
        give(address(_acts), 1e27);
        give(treasury, _TILL);
        vm.prank(treasury);
        token.approve(address(distributor), type(uint256).max);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_acts);
    }

    function invariant_supplyIsGenesisPlusMintedWithinTheSchedule() external view {
        uint256 genesis = _acts.genesis();
        uint256 stakers = _acts.stakers();
        uint256 communities = _acts.communities();
        eq(token.totalSupply(), genesis + stakers + communities, "supply");
        atMost(stakers + communities, _acts.due(), "schedule");
        eq(minter.scheduled(), _acts.due(), "scheduled");
        eq(minter.base(), _acts.base(), "base of the year");
    }

    function invariant_claimedIsTheSumAndWithinWhatIsActiveAndFunded() external view {
        uint256[] memory active = _acts.active();
        uint256 sum;
        uint256 activeSum;
        for (uint256 i; i < 4; ++i) {
            uint256 claimed = distributor.claimed(_people[i]);
            atMost(claimed, active[i], "each within the root");
            sum += claimed;
            activeSum += active[i];
        }
        eq(distributor.claimedTotal(), sum, "sum of the claimed");
        eq(distributor.activeTotal(), activeSum, "active total");
        atMost(distributor.total() - sum, token.balanceOf(address(distributor)), "funded");
        eq(distributor.lastEpoch(), _acts.posted(), "one post for each epoch");
    }

    function invariant_advancesAreWithinTheCapAndTheTillHasTheRest() external view {
        uint256 open;
        for (uint256 i; i < 4; ++i) {
            uint256 advance = distributor.advanceOf(_people[i]);
            atMost(advance, ADVANCE_CAP, "cap");
            open += advance;
        }
        eq(token.balanceOf(treasury) + open, _TILL + _acts.fees(), "lent and not repaid");
    }

    function invariant_escrowHoldsWhatIsFundedAndNotYetMoved() external view {
        for (uint256 i; i < 4; ++i) {
            bytes32 id = _acts.job(i);
            eq(escrow.job(id).held, _acts.held(id), "held by job");
            eq(escrow.job(id).closesAt, _acts.closesAt(id), "closing for ever");
            uint256 waiting = escrow.waitingRefundOf(_people[i]);
            eq(waiting, _acts.waitingOf(_people[i]), "waiting");
            eq(escrow.refundOf(_people[i]) + waiting, _acts.owed(_people[i]), "owed");
        }
        eq(escrow.totalHeld(), _acts.heldInAll(), "held");
        eq(escrow.totalRefunds(), _acts.owedInAll(), "refunds");
        eq(token.balanceOf(address(escrow)), _acts.heldInAll() + _acts.owedInAll(), "balance");
    }

    function invariant_stakingHoldsWhatIsStakedAndOwed() external view {
        uint256 staked;
        uint256 owed;
        for (uint256 i; i < 4; ++i) {
            staked += staking.stakeOf(_people[i]);
            owed += staking.rewardOf(_people[i]);
        }
        eq(staking.totalStaked(), staked, "staked");
        atMost(owed, staking.rewardReserve(), "owed");
        atMost(
            staked + staking.totalUnbonding() + staking.rewardReserve(),
            token.balanceOf(address(staking)),
            "balance"
        );
    }

    function invariant_reputationIsWhatWasProvenAndNeverMoves() external view {
        for (uint256 c; c < _acts.countMade(); ++c) {
            ProjectCommunity community = _acts.communitiesMade(c);
            uint256 sum;
            for (uint256 i; i < 4; ++i) {
                uint256 reputation = community.balanceOf(_people[i]);
                eq(reputation, _acts.proven(community, _people[i]), "as proven");
                sum += reputation;
            }
            eq(community.totalSupply(), sum, "nothing else");
        }
    }

    /// @dev Each act can be reached: an invariant over acts that never happen says nothing.
    function test_actsOnEverything() public {
        _jobs();
        _settlement();
        _stakes();
        _communities();
        string[28] memory all = [
            "fund",
            "pay",
            "swap",
            "takeOver",
            "release",
            "refund",
            "vetoRefund",
            "claimRefund",
            "close",
            "releaseWhileClosing",
            "finishClosing",
            "post",
            "veto",
            "claim",
            "push",
            "advance",
            "autoStake",
            "stake",
            "unstake",
            "withdraw",
            "claimReward",
            "mint",
            "fundPeriod",
            "beginYear",
            "found",
            "postReputation",
            "syncReputation",
            "transferReputation"
        ];
        for (uint256 i; i < all.length; ++i) {
            isTrue(_acts.did(all[i]) != 0, all[i]);
        }
    }

    function _jobs() private {
        _acts.fund(0, 1e21);
        _acts.pay(0, 1e21);
        _acts.swap(0, 50e6);
        _acts.release(0, 1e21, 0);
        _acts.refund(0, 1e20);
        _acts.vetoRefund(0);
        _acts.takeOver(0, 1, 1e21);
        _acts.refund(0, 1e20);
        _acts.wait(3 hours);
        _acts.claimRefund(0);
        _acts.waitLong(40 days);
        _acts.close(0);
        _acts.fund(0, 1);
        _acts.finishClosing(0);
        _acts.release(0, 1e20, 0);
        _acts.waitLong(0);
        _acts.finishClosing(0);
    }

    function _settlement() private {
        _acts.autoStake(0, 2500);
        _acts.advance(0, 1e18);
        _acts.post();
        _acts.veto();
        _acts.post();
        _acts.wait(1 hours);
        _acts.claim(0);
        _acts.push();
    }

    function _stakes() private {
        _acts.stake(1, 1e21);
        _acts.mint();
        _acts.fundPeriod(0, 1e20);
        _acts.waitLong(0);
        _acts.claimReward(1);
        _acts.unstake(1, 1e20);
        _acts.waitLong(0);
        _acts.withdraw(1);
        for (uint256 i; i < 6; ++i) {
            _acts.waitLong(0);
        }
        _acts.mint();
    }

    function _communities() private {
        _acts.found(0);
        _acts.found(1);
        _acts.postReputation(7);
        _acts.syncReputation(0);
        _acts.transferReputation(0, 0, 1, 5);
    }
}
