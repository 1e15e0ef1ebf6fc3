// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Entry} from "../libraries/Entry.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @notice What the ALE token can do beyond ERC-20; no owner, no pause, no list of the unwanted.
interface IAleMint {
    error AleToken_NotMinter(address caller);
    error AleToken_LengthsDiffer(uint256 left, uint256 right);
    error AleToken_NoReceiver();

    /// @notice The only address that may mint; fixed for ever.
    function minter() external view returns (address);

    /// @notice Mints `amount` base units to `to`. Only the minter.
    function mint(address to, uint256 amount) external;

    /// @notice Pays many in one call from the caller's balance.
    /// @param payments one word each: the account in the upper 160 bits, the amount below.
    /// @dev Emits a `Transfer` for each; zero amounts are passed over; one that fails fails all.
    function transferBatch(Entry[] calldata payments) external;
}

/// @notice The ALE token: ERC-20 with permit.
interface IAleToken is IERC20Metadata, IERC20Permit, IAleMint {}
