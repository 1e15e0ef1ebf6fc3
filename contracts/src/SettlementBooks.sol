// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAleToken} from "./interfaces/IAleToken.sol";
import {ISettlementDistributor} from "./interfaces/ISettlementDistributor.sol";
import {IStakingPool} from "./interfaces/IStakingPool.sol";

/// @notice The books of the distributor: what is posted, claimable, claimed and advanced.
abstract contract SettlementBooks is ISettlementDistributor {
    /// @dev One slot, the only one of these that a claim writes.
    struct Epochs {
        uint128 claimable; // active total less what was claimed
        uint64 activeAt; // 0 when no root is pending
        uint64 last;
    }

    struct Totals {
        uint128 posted;
        uint128 pendingIncrease; // only while a root is pending
    }

    struct Limits {
        uint96 cap;
        uint32 window;
        uint96 float; // the treasury's money for advances, never the workers'
    }

    /// @dev One slot for each account.
    struct Account {
        uint128 claimed;
        uint96 advance; // paid ahead of the root and not yet repaid
        uint16 autoStakeBps;
        uint16 autoStakeNonce;
    }

    IAleToken public immutable ale;
    IStakingPool public immutable staking;

    Epochs internal _epochs;
    bytes32[2] internal _roots; // by the parity of the epoch: the last and the one before
    Totals internal _totals;
    Limits internal _limits;
    mapping(address => Account) internal _accounts;

    constructor(IAleToken ale_, IStakingPool staking_) {
        ale = ale_;
        staking = staking_;
    }

    /// @inheritdoc ISettlementDistributor
    function lastEpoch() external view returns (uint64) {
        return _epochs.last;
    }

    /// @inheritdoc ISettlementDistributor
    function activeRoot() external view returns (bytes32) {
        return _root(_settled());
    }

    /// @inheritdoc ISettlementDistributor
    function activeAt() external view returns (uint256) {
        return _settled().activeAt;
    }

    /// @inheritdoc ISettlementDistributor
    function claimed(address account) external view returns (uint256) {
        return _accounts[account].claimed;
    }

    /// @inheritdoc ISettlementDistributor
    function advanceOf(address account) external view returns (uint256) {
        return _accounts[account].advance;
    }

    /// @inheritdoc ISettlementDistributor
    function autoStakeOf(address account) external view returns (uint16 bps, uint16 nonce) {
        return (_accounts[account].autoStakeBps, _accounts[account].autoStakeNonce);
    }

    /// @inheritdoc ISettlementDistributor
    function claimedTotal() external view returns (uint256) {
        return activeTotal() - _settled().claimable;
    }

    /// @inheritdoc ISettlementDistributor
    function total() external view returns (uint256) {
        return _totals.posted;
    }

    /// @inheritdoc ISettlementDistributor
    function activeTotal() public view returns (uint256) {
        return _totals.posted - (_settled().activeAt == 0 ? 0 : _totals.pendingIncrease);
    }

    /// @inheritdoc ISettlementDistributor
    function cap() external view returns (uint256) {
        return _limits.cap;
    }

    /// @inheritdoc ISettlementDistributor
    function window() external view returns (uint256) {
        return _limits.window;
    }

    /// @inheritdoc ISettlementDistributor
    function advanceFloat() external view returns (uint256) {
        return _limits.float;
    }

    /// @dev The epochs as of now: a pending root whose window has passed counts as active.
    function _settled() internal view returns (Epochs memory epochs) {
        epochs = _epochs;
        if (epochs.activeAt != 0 && block.timestamp >= epochs.activeAt) {
            epochs.claimable += _totals.pendingIncrease;
            epochs.activeAt = 0;
        }
    }

    function _root(Epochs memory epochs) internal view returns (bytes32) {
        return _roots[(epochs.activeAt == 0 ? epochs.last : epochs.last - 1) & 1];
    }

    function _checkedIncrease(uint256 total_, uint256 claimable, Limits memory limits)
        internal
        view
        returns (uint256 increase)
    {
        uint256 posted = _totals.posted;
        if (total_ < posted) revert SettlementDistributor_TotalFell(total_, posted);
        increase = total_ - posted;
        if (increase > limits.cap) {
            revert SettlementDistributor_CapExceeded(increase, limits.cap);
        }
        uint256 owed = claimable + increase + limits.float;
        uint256 balance = ale.balanceOf(address(this));
        if (owed > balance) revert SettlementDistributor_NotFunded(owed, balance);
    }

    /// @return amount what the leaf holds beyond the claimed. @return pay what is left to transfer.
    function _book(address account, uint256 cumulative)
        internal
        returns (uint256 amount, uint256 pay)
    {
        Account memory a = _accounts[account];
        if (cumulative <= a.claimed) return (0, 0);
        amount = cumulative - a.claimed;
        pay = amount - _repayAdvance(account, a, amount);
        a.claimed = uint128(cumulative);
        _accounts[account] = a;
        emit Claimed(account, amount, cumulative);
        if (a.autoStakeBps != 0) pay -= _stakeDown(account, pay, a.autoStakeBps);
    }

    function _take(Epochs memory epochs, uint256 amount) internal {
        if (amount > epochs.claimable) {
            revert SettlementDistributor_TotalExceeded(amount, epochs.claimable);
        }
        epochs.claimable -= uint128(amount);
        _epochs = epochs;
    }

    function _takeFloat(uint256 amount) internal {
        uint96 float = _limits.float;
        if (amount > float) revert SettlementDistributor_FloatExceeded(amount, float);
        _limits.float = float - uint96(amount);
    }

    function _repayAdvance(address account, Account memory a, uint256 amount)
        private
        returns (uint256 repaid)
    {
        if (a.advance == 0) return 0;
        repaid = amount < a.advance ? amount : a.advance;
        a.advance -= uint96(repaid);
        _limits.float += uint96(repaid);
        emit AdvanceRepaid(account, repaid);
    }

    function _stakeDown(address account, uint256 pay, uint256 bps)
        private
        returns (uint256 staked)
    {
        staked = pay * bps / 10_000;
        if (staked != 0) staking.stakeFor(account, staked);
    }
}
