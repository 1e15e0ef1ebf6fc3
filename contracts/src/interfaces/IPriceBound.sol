// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The least ALE that a swap must bring, whatever the payer accepts.
interface IPriceBound {
    /// @dev May bring what it knows of the price up to date; so it is no view. Anyone may call.
    /// @return ale base units that `amountIn` base units of `token` must bring at least.
    function aleFloor(address token, uint256 amountIn) external returns (uint256 ale);
}
