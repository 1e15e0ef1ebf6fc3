// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AleToken} from "../src/AleToken.sol";
import {CommunityFactory} from "../src/CommunityFactory.sol";
import {InflationMinter} from "../src/InflationMinter.sol";
import {JobEscrow} from "../src/JobEscrow.sol";
import {SettlementDistributor} from "../src/SettlementDistributor.sol";
import {StakingPool} from "../src/StakingPool.sol";
import {IAleToken} from "../src/interfaces/IAleToken.sol";
import {IJobEscrow} from "../src/interfaces/IJobEscrow.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {vm} from "./Vm.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

/// @notice Deploys the contracts, which know each other by immutable addresses, in one order.
/// @dev The addresses are computed before from the deployer's nonce and checked afterwards.
abstract contract Deployment {
    uint64 internal constant POSTER = 1;
    uint64 internal constant GUARDIAN = 2;
    uint64 internal constant GOVERNOR = 3;

    struct Config {
        address governor;
        address poster;
        address treasury;
        address guardian;
        address advanceSigner;
        uint32 governorDelay;
        uint256 inflationPeriod;
        uint64 rewardDuration;
        uint64 unbondingDelay;
        uint32 vetoWindow;
        uint40 epochCapAle;
        uint32 refundWindow;
        uint16 feeBpsMax;
        uint96 advanceCap;
        uint64 closeAfter;
        uint64 twapWindow;
        uint16 deviationBps;
    }

    struct Genesis {
        address[] holders;
        uint256[] amounts;
        address[] locked;
    }

    Config internal config;
    AccessManager internal manager;
    IAleToken internal token;
    StakingPool internal staking;
    InflationMinter internal minter;
    SettlementDistributor internal distributor;
    JobEscrow internal escrow;
    CommunityFactory internal factory;

    error Deployment_WrongTotal(uint256 sum, uint256 total);
    error Deployment_AddressMissing(string key);
    error Deployment_WrongAddress(address expected, address actual);

    function _readConfig(string memory path) internal view returns (Config memory c) {
        string memory json = vm.readFile(path);
        c = _readLimits(json);
        c.governor = _account(json, ".governor");
        c.poster = _account(json, ".poster");
        c.treasury = _account(json, ".treasury");
        c.guardian = _account(json, ".guardian");
        c.advanceSigner = _account(json, ".advanceSigner");
    }

    function _readLimits(string memory json) internal pure returns (Config memory c) {
        c.governorDelay = uint32(vm.parseJsonUint(json, ".governorDelaySeconds"));
        c.inflationPeriod = vm.parseJsonUint(json, ".inflationPeriodSeconds");
        c.rewardDuration = uint64(vm.parseJsonUint(json, ".rewardSeconds"));
        c.unbondingDelay = uint64(vm.parseJsonUint(json, ".unbondingSeconds"));
        c.vetoWindow = uint32(vm.parseJsonUint(json, ".vetoWindowSeconds"));
        c.epochCapAle = uint40(vm.parseJsonUint(json, ".epochCapAle"));
        c.advanceCap = uint96(vm.parseJsonUint(json, ".advanceCapBaseUnits"));
        c.closeAfter = uint64(vm.parseJsonUint(json, ".closeAfterSeconds"));
        c.refundWindow = uint32(vm.parseJsonUint(json, ".refundWindowSeconds"));
        c.feeBpsMax = uint16(vm.parseJsonUint(json, ".feeBpsMax"));
        c.twapWindow = uint64(vm.parseJsonUint(json, ".twapSeconds"));
        c.deviationBps = uint16(vm.parseJsonUint(json, ".deviationBps"));
    }

    function _readGenesis(string memory path) internal view returns (Genesis memory genesis) {
        string memory json = vm.readFile(path);
        uint256 count;
        while (vm.keyExistsJson(json, _at(count, ""))) count++;
        genesis.holders = new address[](count);
        genesis.amounts = new uint256[](count);
        address[] memory locked = new address[](count);
        uint256 sum;
        uint256 lockedCount;
        for (uint256 i; i < count; ++i) {
            genesis.holders[i] = vm.parseJsonAddress(json, _at(i, ".address"));
            genesis.amounts[i] = vm.parseJsonUint(json, _at(i, ".baseUnits"));
            sum += genesis.amounts[i];
            if (vm.parseJsonBool(json, _at(i, ".locked"))) {
                locked[lockedCount++] = genesis.holders[i];
            }
        }
        uint256 total = vm.parseJsonUint(json, ".totalBaseUnits");
        if (sum != total) revert Deployment_WrongTotal(sum, total);
        genesis.locked = new address[](lockedCount);
        for (uint256 i; i < lockedCount; ++i) {
            genesis.locked[i] = locked[i];
        }
    }

    function _at(uint256 index, string memory key) private pure returns (string memory) {
        return string.concat(".allocations[", vm.toString(index), "]", key);
    }

    function _deploy(address deployer, IRouter router, Genesis memory genesis) internal {
        uint256 nonce = vm.getNonce(deployer);
        address minterAt = vm.computeCreateAddress(deployer, nonce + 3);
        address distributorAt = vm.computeCreateAddress(deployer, nonce + 4);

        manager = new AccessManager(deployer);
        token = IAleToken(address(new AleToken(minterAt, genesis.holders, genesis.amounts)));
        staking = new StakingPool(token, minterAt, config.rewardDuration, config.unbondingDelay);
        minter = new InflationMinter(
            address(manager), token, staking, distributorAt, config.inflationPeriod, genesis.locked
        );
        distributor = new SettlementDistributor(address(manager), token, staking, config.treasury);
        escrow = new JobEscrow(
            address(manager),
            token,
            router,
            distributorAt,
            config.treasury,
            IJobEscrow.Limits(config.closeAfter, config.refundWindow, config.feeBpsMax)
        );
        factory = new CommunityFactory(address(manager));
        _same(minterAt, address(minter));
        _same(distributorAt, address(distributor));
    }

    /// @dev Called while the deployer still is the administrator.
    function _assignRoles() internal {
        manager.labelRole(POSTER, "POSTER");
        manager.labelRole(GUARDIAN, "GUARDIAN");
        manager.labelRole(GOVERNOR, "GOVERNOR");
        manager.setRoleGuardian(GOVERNOR, GUARDIAN);

        _allow(address(distributor), POSTER, distributor.post.selector);
        _allow(address(minter), POSTER, minter.mintForCommunities.selector);
        _allow(address(escrow), POSTER, escrow.release.selector);
        _allow(address(escrow), POSTER, escrow.allowRefund.selector);
        _allow(address(factory), POSTER, factory.create.selector);
        _allow(address(factory), POSTER, factory.setParameters.selector);
        _allow(address(factory), POSTER, factory.postReputation.selector);

        _allow(address(distributor), GUARDIAN, distributor.veto.selector);
        _allow(address(distributor), GUARDIAN, distributor.pause.selector);
        _allow(address(distributor), GUARDIAN, distributor.unpause.selector);
        _allow(address(escrow), GUARDIAN, escrow.vetoRefund.selector);
        _allow(address(escrow), GUARDIAN, escrow.pause.selector);
        _allow(address(escrow), GUARDIAN, escrow.unpause.selector);

        _allow(address(distributor), GOVERNOR, distributor.setLimits.selector);
        _allow(address(minter), GOVERNOR, minter.lowerRate.selector);
        _allow(address(escrow), GOVERNOR, escrow.listToken.selector);
        _allow(address(escrow), GOVERNOR, escrow.delistToken.selector);
    }

    /// @dev The deployer administers for a moment and sets what the governor may change later.
    function _setFirstLimits() internal {
        _allow(address(distributor), 0, distributor.setLimits.selector);
        distributor.setLimits(
            config.epochCapAle, config.vetoWindow, config.advanceCap, config.advanceSigner
        );
        _allow(address(distributor), GOVERNOR, distributor.setLimits.selector);
    }

    /// @dev The last act: from here on only the delayed governor administers.
    function _handOver(address deployer) internal {
        manager.grantRole(POSTER, config.poster, 0);
        manager.grantRole(GUARDIAN, config.guardian, 0);
        manager.grantRole(GOVERNOR, config.governor, config.governorDelay);
        manager.grantRole(0, config.governor, config.governorDelay);
        if (deployer != config.governor) manager.renounceRole(0, deployer);
    }

    function _allow(address target, uint64 role, bytes4 selector) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        manager.setTargetFunctionRole(target, selectors, role);
    }

    function _account(string memory json, string memory key) internal pure returns (address a) {
        a = vm.parseJsonAddress(json, key);
        if (a == address(0)) revert Deployment_AddressMissing(key);
    }

    function _same(address expected, address actual) internal pure {
        if (expected != actual) revert Deployment_WrongAddress(expected, actual);
    }
}
