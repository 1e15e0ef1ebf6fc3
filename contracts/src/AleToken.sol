// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAleToken} from "./interfaces/IAleToken.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @notice See `IAleToken`.
contract AleToken is IAleToken, ERC20Permit {
    /// @inheritdoc IAleToken
    address public immutable minter;

    constructor(address minter_, address[] memory holders, uint256[] memory amounts)
        ERC20("ALE", "ALE")
        ERC20Permit("ALE")
    {
        _sameLength(holders.length, amounts.length);
        minter = minter_;
        for (uint256 i; i < holders.length; ++i) {
            _mint(holders[i], amounts[i]);
        }
    }

    /// @inheritdoc IAleToken
    function mint(address to, uint256 amount) external {
        if (msg.sender != minter) revert AleToken_NotMinter(msg.sender);
        _mint(to, amount);
    }

    /// @inheritdoc IAleToken
    function transferBatch(address[] calldata accounts, uint256[] calldata amounts) external {
        _sameLength(accounts.length, amounts.length);
        for (uint256 i; i < accounts.length; ++i) {
            _transfer(msg.sender, accounts[i], amounts[i]);
        }
    }

    function _sameLength(uint256 left, uint256 right) private pure {
        if (left != right) revert AleToken_LengthsDiffer(left, right);
    }
}
