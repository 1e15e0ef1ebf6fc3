// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Managed} from "./Managed.sol";
import {ProjectCommunity} from "./ProjectCommunity.sol";
import {ICommunityFactory} from "./interfaces/ICommunityFactory.sol";
import {IProjectCommunity} from "./interfaces/IProjectCommunity.sol";
import {Parameters} from "./libraries/Parameters.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";

/// @notice See `ICommunityFactory`.
contract CommunityFactory is ICommunityFactory, Managed {
    uint256 private constant _NAME_BYTES_MAX = 100;

    address public immutable template;

    /// @inheritdoc ICommunityFactory
    bytes32 public reputationRoot;
    /// @inheritdoc ICommunityFactory
    uint64 public reputationEpoch;
    /// @inheritdoc ICommunityFactory
    mapping(bytes32 communityId => address) public communities;

    mapping(bytes32 nameHash => address) private _named;

    constructor(address authority_) Managed(authority_) {
        template = address(new ProjectCommunity(this));
    }

    /// @inheritdoc ICommunityFactory
    function create(
        bytes32 communityId,
        address founder,
        string calldata name,
        Parameters calldata p
    ) external returns (address community) {
        if (communityId == 0) revert CommunityFactory_NoId();
        if (!_mayCreate(communityId, founder)) {
            revert CommunityFactory_IdNotYours(communityId, msg.sender);
        }
        if (communities[communityId] != address(0)) revert CommunityFactory_IdTaken(communityId);
        uint256 length = bytes(name).length;
        if (length == 0 || length > _NAME_BYTES_MAX) revert CommunityFactory_BadName(length);

        community = Clones.cloneDeterministic(template, _salt(communityId, founder));
        communities[communityId] = community;
        bytes32 nameHash = keccak256(bytes(name));
        if (_named[nameHash] == address(0)) _named[nameHash] = community;
        emit CommunityCreated(communityId, community, founder, name);
        IProjectCommunity(community).initialize(communityId, founder, name, p);
    }

    /// @inheritdoc ICommunityFactory
    function setParameters(bytes32 communityId, Parameters calldata p) external restricted {
        address community = communities[communityId];
        if (community == address(0)) revert CommunityFactory_Unknown(communityId);
        IProjectCommunity(community).setParameters(p);
    }

    /// @inheritdoc ICommunityFactory
    function postReputation(uint64 epoch, bytes32 root) external restricted {
        if (epoch <= reputationEpoch) {
            revert CommunityFactory_EpochNotLater(epoch, reputationEpoch);
        }
        reputationEpoch = epoch;
        reputationRoot = root;
        emit ReputationPosted(epoch, root);
    }

    /// @inheritdoc ICommunityFactory
    function communityNamed(string calldata name) external view returns (address) {
        return _named[keccak256(bytes(name))];
    }

    /// @inheritdoc ICommunityFactory
    function addressOf(bytes32 communityId, address founder) external view returns (address) {
        return Clones.predictDeterministicAddress(template, _salt(communityId, founder));
    }

    function _mayCreate(bytes32 communityId, address founder) private view returns (bool) {
        if (msg.sender == founder && address(bytes20(communityId)) == founder) return true;
        return _isAllowed(msg.sender, this.create.selector);
    }

    function _salt(bytes32 communityId, address founder) private pure returns (bytes32) {
        return keccak256(abi.encode(communityId, founder));
    }
}
