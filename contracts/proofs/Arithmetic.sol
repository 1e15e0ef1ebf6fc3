// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Schedule} from "../src/libraries/Schedule.sol";
import {Split} from "../src/libraries/Split.sol";

/// @notice What the SMTChecker proves for all inputs; `bin/prove` counts the assertions.
contract Arithmetic {
    function halvesGiveAwayAllAndNoMore(uint256 amount) external pure {
        (uint256 stakers, uint256 communities) = Schedule.halves(amount);
        assert(stakers >= communities);
        assert(stakers - communities <= 1);
        assert(stakers + communities == amount);
    }

    function scheduleStartsAtZero(uint128 base, uint16 rateBps) external pure {
        assert(Schedule.releasedDown(base, rateBps, 0) == 0);
    }

    function scheduleGivesTheYearsRateAndNoMore(uint128 base, uint16 rateBps) external pure {
        uint256 year = Schedule.releasedDown(base, rateBps, 365 days);
        assert(year == uint256(base) * rateBps / 10_000);
    }

    /// @dev At the rate of the house; any two moments of a year.
    function scheduleNeverFalls(uint128 base, uint32 earlier, uint32 later) external pure {
        require(earlier <= later && later <= 365 days);
        uint256 before = Schedule.releasedDown(base, 800, earlier);
        assert(before <= Schedule.releasedDown(base, 800, later));
    }

    function repaymentIsWithinBoth(uint128 amount, uint96 advance) external pure {
        uint256 repaid = Split.repaid(amount, advance);
        assert(repaid <= amount);
        assert(repaid <= advance);
        assert(repaid == amount || repaid == advance);
    }

    function stakedPartIsWithinTheRest(uint128 rest, uint16 bps) external pure {
        require(bps <= 10_000);
        assert(Split.stakedDown(rest, bps) <= rest);
    }

    function capFitsIntoItsField(uint40 capAle) external pure {
        require(capAle <= Split.CAP_ALE_MAX);
        assert(Split.capOf(capAle) <= type(uint96).max);
    }

    function increaseIsWithinTheCap(uint256 total, uint256 posted, uint40 capAle) external pure {
        require(capAle <= Split.CAP_ALE_MAX && total >= posted);
        require(total - posted <= Split.capOf(capAle));
        assert(total - posted <= type(uint96).max);
    }
}
