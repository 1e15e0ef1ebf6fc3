// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStakingPool} from "./interfaces/IStakingPool.sol";
import {Stream} from "./libraries/Stream.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @notice See `IStakingPool`.
contract StakingPool is IStakingPool {
    using SafeERC20 for IERC20;
    using Stream for Stream.Data;

    struct Account {
        uint128 staked;
        uint128 unbonding;
        uint64 withdrawableAt;
        uint256 seenPerShare;
        uint256 owedX128;
    }

    IERC20 public immutable token;
    address public immutable minter;
    uint64 public immutable rewardDuration;
    uint64 public immutable unbondingDelay;

    /// @inheritdoc IStakingPool
    uint256 public totalStaked;
    /// @inheritdoc IStakingPool
    uint256 public totalUnbonding;
    /// @inheritdoc IStakingPool
    uint256 public rewardReserve;
    /// @notice Reward of one staked unit since the beginning, times 2^128.
    uint256 public rewardPerShareX128;

    Stream.Data private _stream;
    mapping(address => Account) private _accounts;

    constructor(IERC20 token_, address minter_, uint64 rewardDuration_, uint64 unbondingDelay_) {
        token = token_;
        minter = minter_;
        rewardDuration = rewardDuration_;
        unbondingDelay = unbondingDelay_;
    }

    /// @inheritdoc IStakingPool
    function stake(uint256 amount) external {
        _stake(msg.sender, amount);
    }

    /// @inheritdoc IStakingPool
    function stakeFor(address account, uint256 amount) external {
        _stake(account, amount);
    }

    /// @inheritdoc IStakingPool
    function unstake(uint256 amount) external {
        if (amount == 0) revert StakingPool_NothingToDo();
        Account storage account = _settle(msg.sender);
        if (amount > account.staked) revert StakingPool_StakeTooSmall(account.staked, amount);

        uint64 withdrawableAt = uint64(block.timestamp) + unbondingDelay;
        account.staked -= uint128(amount);
        account.unbonding += uint128(amount);
        account.withdrawableAt = withdrawableAt;
        totalStaked -= amount;
        totalUnbonding += amount;
        emit Unstaked(msg.sender, amount, withdrawableAt);
    }

    /// @inheritdoc IStakingPool
    function withdraw() external returns (uint256 amount) {
        Account storage account = _accounts[msg.sender];
        amount = account.unbonding;
        if (amount == 0) revert StakingPool_NothingToDo();
        if (block.timestamp < account.withdrawableAt) {
            revert StakingPool_StillBonded(account.withdrawableAt);
        }

        account.unbonding = 0;
        totalUnbonding -= amount;
        emit Withdrawn(msg.sender, amount);
        token.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc IStakingPool
    function claimReward() external returns (uint256 amount) {
        Account storage account = _settle(msg.sender);
        amount = account.owedX128 >> 128;
        if (amount == 0) revert StakingPool_NothingToDo();

        account.owedX128 = uint128(account.owedX128);
        rewardReserve -= amount;
        emit RewardPaid(msg.sender, amount);
        token.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc IStakingPool
    function notifyReward(uint256 amount) external {
        if (msg.sender != minter) revert StakingPool_NotMinter(msg.sender);
        _flow();
        rewardReserve += amount;
        if (token.balanceOf(address(this)) < totalStaked + totalUnbonding + rewardReserve) {
            revert StakingPool_RewardNotReceived(amount);
        }

        uint128 left = _stream.amount - _stream.released;
        _stream = Stream.Data({
            amount: left + uint128(amount),
            released: 0,
            start: uint64(block.timestamp),
            duration: rewardDuration,
            seenAt: uint64(block.timestamp)
        });
        emit RewardAdded(amount);
    }

    /// @inheritdoc IStakingPool
    function stakeOf(address account) external view returns (uint256) {
        return _accounts[account].staked;
    }

    /// @inheritdoc IStakingPool
    function unbondingOf(address account) external view returns (uint256, uint256) {
        return (_accounts[account].unbonding, _accounts[account].withdrawableAt);
    }

    /// @inheritdoc IStakingPool
    function rewardOf(address account) external view returns (uint256) {
        uint256 perShare = rewardPerShareX128;
        if (totalStaked != 0) {
            perShare += _perShareDown(_stream.flowedDown(block.timestamp));
        }
        return (_accounts[account].owedX128 + _gained(_accounts[account], perShare)) >> 128;
    }

    function _stake(address owner, uint256 amount) private {
        if (amount == 0) revert StakingPool_NothingToDo();
        Account storage account = _settle(owner);
        account.staked += uint128(amount);
        totalStaked += amount;
        emit Staked(owner, amount);
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function _settle(address owner) private returns (Account storage account) {
        _flow();
        account = _accounts[owner];
        account.owedX128 += _gained(account, rewardPerShareX128);
        account.seenPerShare = rewardPerShareX128;
    }

    /// @dev With nobody staked the stream is moved to later by the idle time: the reward waits.
    function _flow() private {
        Stream.Data memory stream = _stream;
        if (totalStaked == 0) {
            stream.start += uint64(block.timestamp) - stream.seenAt;
        } else {
            uint256 flowed = stream.flowedDown(block.timestamp);
            stream.released += uint128(flowed);
            rewardPerShareX128 += _perShareDown(flowed);
        }
        stream.seenAt = uint64(block.timestamp);
        _stream = stream;
    }

    function _perShareDown(uint256 flowed) private view returns (uint256) {
        return (flowed << 128) / totalStaked;
    }

    /// @dev Cannot overflow: an account's gain is at most what flowed, below 2^128 units.
    function _gained(Account storage account, uint256 perShare) private view returns (uint256) {
        return account.staked * (perShare - account.seenPerShare);
    }
}
