// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";
import {IJobEscrow} from "../../src/interfaces/IJobEscrow.sol";
import {Actor} from "./Actor.sol";

/// @notice Deposits, swaps, releases, refunds, vetoes and closed jobs.
abstract contract JobActs is Actor {
    struct Refunded {
        bytes32 jobId;
        uint256 amount;
        uint256 ripeAt;
        address payer;
        bool isForgotten;
    }

    mapping(bytes32 jobId => uint256) public held;
    mapping(bytes32 jobId => uint256) public closesAt;
    mapping(address payer => uint256) public owed;
    uint256 public heldInAll;
    uint256 public owedInAll;
    uint256 public fees;

    mapping(bytes32 jobId => uint256) private _paidBack;
    mapping(uint256 place => uint256) private _generation;
    Refunded[] private _refunds;

    function fund(uint256 who, uint256 amount) external acts {
        bytes32 id = job(who);
        amount = 1 + amount % 1e24;
        if (closesAt[id] != 0) {
            house.token.approve(address(house.escrow), amount);
            vm.expectPartialRevert(IJobEscrow.JobEscrow_JobClosing.selector);
            house.escrow.depositFor(id, person(who), amount);
            return;
        }
        _deposit(id, _payer(who), amount);
        did["fund"]++;
    }

    function pay(uint256 who, uint256 amount) external acts {
        bytes32 id = job(who);
        if (closesAt[id] != 0) return;
        address payer = _payer(who);
        amount = amount % (house.token.balanceOf(payer) + 1);
        if (amount == 0) return;
        vm.startPrank(payer);
        house.token.approve(address(house.escrow), amount);
        house.escrow.deposit(id, address(house.token), amount, amount, block.timestamp);
        vm.stopPrank();
        _hold(id, amount);
        did["pay"]++;
    }

    function swap(uint256 who, uint256 dollars) external acts {
        bytes32 id = job(who);
        if (closesAt[id] != 0) return;
        address payer = _payer(who);
        dollars = 1 + dollars % 300e6;
        house.usd.mint(payer, dollars);
        vm.startPrank(payer);
        house.usd.approve(address(house.escrow), dollars);
        uint256 before = house.token.balanceOf(address(house.escrow));
        house.escrow.deposit(id, address(house.usd), dollars, 0, block.timestamp);
        vm.stopPrank();
        _hold(id, house.token.balanceOf(address(house.escrow)) - before);
        did["swap"]++;
    }

    function takeOver(uint256 who, uint256 by, uint256 more) external acts {
        bytes32 id = job(who);
        address before = house.escrow.job(id).payer;
        if (before == address(0) || before == person(by) || closesAt[id] != 0) return;
        uint256 left = held[id];
        uint256 amount = left + _waiting(id) + 1 + more % 1e24;
        if (amount > house.token.balanceOf(address(this))) return;
        _release(id, left);
        _owe(before, left);
        _paidBack[id] += left;
        _deposit(id, person(by), amount);
        for (uint256 i; i < _refunds.length; ++i) {
            if (_refunds[i].jobId == id) _refunds[i].isForgotten = true;
        }
        did["takeOver"]++;
    }

    function release(uint256 who, uint256 amount, uint256 part) external acts {
        bytes32 id = job(who);
        amount = amount % (held[id] + 1);
        uint256 fee = amount / (10 + part % 10);
        IJobEscrow.Release[] memory releases = new IJobEscrow.Release[](1);
        releases[0] = IJobEscrow.Release(id, amount - fee, fee);
        vm.prank(house.poster);
        house.escrow.release(releases);
        _release(id, amount);
        fees += fee;
        earned[who % people.length] += amount - fee;
        if (amount != 0) did[closesAt[id] == 0 ? "release" : "releaseWhileClosing"]++;
    }

    function refund(uint256 who, uint256 amount) external acts {
        bytes32 id = job(who);
        amount = amount % (held[id] + _paidBack[id] + 1);
        IJobEscrow.Refund[] memory refunds = new IJobEscrow.Refund[](1);
        refunds[0] = IJobEscrow.Refund(id, amount);
        address payer = house.escrow.job(id).payer;
        vm.prank(house.poster);
        house.escrow.allowRefund(refunds);

        uint256 setOff = amount < _paidBack[id] ? amount : _paidBack[id];
        _paidBack[id] -= setOff;
        _release(id, amount - setOff);
        _owe(payer, amount - setOff);
        uint256 window = house.escrow.refundWindow();
        uint256 ripeAt = (block.timestamp / window + 2) * window;
        _refunds.push(Refunded(id, amount - setOff, ripeAt, payer, false));
        if (amount != 0) did["refund"]++;
    }

    function vetoRefund(uint256 who) external acts {
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = job(who);
        uint256 amount = _waiting(ids[0]);
        address payer = house.escrow.job(ids[0]).payer;
        vm.prank(house.guardian);
        house.escrow.vetoRefund(ids);
        for (uint256 i; i < _refunds.length; ++i) {
            if (_refunds[i].jobId == ids[0] && block.timestamp < _refunds[i].ripeAt) {
                if (!_refunds[i].isForgotten) _refunds[i].amount = 0;
            }
        }
        _hold(ids[0], amount);
        owed[payer] -= amount;
        owedInAll -= amount;
        if (amount != 0) did["vetoRefund"]++;
    }

    function claimRefund(uint256 who) external acts {
        address payer = person(who);
        uint256 amount = owed[payer] - waitingOf(payer);
        if (amount == 0) return;
        uint256 before = house.token.balanceOf(payer);
        house.escrow.claimRefund(payer);
        eq(house.token.balanceOf(payer) - before, amount, "all that is ripe");
        owed[payer] -= amount;
        owedInAll -= amount;
        did["claimRefund"]++;
    }

    function close(uint256 who) external acts {
        bytes32 id = job(who);
        IJobEscrow.Job memory j = house.escrow.job(id);
        if (j.payer == address(0) || closesAt[id] != 0) return;
        if (block.timestamp < j.lastMovementAt + house.escrow.closeAfter()) return;
        house.escrow.close(id);
        closesAt[id] = block.timestamp + 7 days;
        did["close"]++;
    }

    /// @dev A job that holds nothing has nothing to finish: the next one begins.
    function finishClosing(uint256 who) external acts {
        bytes32 id = job(who);
        if (closesAt[id] == 0) return;
        if (block.timestamp < closesAt[id]) {
            vm.expectPartialRevert(IJobEscrow.JobEscrow_NotYetClosable.selector);
            house.escrow.finishClosing(id);
            return;
        }
        if (held[id] != 0) {
            house.escrow.finishClosing(id);
            _owe(house.escrow.job(id).payer, held[id]);
            _release(id, held[id]);
            did["finishClosing"]++;
        }
        _generation[who % people.length]++;
    }

    function job(uint256 who) public view returns (bytes32) {
        who %= people.length;
        return bytes32(1 + who + 100 * _generation[who]);
    }

    function waitingOf(address payer) public view returns (uint256 sum) {
        for (uint256 i; i < _refunds.length; ++i) {
            Refunded memory r = _refunds[i];
            if (r.payer == payer && block.timestamp < r.ripeAt) sum += r.amount;
        }
    }

    /// @dev What a veto would take back.
    function _waiting(bytes32 id) private view returns (uint256 sum) {
        for (uint256 i; i < _refunds.length; ++i) {
            Refunded memory r = _refunds[i];
            if (r.jobId == id && !r.isForgotten && block.timestamp < r.ripeAt) sum += r.amount;
        }
    }

    function _payer(uint256 who) private view returns (address payer) {
        payer = house.escrow.job(job(who)).payer;
        if (payer == address(0)) payer = person(who);
    }

    function _deposit(bytes32 id, address payer, uint256 amount) private {
        house.token.approve(address(house.escrow), amount);
        house.escrow.depositFor(id, payer, amount);
        _hold(id, amount);
    }

    function _hold(bytes32 id, uint256 amount) private {
        held[id] += amount;
        heldInAll += amount;
    }

    function _release(bytes32 id, uint256 amount) private {
        held[id] -= amount;
        heldInAll -= amount;
    }

    function _owe(address payer, uint256 amount) private {
        owed[payer] += amount;
        owedInAll += amount;
    }
}
