// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameters} from "../libraries/Parameters.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

/// @notice A community on chain: its parameters, and reputation that can be read like a token.
/// @dev Reputation is earned by work and never moves between accounts. It is not written task by task:
/// anyone brings an account's balance up to date by a proof against the posted reputation root.
interface IProjectCommunity is IERC20Metadata {
    event ReputationSynced(address indexed account, uint256 amount);
    event ParametersSet(Parameters parameters);

    error ProjectCommunity_NotFactory(address caller);
    error ProjectCommunity_NotTransferable();
    error ProjectCommunity_WrongProof(address account, uint256 amount);

    function initialize(bytes32 id, address founder, string calldata name, Parameters calldata p)
        external;

    /// @notice Replaces the parameters, within their bounds. Only the factory.
    function setParameters(Parameters calldata p) external;

    /// @notice Sets the balance of `account` to what the posted reputation root holds for it.
    function syncReputation(address account, uint256 amount, bytes32[] calldata proof) external;

    function id() external view returns (bytes32);

    function founder() external view returns (address);

    function parameters() external view returns (Parameters memory);
}
