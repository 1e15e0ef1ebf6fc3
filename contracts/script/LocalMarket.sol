// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TwapPriceBound} from "../src/TwapPriceBound.sol";
import {IPair, IRouter} from "../src/interfaces/IUniswap.sol";
import {TestUsd} from "../src/local/TestUsd.sol";
import {Deployment} from "./Deployment.sol";
import {vm} from "./Vm.sol";

interface IPoolFactory {
    function getPair(address left, address right) external view returns (address);
}

interface IPoolRouter is IRouter {
    function factory() external view returns (address);
    function addLiquidity(
        address tokenA,
        address tokenB,
        uint256 amountA,
        uint256 amountB,
        uint256 minA,
        uint256 minB,
        address to,
        uint256 deadline
    ) external returns (uint256, uint256, uint256);
}

/// @notice The market of a local chain: Uniswap V2 as released, and a dollar that anyone can mint.
abstract contract LocalMarket is Deployment {
    uint256 internal constant POOL_USD = 2_000_000e6;
    uint256 internal constant ALE_PER_USD = 50; // 0.02 USD each

    TestUsd internal usd;
    TwapPriceBound internal priceBound;

    function _deployRouter(address owner) internal returns (IPoolRouter) {
        string memory core = "node_modules/@uniswap/v2-core/build/";
        string memory periphery = "node_modules/@uniswap/v2-periphery/build/";
        address pairs = _create(core, "UniswapV2Factory", abi.encode(owner));
        address weth = _create(periphery, "WETH9", "");
        return IPoolRouter(_create(periphery, "UniswapV2Router02", abi.encode(pairs, weth)));
    }

    /// @dev The provider must hold the ALE and be the sender of what follows.
    function _openPool(IPoolRouter router, address provider) internal returns (IPair) {
        uint256 ale = POOL_USD * ALE_PER_USD * 1e12;
        usd = new TestUsd();
        usd.mint(provider, POOL_USD);
        usd.approve(address(router), POOL_USD);
        token.approve(address(router), ale);
        router.addLiquidity(
            address(usd), address(token), POOL_USD, ale, 0, 0, provider, type(uint256).max
        );
        return IPair(IPoolFactory(router.factory()).getPair(address(usd), address(token)));
    }

    function _listUsd(IPair pair) internal {
        priceBound = new TwapPriceBound(
            address(manager),
            pair,
            address(usd),
            (ALE_PER_USD * 1e12) << 112,
            config.twapWindow,
            config.deviationBps
        );
        _allow(address(priceBound), GOVERNOR, priceBound.setDeviation.selector);
        _allow(address(escrow), 0, escrow.listToken.selector);
        escrow.listToken(address(usd), address(priceBound));
        _allow(address(escrow), GOVERNOR, escrow.listToken.selector);
    }

    function _create(string memory folder, string memory name, bytes memory arguments)
        private
        returns (address created)
    {
        string memory json = vm.readFile(string.concat(folder, name, ".json"));
        string memory hexCode = string.concat("0x", vm.parseJsonString(json, ".bytecode"));
        bytes memory code = bytes.concat(vm.parseBytes(hexCode), arguments);
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
        }
        if (created == address(0)) revert Deployment_WrongAddress(address(1), created);
    }
}
