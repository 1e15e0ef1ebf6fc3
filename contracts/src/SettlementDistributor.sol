// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SettlementBooks} from "./SettlementBooks.sol";
import {IAleToken} from "./interfaces/IAleToken.sol";
import {ISettlementDistributor} from "./interfaces/ISettlementDistributor.sol";
import {IStakingPool} from "./interfaces/IStakingPool.sol";
import {Subtree} from "./libraries/Subtree.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {MerkleProofLib} from "solady/utils/MerkleProofLib.sol";

/// @notice See `ISettlementDistributor`.
contract SettlementDistributor is SettlementBooks, AccessManaged, Pausable, EIP712 {
    bytes32 private constant _AUTO_STAKE =
        keccak256("AutoStake(address account,uint16 bps,uint16 nonce,uint256 deadline)");
    bytes32 private constant _ADVANCE =
        keccak256("Advance(address account,uint256 cumulative,uint256 deadline)");

    /// @notice The most that an account may have in advance.
    uint96 public advanceCap;
    /// @notice Who signs advances.
    address public advanceSigner;

    constructor(
        address authority,
        IAleToken ale_,
        IStakingPool staking_,
        uint96 cap_,
        uint32 window_
    )
        AccessManaged(authority)
        EIP712("ALE SettlementDistributor", "1")
        SettlementBooks(ale_, staking_)
    {
        _limits = Limits(cap_, window_, 0);
        ale_.approve(address(staking_), type(uint256).max);
    }

    /// @inheritdoc ISettlementDistributor
    function post(uint64 epoch, bytes32 root, uint256 total_, bytes32 dataHash)
        external
        restricted
        whenNotPaused
    {
        Epochs memory epochs = _settled();
        if (epochs.activeAt != 0) {
            revert SettlementDistributor_EpochPending(epochs.last, epochs.activeAt);
        }
        if (epoch != epochs.last + 1) {
            revert SettlementDistributor_WrongEpoch(epoch, epochs.last + 1);
        }
        Limits memory limits = _limits;
        uint256 increase = _checkedIncrease(total_, epochs.claimable, limits);

        epochs.last = epoch;
        if (limits.window == 0) {
            epochs.claimable += uint128(increase);
        } else {
            epochs.activeAt = uint64(block.timestamp) + limits.window;
        }
        _epochs = epochs;
        _totals = Totals(uint128(total_), limits.window == 0 ? 0 : uint128(increase));
        _roots[epoch & 1] = root;
        emit RootPosted(epoch, root, total_, dataHash);
    }

    /// @inheritdoc ISettlementDistributor
    function veto(uint64 epoch) external restricted {
        Epochs memory epochs = _settled();
        if (epochs.activeAt == 0 || epoch != epochs.last) {
            revert SettlementDistributor_NotPending(epoch);
        }
        epochs.last = epoch - 1;
        epochs.activeAt = 0;
        _epochs = epochs;
        _totals = Totals(_totals.posted - _totals.pendingIncrease, 0);
        emit RootVetoed(epoch);
    }

    /// @inheritdoc ISettlementDistributor
    function claim(address account, uint256 cumulative, bytes32[] calldata proof)
        external
        returns (uint256 amount)
    {
        Epochs memory epochs = _settled();
        bytes32 leaf = Subtree.leaf(account, cumulative);
        if (!MerkleProofLib.verifyCalldata(proof, _root(epochs), leaf)) {
            revert SettlementDistributor_WrongProof(account, cumulative);
        }
        uint256 pay;
        (amount, pay) = _book(account, cumulative);
        if (amount == 0) revert SettlementDistributor_NothingToClaim(account, cumulative);
        _take(epochs, amount);
        if (pay != 0) ale.transfer(account, pay);
    }

    /// @inheritdoc ISettlementDistributor
    function push(
        address[] calldata accounts,
        uint256[] calldata cumulatives,
        bytes32[] calldata subtreeProof
    ) external {
        uint256 n = accounts.length;
        if (n == 0 || n & (n - 1) != 0 || n != cumulatives.length) {
            revert SettlementDistributor_NotASubtree(n, cumulatives.length);
        }
        Epochs memory epochs = _settled();
        bytes32 node = Subtree.root(accounts, cumulatives);
        if (!MerkleProofLib.verifyCalldata(subtreeProof, _root(epochs), node)) {
            revert SettlementDistributor_WrongProof(accounts[0], cumulatives[0]);
        }
        uint256 sum;
        uint256[] memory pays = new uint256[](n);
        for (uint256 i; i < n; ++i) {
            uint256 amount;
            (amount, pays[i]) = _book(accounts[i], cumulatives[i]);
            sum += amount;
        }
        _take(epochs, sum);
        ale.transferBatch(accounts, pays);
    }

    /// @inheritdoc ISettlementDistributor
    function setAutoStake(address account, uint16 bps, uint256 deadline, bytes calldata signature)
        external
    {
        if (bps > 10_000) revert SettlementDistributor_ShareTooLarge(bps);
        Account storage a = _accounts[account];
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
    ) external whenNotPaused returns (uint256 amount) {
        bytes32 what = keccak256(abi.encode(_ADVANCE, account, cumulative, deadline));
        _checkSignature(advanceSigner, what, deadline, signature);
        Account storage a = _accounts[account];
        uint256 advanced = a.advance;
        if (cumulative <= a.claimed + advanced) {
            revert SettlementDistributor_NothingToClaim(account, cumulative);
        }
        uint256 advance = cumulative - a.claimed;
        if (advance > advanceCap) {
            revert SettlementDistributor_AdvanceCapExceeded(advance, advanceCap);
        }
        amount = advance - advanced;
        _takeFloat(amount);
        a.advance = uint96(advance);
        emit Advanced(account, amount, cumulative);
        ale.transfer(account, amount);
    }

    /// @inheritdoc ISettlementDistributor
    function fundFloat(uint256 amount) external {
        uint256 float = _limits.float + amount;
        if (float > type(uint96).max) revert SettlementDistributor_LimitTooLarge(float);
        _limits.float = uint96(float);
        emit FloatFunded(msg.sender, amount);
        ale.transferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ISettlementDistributor
    function withdrawFloat(address to, uint256 amount) external restricted {
        _takeFloat(amount);
        emit FloatWithdrawn(to, amount);
        ale.transfer(to, amount);
    }

    /// @inheritdoc ISettlementDistributor
    function setLimits(uint96 cap_, uint32 window_, uint96 advanceCap_, address advanceSigner_)
        external
        restricted
    {
        if (window_ > 7 days) revert SettlementDistributor_LimitTooLarge(window_);
        _limits.cap = cap_;
        _limits.window = window_;
        advanceCap = advanceCap_;
        advanceSigner = advanceSigner_;
        emit LimitsSet(cap_, window_, advanceCap_, advanceSigner_);
    }

    /// @inheritdoc ISettlementDistributor
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc ISettlementDistributor
    function unpause() external restricted {
        _unpause();
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
