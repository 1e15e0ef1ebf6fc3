// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {StakingPool} from "../src/StakingPool.sol";
import {IStakingPool} from "../src/interfaces/IStakingPool.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {World} from "./utils/World.sol";

contract StakingPoolTest is World {
    event Staked(address indexed account, uint256 amount);

    StakingPool private _pool;

    /// @dev The test is the minter, so that rewards have round sizes.
    function setUp() public {
        deployWorld(IRouter(address(0)));
        _pool = new StakingPool(token, address(this), DAY, UNBONDING);
    }

    function test_streamsTheRewardOverTheDuration() public {
        _stake(ana, 100 ether);
        _reward(86_400);
        vm.warp(block.timestamp + 1);
        _oneBelow(_pool.rewardOf(ana), 1, "one second");
        vm.warp(block.timestamp + DAY / 2 - 1);
        _oneBelow(_pool.rewardOf(ana), 43_200, "half");
        vm.warp(block.timestamp + DAY);
        _oneBelow(_pool.rewardOf(ana), 86_400, "all and no more");
    }

    function test_sharesByStakeAndTime() public {
        _stake(ana, 100 ether);
        _reward(86_400);
        vm.warp(block.timestamp + DAY / 2);
        _stake(ben, 300 ether);
        vm.warp(block.timestamp + DAY / 2);
        _oneBelow(_pool.rewardOf(ana), 43_200 + 10_800, "alone, then a quarter");
        _oneBelow(_pool.rewardOf(ben), 32_400, "three quarters of the second half");
    }

    function test_givesNothingToAStakeOfOneMoment() public {
        _stake(ana, 1 ether);
        _stake(mallory, 1_000_000 ether);
        _reward(1e24);
        vm.prank(mallory);
        _pool.unstake(1_000_000 ether);
        eq(_pool.rewardOf(mallory), 0, "just in time is too late");
        vm.warp(block.timestamp + DAY);
        near(_pool.rewardOf(ana), 1e24, 1, "all to who stayed");
    }

    function test_waitsWhileNobodyIsStaked() public {
        _reward(86_400);
        vm.warp(block.timestamp + 10 * DAY);
        _stake(ana, 1 ether);
        eq(_pool.rewardOf(ana), 0, "no lump for the first to come");
        vm.warp(block.timestamp + DAY / 4);
        vm.prank(ana);
        _pool.unstake(1 ether);
        vm.warp(block.timestamp + 5 * DAY);
        _oneBelow(_pool.rewardOf(ana), 21_600, "a quarter, then the stream stood still");
        _stake(ben, 1 ether);
        vm.warp(block.timestamp + DAY);
        _oneBelow(_pool.rewardOf(ben), 64_800, "the rest");
    }

    function test_streamsWhatIsLeftWithTheNextReward() public {
        _stake(ana, 1 ether);
        _reward(86_400);
        vm.warp(block.timestamp + DAY / 2);
        _reward(43_200);
        _oneBelow(_pool.rewardOf(ana), 43_200, "so far");
        vm.warp(block.timestamp + DAY);
        _oneBelow(_pool.rewardOf(ana), 129_600, "both");
    }

    function test_paysARewardOnce() public {
        _stake(ana, 1 ether);
        _reward(86_400);
        vm.warp(block.timestamp + DAY);
        vm.startPrank(ana);
        uint256 paid = _pool.claimReward();
        _oneBelow(paid, 86_400, "paid");
        eq(token.balanceOf(ana), paid, "received");
        vm.expectRevert(IStakingPool.StakingPool_NothingToDo.selector);
        _pool.claimReward();
        eq(_pool.rewardReserve(), 86_400 - paid, "reserve");
    }

    function test_claimingEachSecondLosesNothing() public {
        _stake(ana, 1 ether);
        _stake(ben, 2 ether);
        _reward(1_000_003);
        for (uint256 i; i < 100; ++i) {
            vm.warp(block.timestamp + 864);
            vm.prank(ana);
            _pool.claimReward();
        }
        near(token.balanceOf(ana), uint256(1_000_003) / 3, 1, "ana, in 100 claims");
        near(_pool.rewardOf(ben), uint256(1_000_003) * 2 / 3, 1, "ben, in none");
    }

    function test_unstakesAfterTheDelay() public {
        _stake(ana, 5 ether);
        vm.startPrank(ana);
        _pool.unstake(2 ether);
        eq(_pool.stakeOf(ana), 3 ether, "staked");
        eq(_pool.totalStaked(), 3 ether, "total");
        eq(_pool.totalUnbonding(), 2 ether, "unbonding");
        (uint256 amount, uint256 time) = _pool.unbondingOf(ana);
        eq(amount, 2 ether, "amount");
        eq(time, block.timestamp + UNBONDING, "time");

        vm.warp(time - 1);
        vm.expectRevert(abi.encodeWithSelector(IStakingPool.StakingPool_StillBonded.selector, time));
        _pool.withdraw();
        vm.warp(time);
        eq(_pool.withdraw(), 2 ether, "withdrawn");
        eq(token.balanceOf(ana), 2 ether, "received");
        eq(_pool.totalUnbonding(), 0, "nothing unbonds");
        vm.expectRevert(IStakingPool.StakingPool_NothingToDo.selector);
        _pool.withdraw();
    }

    function test_restartsTheDelayByAFurtherUnstake() public {
        _stake(ana, 5 ether);
        vm.startPrank(ana);
        _pool.unstake(2 ether);
        vm.warp(block.timestamp + UNBONDING - 1);
        _pool.unstake(1 ether);
        (uint256 amount, uint256 time) = _pool.unbondingOf(ana);
        eq(amount, 3 ether, "both");
        eq(time, block.timestamp + UNBONDING, "from now");
    }

    function test_refusesMoreThanTheStake() public {
        _stake(ana, 5);
        vm.expectRevert(
            abi.encodeWithSelector(IStakingPool.StakingPool_StakeTooSmall.selector, 5, 6)
        );
        vm.prank(ana);
        _pool.unstake(6);
    }

    function test_refusesNothing() public {
        vm.expectRevert(IStakingPool.StakingPool_NothingToDo.selector);
        _pool.stake(0);
        vm.expectRevert(IStakingPool.StakingPool_NothingToDo.selector);
        _pool.unstake(0);
    }

    function test_stakesForAnother() public {
        token.approve(address(_pool), 7);
        vm.expectEmit(address(_pool));
        emit Staked(ana, 7);
        _pool.stakeFor(ana, 7);
        eq(_pool.stakeOf(ana), 7, "hers");
    }

    function test_refusesAStakeThatIsNotCovered() public {
        vm.expectRevert();
        vm.prank(mallory);
        _pool.stake(1);
        vm.expectRevert();
        vm.prank(mallory);
        _pool.stake((1 << 128) + 1);
    }

    function test_believesNoRewardThatDidNotArrive() public {
        _stake(ana, 100);
        vm.expectRevert(
            abi.encodeWithSelector(IStakingPool.StakingPool_RewardNotReceived.selector, 1)
        );
        _pool.notifyReward(1);
    }

    function test_hearsOfRewardsFromTheMinterOnly() public {
        vm.expectRevert(
            abi.encodeWithSelector(IStakingPool.StakingPool_NotMinter.selector, mallory)
        );
        vm.prank(mallory);
        _pool.notifyReward(0);
    }

    /// @dev Whoever claims first: the shares differ by at most one unit.
    function testFuzz_theOrderOfClaimsChangesNothing(
        uint256 stakeA,
        uint256 stakeB,
        uint256 reward,
        uint256 time
    ) public {
        stakeA = bound(stakeA, 1, 1e27);
        stakeB = bound(stakeB, 1, 1e27);
        reward = bound(reward, 1, 1e27);
        time = bound(time, 1, 2 * DAY);
        _stake(ana, stakeA);
        _stake(ben, stakeB);
        _reward(reward);
        vm.warp(block.timestamp + time);

        uint256 state = vm.snapshotState();
        (uint256 anaFirst, uint256 benSecond) = (_claim(ana), _claim(ben));
        vm.revertToState(state);
        (uint256 benFirst, uint256 anaSecond) = (_claim(ben), _claim(ana));
        near(anaFirst, anaSecond, 1, "ana");
        near(benFirst, benSecond, 1, "ben");
        uint256 flowed = time >= DAY ? reward : reward * time / DAY;
        atMost(anaFirst + benSecond, flowed, "never more than has flowed");
        near(anaFirst, flowed * stakeA / (stakeA + stakeB), 1, "pro rata");
    }

    /// @dev Rounded down: exact or one unit less, never more.
    function _oneBelow(uint256 actual, uint256 exact, string memory what) private pure {
        atMost(actual, exact, what);
        near(actual, exact, 1, what);
    }

    function _claim(address account) private returns (uint256) {
        if (_pool.rewardOf(account) == 0) return 0;
        vm.prank(account);
        return _pool.claimReward();
    }

    function _stake(address account, uint256 amount) private {
        give(account, amount);
        vm.startPrank(account);
        token.approve(address(_pool), amount);
        _pool.stake(amount);
        vm.stopPrank();
    }

    function _reward(uint256 amount) private {
        token.transfer(address(_pool), amount);
        _pool.notifyReward(amount);
    }
}
