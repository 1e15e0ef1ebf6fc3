// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The least ALE that a swap must bring, whatever the payer accepts.
interface IPriceBound {
    /// @return ale base units that `amountIn` base units of `token` must bring at least.
    function aleFloor(address token, uint256 amountIn) external view returns (uint256 ale);
}
