// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Managed} from "./Managed.sol";
import {IAleToken} from "./interfaces/IAleToken.sol";
import {ISettlementDistributor} from "./interfaces/ISettlementDistributor.sol";
import {IStakingPool} from "./interfaces/IStakingPool.sol";
import {Entry, toEntry} from "./libraries/Entry.sol";
import {Epochs, MASK_40} from "./libraries/Epochs.sol";
import {Leaves} from "./libraries/Leaves.sol";
import {PayBatch} from "./libraries/PayBatch.sol";
import {Split} from "./libraries/Split.sol";

/// @notice The books of the distributor: what is posted, claimable, claimed and advanced.
/// @dev Laid out for gas: a claim writes one slot of its own and one of the account.
abstract contract SettlementBooks is ISettlementDistributor, Managed {
    struct Totals {
        uint128 posted;
        uint96 pendingIncrease; // means something only while a root is pending
        uint32 window;
    }

    struct Account {
        uint128 claimed;
        uint96 advance; // paid ahead of the root and not yet repaid
        uint16 autoStakeBps;
        uint16 autoStakeNonce;
    }

    IAleToken public immutable ale;
    IStakingPool public immutable staking;
    /// @notice Who lends the advances: what it approves to this contract is all that they can cost.
    address public immutable lender;

    /// @dev The word of account zero, which lies at slot 0: never written by what succeeds.
    Account private _nobody;
    Epochs internal _epochs;
    Totals internal _totals;
    bytes32[2] internal _roots; // by the parity of the epoch: the last and the one before

    constructor(address authority_, IAleToken ale_, IStakingPool staking_, address lender_)
        Managed(authority_)
    {
        ale = ale_;
        staking = staking_;
        lender = lender_;
    }

    /// @inheritdoc ISettlementDistributor
    function lastEpoch() external view returns (uint64) {
        return uint64(_epochs.last());
    }

    /// @inheritdoc ISettlementDistributor
    function activeRoot() external view returns (bytes32) {
        return _rootOf(_settled());
    }

    /// @inheritdoc ISettlementDistributor
    function activeAt() external view returns (uint256) {
        return Epochs.wrap(_settled()).activeAt();
    }

    /// @inheritdoc ISettlementDistributor
    function claimed(address account) external view returns (uint256) {
        return _account(account).claimed;
    }

    /// @inheritdoc ISettlementDistributor
    function advanceOf(address account) external view returns (uint256) {
        return _account(account).advance;
    }

    /// @inheritdoc ISettlementDistributor
    function autoStakeOf(address account) external view returns (uint16 bps, uint16 nonce) {
        return (_account(account).autoStakeBps, _account(account).autoStakeNonce);
    }

    /// @inheritdoc ISettlementDistributor
    function claimedTotal() external view returns (uint256) {
        return activeTotal() - uint128(_settled());
    }

    /// @inheritdoc ISettlementDistributor
    function total() external view returns (uint256) {
        return _totals.posted;
    }

    /// @inheritdoc ISettlementDistributor
    function activeTotal() public view returns (uint256) {
        return
            _totals.posted - (Epochs.wrap(_settled()).activeAt() == 0 ? 0 : _totals.pendingIncrease);
    }

    /// @inheritdoc ISettlementDistributor
    function cap() external view returns (uint256) {
        return Split.capOf(_epochs.capAle());
    }

    /// @inheritdoc ISettlementDistributor
    function window() external view returns (uint256) {
        return _totals.window;
    }

    /// @inheritdoc ISettlementDistributor
    function isPaused() external view returns (bool) {
        return _epochs.isPaused();
    }

    /// @dev The epochs as of now: a root whose window has passed counts as active.
    function _settled() internal view returns (uint256 word) {
        word = Epochs.unwrap(_epochs);
        uint256 time = (word >> 128) & MASK_40;
        if (time == 0) return word;
        if (block.timestamp >= time) {
            unchecked {
                word = word - (time << 128) + _totals.pendingIncrease;
            }
        }
    }

    /// @return root what claims are proven against: the last root, or the one before while it waits.
    function _rootOf(uint256 word) internal view returns (bytes32 root) {
        assembly ("memory-safe") {
            let isPending := gt(and(shr(128, word), MASK_40), 0)
            root := sload(add(_roots.slot, and(add(shr(168, word), isPending), 1)))
        }
    }

    function _account(address account) internal pure returns (Account storage a) {
        assembly ("memory-safe") {
            a.slot := shl(96, account)
        }
    }

    /// @dev Books the leaves of a subtree and proves them; any failure undoes it all.
    /// @return payAt where in memory the payments lie, an entry for each leaf.
    function _bookAll(Entry[] calldata leaves, bytes32[] calldata proof)
        internal
        returns (uint256 payAt)
    {
        uint256 size = leaves.length << 5;
        uint256 leavesAt;
        uint256 nodesAt;
        payAt = PayBatch.reserve(size);
        assembly ("memory-safe") {
            leavesAt := leaves.offset
            nodesAt := mload(0x40)
            mstore(0x40, add(nodesAt, size))
        }
        uint256 word = _settled();
        (uint256 sum, uint256 flags) = Leaves.book(leavesAt, size, payAt, nodesAt);
        if (Leaves.climb(Leaves.rootOf(nodesAt, size), proof) != _rootOf(word)) {
            revert SettlementDistributor_WrongProof();
        }
        if (sum > uint128(word)) revert SettlementDistributor_TotalExceeded(sum, uint128(word));
        unchecked {
            _epochs = Epochs.wrap(word - sum);
        }
        if (flags >> 128 != 0) _deductAll(payAt, size);
    }

    /// @dev The rare part: someone has an advance or stakes.
    function _deductAll(uint256 payAt, uint256 size) private {
        for (uint256 end = payAt + size; payAt < end; payAt += 32) {
            Entry pay;
            assembly ("memory-safe") {
                pay := mload(payAt)
            }
            if (pay.amount() == 0) continue;
            address account = pay.account();
            uint256 part = _deduct(account, _account(account), pay.amount());
            pay = toEntry(account, uint96(pay.amount() - part));
            assembly ("memory-safe") {
                mstore(payAt, pay)
            }
        }
    }

    /// @return part what repays the advance and, of the rest, what is staked.
    function _deduct(address account, Account storage a, uint256 amount)
        internal
        returns (uint256 part)
    {
        if (a.advance != 0) {
            part = Split.repaid(amount, a.advance);
            a.advance -= uint96(part);
            emit AdvanceRepaid(account, part);
            ale.transfer(lender, part);
        }
        uint256 staked = Split.stakedDown(amount - part, a.autoStakeBps);
        if (staked != 0) {
            part += staked;
            staking.stakeFor(account, staked);
        }
    }
}
