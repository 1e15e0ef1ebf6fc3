// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";
import {Actor} from "./Actor.sol";

/// @notice Inflation, with a schedule of its own: C * 8 % * t / year, rounded down, halved.
abstract contract MintActs is Actor {
    struct Mint {
        uint256 at;
        uint256 amount;
    }

    uint256 public genesis;
    uint256 public base;
    uint256 public stakers;
    uint256 public communities;
    uint256 public due;

    uint256 private _yearStart;
    uint256 private _until;
    uint256 private _dueInYear;
    uint256[] private _allowed;
    bool[] private _isFunded;
    Mint[] private _mints;

    constructor() {
        base = genesis = house.token.totalSupply();
        _yearStart = _until = house.minter.accruedUntil();
    }

    function mint() external acts {
        uint256 end = _yearStart + 365 days;
        uint256 until = block.timestamp < end ? block.timestamp : end;
        if (until == _until || (until < _until + 1 days && until != end)) return;
        uint256 inYear = base * 8 * (until - _yearStart) / (100 * 365 days);
        uint256 part = inYear - _dueInYear;
        (_dueInYear, _until) = (inYear, until);
        due += part;
        stakers += part - part / 2;
        _allowed.push(part / 2);
        _isFunded.push(false);

        eq(house.minter.mintDue(), _allowed.length, "period");
        did["mint"]++;
        if (until == end) _beginYear(end);
    }

    function fundPeriod(uint256 which, uint256 part) external acts {
        if (_allowed.length == 0) return;
        which %= _allowed.length;
        if (_isFunded[which]) return;
        _isFunded[which] = true;
        uint256 amount = part % (_allowed[which] + 1);
        vm.prank(house.poster);
        house.minter.mintForCommunities(uint64(which + 1), amount);
        communities += amount;
        _mints.push(Mint(block.timestamp, amount));
        earned[part % people.length] += amount;
        did["fundPeriod"]++;
    }

    /// @dev All that was due to the stakers by then, and what had been minted for the communities.
    function _beginYear(uint256 time) private {
        (_yearStart, _dueInYear) = (time, 0);
        base = genesis + stakers;
        for (uint256 i; i < _mints.length; ++i) {
            if (_mints[i].at <= time) base += _mints[i].amount;
        }
        did["beginYear"]++;
    }
}
