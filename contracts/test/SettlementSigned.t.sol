// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {ISettlementDistributor as I} from "../src/interfaces/ISettlementDistributor.sol";
import {entriesOf} from "./utils/Entries.sol";
import {Settlement} from "./utils/Settlement.sol";
import {advanceSigned, autoStakeSigned} from "./utils/Signed.sol";

/// @notice Signed wishes: a part of the claims to stake, and money ahead of the root.
contract SettlementSignedTest is Settlement {
    function setUp() public {
        deploySettlement();
        vm.prank(address(minter));
        token.mint(treasury, 1e20);
        vm.prank(treasury);
        token.approve(address(distributor), 1e19);
    }

    function test_stakesTheSignedPartOfAClaim() public {
        bytes memory signature = _autoStake("ana", ana, 2500, 0);
        distributor.setAutoStake(ana, 2500, block.timestamp, signature);
        post(1);
        pass();
        eq(claim(0), 100, "claimed");
        eq(staking.stakeOf(ana), 25, "staked");
        eq(token.balanceOf(ana), 75, "paid");
        vm.expectRevert();
        distributor.setAutoStake(ana, 2500, block.timestamp + 1, signature);
    }

    function test_stakesInAPushToo() public {
        distributor.setAutoStake(ana, 10_000, block.timestamp, _autoStake("ana", ana, 10_000, 0));
        post(1);
        pass();
        distributor.push(entriesOf(workers, earned), new bytes32[](0));
        eq(staking.stakeOf(ana), 100, "all of hers");
        eq(token.balanceOf(ben), 200, "nothing of his");
    }

    function test_refusesAWishThatIsForgedExpiredOrTooLarge() public {
        bytes memory forged = _autoStake("mallory", ana, 2500, 0);
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_WrongSignature.selector, ana)
        );
        distributor.setAutoStake(ana, 2500, block.timestamp, forged);
        uint256 past = block.timestamp - 1;
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_SignatureExpired.selector, past)
        );
        distributor.setAutoStake(ana, 2500, past, forged);
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_ShareTooLarge.selector, 10_001)
        );
        distributor.setAutoStake(ana, 10_001, block.timestamp, forged);
    }

    function test_advancesAndIsRepaidByTheNextClaim() public {
        uint256 deadline = block.timestamp + 30 days;
        bytes memory signature = _advance(ana, 60, deadline);
        eq(distributor.claimAdvance(ana, 60, deadline, signature), 60, "at once");
        eq(distributor.advanceOf(ana), 60, "to be repaid");
        vm.expectRevert(
            abi.encodeWithSelector(I.SettlementDistributor_NothingToClaim.selector, ana, 60)
        );
        distributor.claimAdvance(ana, 60, deadline, signature);
        uint256 before = token.balanceOf(treasury);
        post(1);
        pass();
        eq(claim(0), 100, "claimed");
        eq(token.balanceOf(ana), 100, "paid once");
        eq(token.balanceOf(treasury), before + 60, "repaid");
        eq(distributor.advanceOf(ana), 0, "nothing open");
    }

    function test_boundsAnAdvance() public {
        uint256 deadline = block.timestamp;
        uint256 tooMuch = uint256(ADVANCE_CAP) + 1;
        bytes memory signature = _advance(ana, tooMuch, deadline);
        vm.expectRevert(
            abi.encodeWithSelector(
                I.SettlementDistributor_AdvanceCapExceeded.selector, tooMuch, ADVANCE_CAP
            )
        );
        distributor.claimAdvance(ana, tooMuch, deadline, signature);
        vm.expectRevert();
        distributor.claimAdvance(ben, tooMuch, deadline, signature);
        vm.prank(guardian);
        distributor.pause();
        bytes memory good = _advance(ana, 1, deadline);
        vm.expectRevert(I.SettlementDistributor_Paused.selector);
        distributor.claimAdvance(ana, 1, deadline, good);
    }

    /// @dev The nonce counts the wishes so far.
    function _autoStake(string memory who, address account, uint16 bps, uint16 nonce)
        private
        view
        returns (bytes memory)
    {
        (, uint16 next) = distributor.autoStakeOf(account);
        eq(next, nonce, "nonce");
        return autoStakeSigned(distributor, who, account, bps, block.timestamp);
    }

    function _advance(address account, uint256 cumulative, uint256 deadline)
        private
        view
        returns (bytes memory)
    {
        return advanceSigned(distributor, account, cumulative, deadline);
    }
}
