// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CommunityFactory} from "../../src/CommunityFactory.sol";
import {InflationMinter} from "../../src/InflationMinter.sol";
import {JobEscrow} from "../../src/JobEscrow.sol";
import {SettlementDistributor} from "../../src/SettlementDistributor.sol";
import {StakingPool} from "../../src/StakingPool.sol";
import {IAleToken} from "../../src/interfaces/IAleToken.sol";
import {TestUsd} from "../../src/local/TestUsd.sol";
import {Test} from "../utils/Test.sol";

struct House {
    address poster;
    address guardian;
    address treasury;
    IAleToken token;
    TestUsd usd;
    StakingPool staking;
    InflationMinter minter;
    SettlementDistributor distributor;
    JobEscrow escrow;
    CommunityFactory factory;
}

/// @notice What all who act on the house share. Their books are kept apart from the contracts': what a
/// contract says of itself is never taken as what it should say.
abstract contract Actor is Test {
    House internal house;
    address[] internal people;
    string[] internal names;
    /// @notice How often an act was not merely tried.
    mapping(string act => uint256) public did;
    /// @notice What a person has earned in the ledger.
    uint256[] internal earned;

    uint256[] private _claimed;

    constructor(House memory house_, string[] memory names_) {
        house = house_;
        names = names_;
        for (uint256 i; i < names_.length; ++i) {
            people.push(named(names_[i]));
        }
        earned = new uint256[](names_.length);
        _claimed = new uint256[](names_.length);
    }

    /// @dev After each act, whatever it was: nobody's cumulative claim has fallen.
    modifier acts() {
        _;
        for (uint256 i; i < people.length; ++i) {
            uint256 now_ = house.distributor.claimed(people[i]);
            isTrue(now_ >= _claimed[i], "claimed never falls");
            _claimed[i] = now_;
        }
    }

    function person(uint256 who) internal view returns (address) {
        return people[who % people.length];
    }
}
