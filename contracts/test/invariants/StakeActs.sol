// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";
import {Actor} from "./Actor.sol";

/// @notice Staking, unbonding and rewards.
abstract contract StakeActs is Actor {
    function stake(uint256 who, uint256 amount) external acts {
        amount = amount % (house.token.balanceOf(person(who)) + 1);
        if (amount == 0) return;
        vm.startPrank(person(who));
        house.token.approve(address(house.staking), amount);
        house.staking.stake(amount);
        vm.stopPrank();
        did["stake"]++;
    }

    function unstake(uint256 who, uint256 amount) external acts {
        amount = amount % (house.staking.stakeOf(person(who)) + 1);
        if (amount == 0) return;
        vm.prank(person(who));
        house.staking.unstake(amount);
        did["unstake"]++;
    }

    function withdraw(uint256 who) external acts {
        (uint256 amount, uint256 time) = house.staking.unbondingOf(person(who));
        if (amount == 0 || block.timestamp < time) return;
        vm.prank(person(who));
        house.staking.withdraw();
        did["withdraw"]++;
    }

    function claimReward(uint256 who) external acts {
        if (house.staking.rewardOf(person(who)) == 0) return;
        vm.prank(person(who));
        house.staking.claimReward();
        did["claimReward"]++;
    }
}
