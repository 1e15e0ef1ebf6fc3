// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LocalMarket} from "../../script/LocalMarket.sol";
import {vm} from "../../script/Vm.sol";
import {Managed} from "../../src/Managed.sol";
import {IRouter} from "../../src/interfaces/IUniswap.sol";
import {Test} from "./Test.sol";

/// @notice Everything deployed as `bin/deploy` does it, with words for who acts.
abstract contract World is Test, LocalMarket {
    uint256 internal constant SUPPLY = 5_000_000_000e18;
    uint32 internal constant WINDOW = 1 hours;
    uint40 internal constant CAP_ALE = 1_000_000;
    uint96 internal constant ADVANCE_CAP = 10e18;
    uint64 internal constant CLOSE_AFTER = 90 days;
    uint64 internal constant UNBONDING = 7 days;
    uint64 internal constant DAY = 1 days;

    address internal governor = named("governor");
    address internal poster = named("poster");
    address internal treasury = named("treasury");
    address internal guardian = named("guardian");
    address internal ana = named("ana");
    address internal ben = named("ben");
    address internal cleo = named("cleo");
    address internal mallory = named("mallory");

    function deployWorld(IRouter router) internal {
        deployWorld(router, everything());
    }

    function deployWorld(IRouter router, Genesis memory genesis) internal {
        vm.warp(1_700_000_000);
        deployWorld(router, genesis, _limits());
    }

    function deployWorld(IRouter router, Genesis memory genesis, Config memory c) internal {
        config = c;
        _deploy(address(this), router, genesis);
        _assignRoles();
        _setFirstLimits();
    }

    /// @dev All supply circulates and belongs to the test.
    function everything() internal view returns (Genesis memory genesis) {
        genesis.holders = new address[](1);
        genesis.amounts = new uint256[](1);
        genesis.holders[0] = address(this);
        genesis.amounts[0] = SUPPLY;
    }

    function _limits() private returns (Config memory) {
        return Config({
            governor: governor,
            poster: poster,
            treasury: treasury,
            guardian: guardian,
            advanceSigner: named("signer"),
            governorDelay: 0,
            inflationPeriod: DAY,
            rewardDuration: DAY,
            unbondingDelay: UNBONDING,
            vetoWindow: WINDOW,
            epochCapAle: CAP_ALE,
            advanceCap: ADVANCE_CAP,
            closeAfter: CLOSE_AFTER,
            refundWindow: WINDOW,
            feeBpsMax: 1000,
            twapWindow: 30 minutes,
            deviationBps: 1000
        });
    }

    function handOver() internal {
        _handOver(address(this));
        vm.warp(block.timestamp + 1);
    }

    function give(address account, uint256 amount) internal {
        token.transfer(account, amount);
    }

    function expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(Managed.Managed_Unauthorized.selector, caller));
    }
}
