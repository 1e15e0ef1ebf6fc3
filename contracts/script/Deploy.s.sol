// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRouter} from "../src/interfaces/IUniswap.sol";
import {IPoolRouter, LocalMarket} from "./LocalMarket.sol";
import {vm} from "./Vm.sol";

/// @notice `bin/deploy`: everything by `config/<name>.json` and `genesis.json`, addresses in one file.
contract Deploy is LocalMarket {
    /// @param name "local" brings its own market; any other configuration names its router.
    function run(string calldata name, string calldata out) external {
        string memory path = string.concat("config/", name, ".json");
        config = _readConfig(path);
        bool isLocal = keccak256(bytes(name)) == keccak256("local");
        address deployer = msg.sender;
        uint256 from = block.number;

        vm.startBroadcast();
        IRouter router =
            isLocal ? _deployRouter(deployer) : IRouter(_account(vm.readFile(path), ".router"));
        _deploy(deployer, router, _readGenesis("genesis.json"));
        _assignRoles();
        _setFirstLimits();
        if (isLocal) _listUsd(_openPool(IPoolRouter(address(router)), deployer));
        _handOver(deployer);
        vm.stopBroadcast();

        _write(out, from, router);
    }

    function _write(string memory out, uint256 from, IRouter router) private {
        string memory o = "deployment";
        vm.serializeUint(o, "chainId", block.chainid);
        vm.serializeUint(o, "block", from);
        vm.serializeAddress(o, "token", address(token));
        vm.serializeAddress(o, "minter", address(minter));
        vm.serializeAddress(o, "staking", address(staking));
        vm.serializeAddress(o, "escrow", address(escrow));
        vm.serializeAddress(o, "distributor", address(distributor));
        vm.serializeAddress(o, "communityFactory", address(factory));
        vm.serializeAddress(o, "communityTemplate", factory.template());
        vm.serializeAddress(o, "accessManager", address(manager));
        vm.serializeAddress(o, "router", address(router));
        vm.serializeAddress(o, "usd", address(usd));
        vm.serializeAddress(o, "priceBound", address(priceBound));
        vm.serializeAddress(o, "treasury", config.treasury);
        vm.serializeAddress(o, "guardian", config.guardian);
        vm.serializeAddress(o, "governor", config.governor);
        vm.writeJson(vm.serializeAddress(o, "poster", config.poster), out);
    }
}
