// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice The ALE token: ERC-20 with permit; no owner, no pause, no list of the unwanted.
interface IAleToken is IERC20 {
    error AleToken_NotMinter(address caller);
    error AleToken_LengthsDiffer(uint256 left, uint256 right);

    /// @notice The only address that may mint; fixed for ever.
    function minter() external view returns (address);

    /// @notice Mints `amount` base units to `to`. Only the minter.
    function mint(address to, uint256 amount) external;

    /// @notice Pays many in one call, each `amounts[i]` to `accounts[i]`, from the caller's balance.
    /// @dev Emits a `Transfer` for each and reverts as a whole when the balance does not suffice.
    function transferBatch(address[] calldata accounts, uint256[] calldata amounts) external;
}
