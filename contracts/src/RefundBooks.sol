// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJobEscrow} from "./interfaces/IJobEscrow.sol";
import {Waiting} from "./libraries/Waiting.sol";

/// @notice The books of what goes back to payers: ripe, or waiting so that the guardian can look.
/// @dev What waits is written twice, by payer for claims and by job for a veto. A job's sums are part
/// of its payer's in both buckets; whoever takes the job over has the job's forgotten.
abstract contract RefundBooks is IJobEscrow {
    using Waiting for Waiting.Data;

    uint32 public immutable refundWindow;

    /// @inheritdoc IJobEscrow
    uint256 public totalRefunds;

    mapping(address payer => uint256) private _ripe;
    mapping(address payer => Waiting.Data) private _waitingOf;
    mapping(bytes32 jobId => Waiting.Data) private _waitingFrom;

    constructor(uint32 refundWindow_) {
        refundWindow = refundWindow_;
    }

    /// @inheritdoc IJobEscrow
    function refundOf(address payer) external view returns (uint256) {
        Waiting.Data memory waiting = _waitingOf[payer];
        return _ripe[payer] + waiting.moveTo(_period());
    }

    /// @inheritdoc IJobEscrow
    function waitingRefundOf(address payer) external view returns (uint256) {
        return _sumNow(_waitingOf[payer]);
    }

    function _creditNow(address payer, uint256 amount) internal {
        _ripe[payer] += amount;
        totalRefunds += amount;
    }

    /// @dev The total is the caller's: one write for many refunds.
    function _creditLater(bytes32 jobId, address payer, uint256 amount) internal {
        if (refundWindow == 0) {
            _ripe[payer] += amount;
            return;
        }
        Waiting.Data memory ofJob = _waitingFrom[jobId];
        ofJob.moveTo(_period());
        ofJob.add(amount);
        _waitingFrom[jobId] = ofJob;

        Waiting.Data memory ofPayer = _moved(payer);
        ofPayer.add(amount);
        _waitingOf[payer] = ofPayer;
    }

    /// @return amount that waited and is credited no more.
    function _takeBack(bytes32 jobId, address payer) internal returns (uint256 amount) {
        Waiting.Data memory ofJob = _waitingFrom[jobId];
        ofJob.moveTo(_period());
        amount = ofJob.sum();
        if (amount == 0) return 0;

        Waiting.Data memory ofPayer = _moved(payer);
        ofPayer.current -= ofJob.current;
        ofPayer.previous -= ofJob.previous;
        _waitingOf[payer] = ofPayer;
        _forget(jobId);
        totalRefunds -= amount;
    }

    /// @return amount that is ripe and herewith taken.
    function _collect(address payer) internal returns (uint256 amount) {
        Waiting.Data memory ofPayer = _waitingOf[payer];
        amount = _ripe[payer] + ofPayer.moveTo(_period());
        _ripe[payer] = 0;
        _waitingOf[payer] = ofPayer;
        totalRefunds -= amount;
    }

    function _forget(bytes32 jobId) internal {
        delete _waitingFrom[jobId];
    }

    function _waitingNow(bytes32 jobId) internal view returns (uint256) {
        return _sumNow(_waitingFrom[jobId]);
    }

    function _moved(address payer) private returns (Waiting.Data memory waiting) {
        waiting = _waitingOf[payer];
        uint256 ripe = waiting.moveTo(_period());
        if (ripe != 0) _ripe[payer] += ripe;
    }

    function _sumNow(Waiting.Data memory waiting) private view returns (uint256) {
        waiting.moveTo(_period());
        return waiting.sum();
    }

    function _period() private view returns (uint256) {
        return refundWindow == 0 ? 0 : block.timestamp / refundWindow;
    }
}
