// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICommunityFactory} from "./interfaces/ICommunityFactory.sol";
import {IProjectCommunity} from "./interfaces/IProjectCommunity.sol";
import {ParameterBounds} from "./libraries/ParameterBounds.sol";
import {Parameters} from "./libraries/Parameters.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {MerkleProofLib} from "solady/utils/MerkleProofLib.sol";

/// @notice See `IProjectCommunity`.
contract ProjectCommunity is IProjectCommunity, Initializable {
    ICommunityFactory public immutable factory;

    /// @inheritdoc IProjectCommunity
    bytes32 public id;
    /// @inheritdoc IProjectCommunity
    address public founder;
    string public name;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;

    Parameters private _parameters;

    constructor(ICommunityFactory factory_) {
        factory = factory_;
        _disableInitializers();
    }

    modifier onlyFactory() {
        if (msg.sender != address(factory)) revert ProjectCommunity_NotFactory(msg.sender);
        _;
    }

    /// @inheritdoc IProjectCommunity
    function initialize(bytes32 id_, address founder_, string calldata name_, Parameters calldata p)
        external
        initializer
        onlyFactory
    {
        id = id_;
        founder = founder_;
        name = name_;
        _setParameters(p);
    }

    /// @inheritdoc IProjectCommunity
    function setParameters(Parameters calldata p) external onlyFactory {
        _setParameters(p);
    }

    /// @inheritdoc IProjectCommunity
    function syncReputation(address account, uint256 amount, bytes32[] calldata proof) external {
        bytes32 leaf = keccak256(abi.encodePacked(address(this), account, amount));
        if (!MerkleProofLib.verifyCalldata(proof, factory.reputationRoot(), leaf)) {
            revert ProjectCommunity_WrongProof(account, amount);
        }
        uint256 before = balanceOf[account];
        balanceOf[account] = amount;
        totalSupply = totalSupply - before + amount;
        if (amount > before) emit Transfer(address(0), account, amount - before);
        if (amount < before) emit Transfer(account, address(0), before - amount);
        emit ReputationSynced(account, amount);
    }

    /// @inheritdoc IProjectCommunity
    function parameters() external view returns (Parameters memory) {
        return _parameters;
    }

    function symbol() external pure returns (string memory) {
        return "REP";
    }

    function decimals() external pure returns (uint8) {
        return 6;
    }

    function allowance(address, address) external pure returns (uint256) {
        return 0;
    }

    function approve(address, uint256) external pure returns (bool) {
        revert ProjectCommunity_NotTransferable();
    }

    function transfer(address, uint256) external pure returns (bool) {
        revert ProjectCommunity_NotTransferable();
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        revert ProjectCommunity_NotTransferable();
    }

    function _setParameters(Parameters calldata p) private {
        ParameterBounds.check(p);
        _parameters = p;
        emit ParametersSet(p);
    }
}
