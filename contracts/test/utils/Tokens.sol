// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPriceBound} from "../../src/interfaces/IPriceBound.sol";
import {IRouter} from "../../src/interfaces/IUniswap.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice A token that keeps a part of each transfer.
contract FeeToken is ERC20("Fee", "FEE") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function _update(address from, address to, uint256 amount) internal override {
        uint256 fee = from == address(0) || to == address(0) ? 0 : amount / 10;
        super._update(from, to, amount - fee);
        if (fee != 0) super._update(from, address(0xfee), fee);
    }
}

/// @notice A token that returns nothing, as the oldest do.
contract SilentToken {
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external {
        allowance[msg.sender][spender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }

    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}

/// @notice A token that calls the payer back before it moves, as ERC-777 does.
contract CallingToken is ERC20("Calling", "CALL") {
    mapping(address => bool) public callsBack;

    function register() external {
        callsBack[msg.sender] = true;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (!callsBack[from]) return super.transferFrom(from, to, amount);
        (bool isDone, bytes memory reason) = from.call(abi.encodeWithSignature("tokensToSend()"));
        if (!isDone) {
            assembly ("memory-safe") {
                revert(add(reason, 0x20), mload(reason))
            }
        }
        return super.transferFrom(from, to, amount);
    }
}

/// @notice A router that pays what it is told to, whatever was agreed.
contract LyingRouter is IRouter {
    IERC20 private immutable _ale;
    uint256 public pays;

    constructor(IERC20 ale) {
        _ale = ale;
    }

    function setPays(uint256 amount) external {
        pays = amount;
    }

    function swapExactTokensForTokensSupportingFeeOnTransferTokens(
        uint256 amountIn,
        uint256,
        address[] calldata path,
        address to,
        uint256
    ) external {
        (bool isDone,) = path[0].call(
            abi.encodeCall(IERC20.transferFrom, (msg.sender, address(this), amountIn))
        );
        require(isDone);
        _ale.transfer(to, pays);
    }
}

/// @notice A price bound of one ALE unit for each unit.
contract ParBound is IPriceBound {
    function aleFloor(address, uint256 amountIn) external pure returns (uint256) {
        return amountIn;
    }
}
