// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {ProjectCommunity} from "../src/ProjectCommunity.sol";
import {ICommunityFactory as F} from "../src/interfaces/ICommunityFactory.sol";
import {IProjectCommunity as C} from "../src/interfaces/IProjectCommunity.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {ParameterBounds} from "../src/libraries/ParameterBounds.sol";
import {Parameters} from "../src/libraries/Parameters.sol";
import {balanced} from "./utils/Balanced.sol";
import {World} from "./utils/World.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";

contract CommunityTest is World {
    bytes32 private constant ID = bytes32(uint256(0xC1));

    function setUp() public {
        deployWorld(IRouter(address(0)));
        handOver();
    }

    function test_createsTheCommunityItForetold() public {
        ProjectCommunity community = _create(ID, "Cats");
        eq(address(community), factory.addressOf(ID, ana), "foretold");
        eq(factory.communities(ID), address(community), "by id");
        eq(factory.communityNamed("Cats"), address(community), "by name");
        eq(community.name(), "Cats", "name");
        eq(community.symbol(), "REP", "symbol");
        eq(community.decimals(), 6, "decimals");
        eq(community.founder(), ana, "founder");
        eq(community.id(), ID, "id");
        eq(community.parameters().maxVotes, 15, "parameters");
    }

    function test_refusesIdsThatAreTakenOrNotTheCallers() public {
        _create(ID, "Cats");
        vm.expectRevert(abi.encodeWithSelector(F.CommunityFactory_IdTaken.selector, ID));
        vm.prank(poster);
        factory.create(ID, ben, "Dogs", balanced());
        bytes32 free = bytes32(uint256(0xC2));
        vm.expectRevert(
            abi.encodeWithSelector(F.CommunityFactory_IdNotYours.selector, free, mallory)
        );
        vm.prank(mallory);
        factory.create(free, mallory, "Mine", balanced());
        bytes32 own = bytes32(bytes20(mallory));
        vm.prank(mallory);
        factory.create(own, mallory, "Mine", balanced());
        vm.expectRevert(F.CommunityFactory_NoId.selector);
        vm.prank(poster);
        factory.create(0, ana, "None", balanced());
        vm.expectRevert(abi.encodeWithSelector(F.CommunityFactory_BadName.selector, 0));
        vm.prank(poster);
        factory.create(free, ana, "", balanced());
    }

    function test_keepsParametersWithinTheirBounds() public {
        ProjectCommunity community = _create(ID, "Cats");
        Parameters memory p = balanced();
        p.communityFeeBps = 501;
        vm.expectRevert(
            abi.encodeWithSelector(
                ParameterBounds.ParameterBounds_OutOfRange.selector, "communityFeeBps", 501, 0, 500
            )
        );
        vm.prank(poster);
        factory.setParameters(ID, p);
        p.communityFeeBps = 500;
        vm.prank(poster);
        factory.setParameters(ID, p);
        eq(community.parameters().communityFeeBps, 500, "set");
        vm.expectRevert(abi.encodeWithSelector(C.ProjectCommunity_NotFactory.selector, poster));
        vm.prank(poster);
        community.setParameters(p);
        vm.expectRevert(abi.encodeWithSelector(F.CommunityFactory_Unknown.selector, bytes32(0)));
        vm.prank(poster);
        factory.setParameters(0, p);
    }

    function test_showsReputationThatIsProvenAndNeverMovesIt() public {
        ProjectCommunity community = _create(ID, "Cats");
        bytes32[] memory none = new bytes32[](0);
        vm.expectRevert(abi.encodeWithSelector(C.ProjectCommunity_WrongProof.selector, ana, 7));
        community.syncReputation(ana, 7, none);
        _post(1, keccak256(abi.encodePacked(address(community), ana, uint256(7))));
        community.syncReputation(ana, 7, none);
        eq(community.balanceOf(ana), 7, "synchronised");
        _post(2, keccak256(abi.encodePacked(address(community), ana, uint256(5))));
        community.syncReputation(ana, 5, none);
        eq(community.totalSupply(), 5, "falls too");
        vm.startPrank(ana);
        vm.expectRevert(C.ProjectCommunity_NotTransferable.selector);
        community.transfer(ben, 1);
        vm.expectRevert(C.ProjectCommunity_NotTransferable.selector);
        community.approve(ben, 1);
        vm.expectRevert(C.ProjectCommunity_NotTransferable.selector);
        community.transferFrom(ana, ben, 1);
        vm.stopPrank();
        eq(community.allowance(ana, ben), 0, "no allowance");
    }

    function test_postsReputationByThePosterWithRisingEpochs() public {
        expectUnauthorized(mallory);
        vm.prank(mallory);
        factory.postReputation(1, 0);
        _post(2, 0);
        vm.expectRevert(abi.encodeWithSelector(F.CommunityFactory_EpochNotLater.selector, 2, 2));
        _post(2, 0);
    }

    function test_setsParametersByThePosterOnly() public {
        ProjectCommunity community = _create(ID, "Cats");
        Parameters memory p = balanced();
        p.minVotes = 3;
        expectUnauthorized(mallory);
        vm.prank(mallory);
        factory.setParameters(ID, p);
        vm.prank(poster);
        factory.setParameters(ID, p);
        eq(community.parameters().minVotes, 3, "set");
        vm.expectRevert(
            abi.encodeWithSelector(C.ProjectCommunity_NotFactory.selector, address(this))
        );
        community.setParameters(p);
    }

    function test_initialisesOnceAndTheTemplateNever() public {
        ProjectCommunity community = _create(ID, "Cats");
        ProjectCommunity template = ProjectCommunity(factory.template());
        vm.startPrank(address(factory));
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        community.initialize(ID, mallory, "Mine", balanced());
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        template.initialize(ID, mallory, "Mine", balanced());
        vm.stopPrank();
    }

    function test_isInitialisedByTheFactoryOnly() public {
        ProjectCommunity stray = ProjectCommunity(Clones.clone(factory.template()));
        vm.expectRevert(
            abi.encodeWithSelector(C.ProjectCommunity_NotFactory.selector, address(this))
        );
        stray.initialize(ID, mallory, "Mine", balanced());
    }

    function _create(bytes32 id, string memory name) private returns (ProjectCommunity) {
        vm.prank(poster);
        return ProjectCommunity(factory.create(id, ana, name, balanced()));
    }

    function _post(uint64 epoch, bytes32 root) private {
        vm.prank(poster);
        factory.postReputation(epoch, root);
    }
}
