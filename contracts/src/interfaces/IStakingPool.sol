// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Bucket 1 of the inflation: shared among stakers pro rata to stake and time.
/// @dev A reward is streamed over `rewardDuration`, so that a stake placed just before a reward earns
/// nothing from the past. While nobody is staked the stream stands still. Fractions of a unit stay
/// with their account: how often and in which order accounts claim changes nothing.
interface IStakingPool {
    event Staked(address indexed account, uint256 amount);
    event Unstaked(address indexed account, uint256 amount, uint64 withdrawableAt);
    event Withdrawn(address indexed account, uint256 amount);
    event RewardPaid(address indexed account, uint256 amount);
    event RewardAdded(uint256 amount);

    error StakingPool_NothingToDo();
    error StakingPool_NotMinter(address caller);
    error StakingPool_StakeTooSmall(uint256 staked, uint256 asked);
    error StakingPool_StillBonded(uint256 withdrawableAt);
    error StakingPool_RewardNotReceived(uint256 amount);

    /// @notice Stakes `amount` of the caller's tokens.
    function stake(uint256 amount) external;

    /// @notice Stakes `amount` of the caller's tokens in the name of `account`.
    function stakeFor(address account, uint256 amount) external;

    /// @notice Takes `amount` out of the stake; it earns nothing more and waits `unbondingDelay`.
    /// @dev A further call restarts the wait of everything that is unbonding.
    function unstake(uint256 amount) external;

    /// @notice Pays what has finished unbonding to the caller.
    function withdraw() external returns (uint256 amount);

    /// @notice Pays the caller's reward so far, in whole units.
    function claimReward() external returns (uint256 amount);

    /// @notice Streams `amount`, which must have arrived, over the next `rewardDuration`. Only minter.
    function notifyReward(uint256 amount) external;

    /// @notice The stake of `account`, without what is unbonding.
    function stakeOf(address account) external view returns (uint256);

    /// @notice What `claimReward` would pay to `account` now.
    function rewardOf(address account) external view returns (uint256);

    /// @notice What `account` has taken out and from when it can be withdrawn.
    function unbondingOf(address account)
        external
        view
        returns (uint256 amount, uint256 withdrawableAt);

    function totalStaked() external view returns (uint256);

    function totalUnbonding() external view returns (uint256);

    /// @notice Rewards received and not yet paid out.
    function rewardReserve() external view returns (uint256);
}
