// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SettlementBooks} from "./SettlementBooks.sol";
import {IAleToken} from "./interfaces/IAleToken.sol";
import {ISettlementDistributor} from "./interfaces/ISettlementDistributor.sol";
import {IStakingPool} from "./interfaces/IStakingPool.sol";
import {Entry} from "./libraries/Entry.sol";
import {Epochs} from "./libraries/Epochs.sol";
import {Leaves} from "./libraries/Leaves.sol";
import {PayBatch} from "./libraries/PayBatch.sol";
import {Split} from "./libraries/Split.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";

/// @notice See `ISettlementDistributor`.
contract SettlementDistributor is SettlementBooks, EIP712 {
    using SafeTransferLib for address;

    bytes32 private constant _AUTO_STAKE =
        keccak256("AutoStake(address account,uint16 bps,uint16 nonce,uint256 deadline)");
    bytes32 private constant _ADVANCE =
        keccak256("Advance(address account,uint256 cumulative,uint256 deadline)");
    uint256 private constant _WINDOW_SECONDS_MAX = 7 days;

    /// @notice The most that an account may have in advance.
    uint96 public advanceCap;
    /// @notice Who signs advances.
    address public advanceSigner;

    constructor(address authority_, IAleToken ale_, IStakingPool staking_, address lender_)
        EIP712("ALE SettlementDistributor", "1")
        SettlementBooks(authority_, ale_, staking_, lender_)
    {
        ale_.approve(address(staking_), type(uint256).max);
    }

    /// @inheritdoc ISettlementDistributor
    function post(uint64 epoch, bytes32 root, uint256 total_, bytes32 dataHash)
        external
        restricted
    {
        Epochs epochs = Epochs.wrap(_settled());
        if (epochs.isPaused()) revert SettlementDistributor_Paused();
        if (epochs.activeAt() != 0) {
            revert SettlementDistributor_EpochPending(uint64(epochs.last()), epochs.activeAt());
        }
        uint256 expected = epochs.last() + 1;
        if (epoch != expected) {
            revert SettlementDistributor_WrongEpoch(epoch, uint64(expected));
        }
        Totals memory totals = _totals;
        totals.pendingIncrease = _checkedIncrease(total_, totals.posted, epochs);
        totals.posted = uint128(total_);
        _totals = totals;
        // With no window the root is active at once: a time that has come.
        _epochs = epochs.withLast(epoch).withActiveAt(block.timestamp + totals.window);
        _roots[epoch & 1] = root;
        emit RootPosted(epoch, root, total_, dataHash);
    }

    /// @inheritdoc ISettlementDistributor
    function veto(uint64 epoch) external restricted {
        Epochs epochs = Epochs.wrap(_settled());
        if (epochs.activeAt() == 0 || epoch != epochs.last()) {
            revert SettlementDistributor_NotPending(epoch);
        }
        _epochs = epochs.withLast(epoch - 1).withActiveAt(0);
        _totals.posted -= _totals.pendingIncrease;
        emit RootVetoed(epoch);
    }

    /// @inheritdoc ISettlementDistributor
    function claim(address account, uint256 cumulative, bytes32[] calldata proof)
        external
        returns (uint256 amount)
    {
        uint256 word = _settled();
        if (Leaves.climb(Leaves.leaf(account, cumulative), proof) != _rootOf(word)) {
            revert SettlementDistributor_WrongProof();
        }
        uint256 known;
        assembly ("memory-safe") {
            known := sload(shl(96, account))
        }
        if (cumulative <= uint128(known)) {
            revert SettlementDistributor_NothingToClaim(account, cumulative);
        }
        unchecked {
            amount = cumulative - uint128(known);
        }
        if (amount > uint128(word)) {
            revert SettlementDistributor_TotalExceeded(amount, uint128(word));
        }
        uint256 claimedTopic = uint256(Claimed.selector);
        assembly ("memory-safe") {
            sstore(shl(96, account), add(known, amount))
            sstore(_epochs.slot, sub(word, amount))
            mstore(0x00, amount)
            mstore(0x20, cumulative)
            log2(0x00, 0x40, claimedTopic, account)
        }
        uint256 pay = amount;
        if (known >> 128 != 0) {
            pay -= _deduct(account, _account(account), amount);
            if (pay == 0) return amount;
        }
        address(ale).safeTransfer(account, pay);
    }

    /// @inheritdoc ISettlementDistributor
    function push(Entry[] calldata leaves, bytes32[] calldata subtreeProof) external {
        uint256 n = leaves.length;
        if (n == 0 || n & (n - 1) != 0) revert SettlementDistributor_NotASubtree(n);
        uint256 payAt = _bookAll(leaves, subtreeProof);
        PayBatch.send(address(ale), payAt, n << 5);
    }

    /// @inheritdoc ISettlementDistributor
    function setAutoStake(address account, uint16 bps, uint256 deadline, bytes calldata signature)
        external
    {
        if (bps > 10_000) revert SettlementDistributor_ShareTooLarge(bps);
        Account storage a = _account(account);
        bytes32 what = keccak256(abi.encode(_AUTO_STAKE, account, bps, a.autoStakeNonce, deadline));
        _checkSignature(account, what, deadline, signature);
        a.autoStakeNonce++;
        a.autoStakeBps = bps;
        emit AutoStakeSet(account, bps);
    }

    /// @inheritdoc ISettlementDistributor
    function claimAdvance(
        address account,
        uint256 cumulative,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint256 amount) {
        if (_epochs.isPaused()) revert SettlementDistributor_Paused();
        bytes32 what = keccak256(abi.encode(_ADVANCE, account, cumulative, deadline));
        _checkSignature(advanceSigner, what, deadline, signature);
        Account storage a = _account(account);
        uint256 paid = uint256(a.claimed) + a.advance;
        if (cumulative <= paid) {
            revert SettlementDistributor_NothingToClaim(account, cumulative);
        }
        uint256 advance = cumulative - a.claimed;
        if (advance > advanceCap) {
            revert SettlementDistributor_AdvanceCapExceeded(advance, advanceCap);
        }
        amount = cumulative - paid;
        a.advance = uint96(advance);
        emit Advanced(account, amount, cumulative);
        ale.transferFrom(lender, account, amount);
    }

    /// @inheritdoc ISettlementDistributor
    function setLimits(uint40 capAle, uint32 window_, uint96 advanceCap_, address advanceSigner_)
        external
        restricted
    {
        if (window_ > _WINDOW_SECONDS_MAX) {
            revert SettlementDistributor_WindowTooLong(window_, _WINDOW_SECONDS_MAX);
        }
        if (capAle > Split.CAP_ALE_MAX) {
            revert SettlementDistributor_CapTooLarge(capAle, Split.CAP_ALE_MAX);
        }
        _epochs = _epochs.withCapAle(capAle);
        _totals.window = window_;
        advanceCap = advanceCap_;
        advanceSigner = advanceSigner_;
        emit LimitsSet(capAle, window_, advanceCap_, advanceSigner_);
    }

    /// @inheritdoc ISettlementDistributor
    function pause() external restricted {
        _epochs = _epochs.withPaused(true);
        emit Paused(msg.sender);
    }

    /// @inheritdoc ISettlementDistributor
    function unpause() external restricted {
        _epochs = _epochs.withPaused(false);
        emit Unpaused(msg.sender);
    }

    /// @dev The largest cap is below 2^96 (proofs/Arithmetic.sol), and so is what passes it; the total
    /// would take 2^32 such epochs.
    function _checkedIncrease(uint256 total_, uint256 posted, Epochs epochs)
        private
        view
        returns (uint96)
    {
        if (total_ < posted) revert SettlementDistributor_TotalFell(total_, posted);
        uint256 increase = total_ - posted;
        uint256 max = Split.capOf(epochs.capAle());
        if (increase > max) revert SettlementDistributor_CapExceeded(increase, max);
        uint256 owed = epochs.claimable() + increase;
        uint256 balance = ale.balanceOf(address(this));
        if (owed > balance) revert SettlementDistributor_NotFunded(owed, balance);
        return uint96(increase);
    }

    function _checkSignature(
        address signer,
        bytes32 what,
        uint256 deadline,
        bytes calldata signature
    ) private view {
        if (block.timestamp > deadline) {
            revert SettlementDistributor_SignatureExpired(deadline);
        }
        if (!SignatureChecker.isValidSignatureNow(signer, _hashTypedDataV4(what), signature)) {
            revert SettlementDistributor_WrongSignature(signer);
        }
    }
}
