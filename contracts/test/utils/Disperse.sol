// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice The well-known batch payer, as a baseline: one pull, then a transfer to each.
contract Disperse {
    function disperseToken(IERC20 token, address[] calldata to, uint256[] calldata amounts)
        external
    {
        uint256 total;
        for (uint256 i; i < to.length; ++i) {
            total += amounts[i];
        }
        token.transferFrom(msg.sender, address(this), total);
        for (uint256 i; i < to.length; ++i) {
            token.transfer(to[i], amounts[i]);
        }
    }
}
