// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {ParBound} from "./utils/Tokens.sol";
import {World} from "./utils/World.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

/// @notice The house as `config/production.json` deploys it: what the governor does waits 48 hours.
contract GovernorTest is World {
    uint256 private constant DELAY = 48 hours;
    string private constant PRODUCTION = "config/production.json";

    function setUp() public {
        vm.warp(1_700_000_000);
        Config memory c = _readLimits(vm.readFile(PRODUCTION));
        c.governor = governor;
        c.poster = poster;
        c.treasury = treasury;
        c.guardian = guardian;
        c.advanceSigner = named("signer");
        deployWorld(_deployRouter(address(this)), everything(), c);
        handOver();
    }

    function test_deploysWithTheLimitsOfProduction() public view {
        eq(config.governorDelay, DELAY, "48 hours");
        eq(distributor.window(), 1 hours, "roots wait");
        eq(escrow.refundWindow(), 1 hours, "refunds wait");
        eq(escrow.feeBpsMax(), 1000, "protocol and community");
        eq(escrow.closeAfter(), 90 days, "closing");
        eq(distributor.cap(), 1_000_000e18, "cap");
    }

    function test_namesNobodyYet() public {
        vm.expectRevert(abi.encodeWithSelector(Deployment_AddressMissing.selector, ".governor"));
        this.readProduction();
    }

    function readProduction() external view {
        _readConfig(PRODUCTION);
    }

    function test_actsAfter48HoursOnly() public {
        bytes memory call =
            abi.encodeCall(distributor.setLimits, (7, 5 minutes, ADVANCE_CAP, mallory));
        expectUnauthorized(governor);
        vm.prank(governor);
        distributor.setLimits(7, 5 minutes, ADVANCE_CAP, mallory);

        uint256 scheduledAt = block.timestamp;
        bytes32 id = _schedule(address(distributor), call);
        vm.warp(scheduledAt + DELAY - 1);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        _execute(address(distributor), call);
        eq(distributor.cap(), 1_000_000e18, "as before");
        vm.warp(scheduledAt + DELAY);
        _execute(address(distributor), call);
        eq(distributor.cap(), 7e18, "now");
    }

    /// @dev Every act of the governor, and the administration itself.
    function test_hasNoActThatIsAtOnce() public {
        address usdBound = address(new ParBound());
        _actsLate(address(minter), abi.encodeCall(minter.lowerRate, (799)));
        _actsLate(address(escrow), abi.encodeCall(escrow.listToken, (ana, usdBound)));
        _actsLate(address(escrow), abi.encodeCall(escrow.delistToken, (ana)));
        _actsLate(address(manager), abi.encodeCall(manager.grantRole, (POSTER, mallory, 0)));
        _actsLate(address(manager), abi.encodeCall(manager.revokeRole, (POSTER, poster)));
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = escrow.release.selector;
        _actsLate(
            address(manager),
            abi.encodeCall(manager.setTargetFunctionRole, (address(escrow), selectors, GOVERNOR))
        );
    }

    function test_isStoppedByTheGuardian() public {
        bytes memory call = abi.encodeCall(minter.lowerRate, (799));
        bytes32 id = _schedule(address(minter), call);
        vm.prank(guardian);
        manager.cancel(governor, address(minter), call);
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, id)
        );
        _execute(address(minter), call);
        eq(minter.rateBps(), 800, "as before");
    }

    function test_leavesTheDeployerNothing() public {
        (bool isAdmin,) = manager.hasRole(0, address(this));
        isTrue(!isAdmin, "no administrator");
        vm.expectRevert();
        manager.grantRole(POSTER, mallory, 0);
    }

    function _actsLate(address target, bytes memory call) private {
        vm.prank(governor);
        (bool isDone,) = target.call(call);
        isTrue(!isDone, "not at once");
        _schedule(target, call);
        vm.warp(block.timestamp + DELAY - 1);
        vm.expectPartialRevert(IAccessManager.AccessManagerNotReady.selector);
        _execute(target, call);
        vm.warp(block.timestamp + 1);
        _execute(target, call);
    }

    function _schedule(address target, bytes memory call) private returns (bytes32 id) {
        vm.prank(governor);
        (id,) = manager.schedule(target, call, 0);
    }

    function _execute(address target, bytes memory call) private {
        vm.prank(governor);
        manager.execute(target, call);
    }
}
