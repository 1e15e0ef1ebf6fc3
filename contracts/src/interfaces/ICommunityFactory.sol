// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameters} from "../libraries/Parameters.sol";

/// @notice Founds communities as minimal clones and holds the root of everybody's reputation.
interface ICommunityFactory {
    event CommunityCreated(
        bytes32 indexed communityId, address indexed community, address founder, string name
    );
    event ReputationPosted(uint64 indexed epoch, bytes32 root);

    error CommunityFactory_NoId();
    error CommunityFactory_IdTaken(bytes32 communityId);
    error CommunityFactory_IdNotYours(bytes32 communityId, address caller);
    error CommunityFactory_BadName(uint256 bytesLong);
    error CommunityFactory_Unknown(bytes32 communityId);
    error CommunityFactory_EpochNotLater(uint64 epoch, uint64 lastEpoch);

    /// @notice Creates the clone of a community.
    /// @dev POSTER may use any free id. Anyone else founds for himself, under an id that begins with his
    /// own address, so that nobody can occupy the ids of the platform (which begin with 16 zeros).
    function create(
        bytes32 communityId,
        address founder,
        string calldata name,
        Parameters calldata p
    ) external returns (address community);

    /// @notice Mirrors a change of parameters that the members voted. Only POSTER.
    function setParameters(bytes32 communityId, Parameters calldata p) external;

    /// @notice Posts the root of all reputation; leaf keccak256(community ++ account ++ amount).
    /// Only POSTER; epochs only rise.
    function postReputation(uint64 epoch, bytes32 root) external;

    function communities(bytes32 communityId) external view returns (address);

    /// @notice The community that took `name` first.
    function communityNamed(string calldata name) external view returns (address);

    /// @notice The address that a community has or will have.
    function addressOf(bytes32 communityId, address founder) external view returns (address);

    function reputationRoot() external view returns (bytes32);

    function reputationEpoch() external view returns (uint64);
}
