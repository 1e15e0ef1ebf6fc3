// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {AleToken} from "../src/AleToken.sol";
import {IAleMint} from "../src/interfaces/IAleToken.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {entriesOf} from "./utils/Entries.sol";
import {World} from "./utils/World.sol";
import {ERC20} from "solady/tokens/ERC20.sol";

contract AleTokenTest is World {
    event Transfer(address indexed from, address indexed to, uint256 amount);

    function setUp() public {
        deployWorld(IRouter(address(0)));
    }

    function test_knowsItsName() public view {
        eq(token.name(), "ALE", "name");
        eq(token.symbol(), "ALE", "symbol");
        eq(token.decimals(), 18, "decimals");
        eq(token.minter(), address(minter), "minter");
    }

    function test_mintsForItsMinterOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IAleMint.AleToken_NotMinter.selector, mallory));
        vm.prank(mallory);
        token.mint(mallory, 1);

        vm.prank(address(minter));
        token.mint(ana, 7);
        eq(token.balanceOf(ana), 7, "minted");
        eq(token.totalSupply(), SUPPLY + 7, "supply");
    }

    function test_givesAtGenesisWhatIsListed() public {
        address[] memory holders = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (holders[0], holders[1]) = (ana, ben);
        (amounts[0], amounts[1]) = (3, 4);
        AleToken other = new AleToken(cleo, holders, amounts);
        eq(other.balanceOf(ana), 3, "ana");
        eq(other.balanceOf(ben), 4, "ben");
        eq(other.totalSupply(), 7, "supply");
    }

    function test_refusesAGenesisOfDifferentLengths() public {
        vm.expectRevert(abi.encodeWithSelector(IAleMint.AleToken_LengthsDiffer.selector, 2, 1));
        new AleToken(cleo, new address[](2), new uint256[](1));
    }

    function test_paysABatchAsSingleTransfersWould() public {
        (address[] memory to, uint256[] memory amounts) = _three(ana, ben, ana);
        uint256 before = token.balanceOf(address(this));
        vm.expectEmit(address(token));
        emit Transfer(address(this), ana, 5);
        vm.expectEmit(address(token));
        emit Transfer(address(this), ana, 7);
        token.transferBatch(entriesOf(to, amounts));
        eq(token.balanceOf(ana), 12, "ana twice");
        eq(token.balanceOf(ben), 0, "nothing");
        eq(token.balanceOf(address(this)), before - 12, "payer");
    }

    function test_paysABatchToThePayerHimself() public {
        (address[] memory to, uint256[] memory amounts) = _three(ana, ana, ana);
        give(ana, 12);
        vm.prank(ana);
        token.transferBatch(entriesOf(to, amounts));
        eq(token.balanceOf(ana), 12, "unchanged");
    }

    function test_refusesABatchBeyondTheBalance() public {
        (address[] memory to, uint256[] memory amounts) = _three(ana, ben, cleo);
        give(mallory, 11);
        vm.expectRevert(ERC20.InsufficientBalance.selector);
        vm.prank(mallory);
        token.transferBatch(entriesOf(to, amounts));
    }

    function test_refusesABatchOfTheLargestAmounts() public {
        (address[] memory to, uint256[] memory amounts) = _three(mallory, ben, mallory);
        (amounts[0], amounts[2]) = (type(uint96).max, type(uint96).max);
        vm.expectRevert(ERC20.InsufficientBalance.selector);
        vm.prank(mallory);
        token.transferBatch(entriesOf(to, amounts));
    }

    function test_refusesABatchToHimselfBeyondTheBalance() public {
        (address[] memory to, uint256[] memory amounts) = _three(mallory, ben, mallory);
        give(mallory, 11);
        vm.expectRevert(ERC20.InsufficientBalance.selector);
        vm.prank(mallory);
        token.transferBatch(entriesOf(to, amounts));
    }

    function test_refusesToPayNobody() public {
        vm.expectRevert(IAleMint.AleToken_NoReceiver.selector);
        token.transfer(address(0), 1);
        (address[] memory to, uint256[] memory amounts) = _three(ana, ben, address(0));
        vm.expectRevert(IAleMint.AleToken_NoReceiver.selector);
        token.transferBatch(entriesOf(to, amounts));
    }

    function test_grantsByPermit() public {
        bytes32 typeHash = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        bytes32 what = keccak256(abi.encode(typeHash, ana, ben, 9, 0, block.timestamp));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), what));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("ana"), digest);
        token.permit(ana, ben, 9, block.timestamp, v, r, s);
        eq(token.allowance(ana, ben), 9, "allowance");
        eq(token.allowance(ana, 0x000000000022D473030F116dDEE9F6B43aC78BA3), 0, "no permit2");
    }

    function testFuzz_batchEqualsTransfers(uint256[8] memory seeds) public {
        uint256 expected;
        address[] memory to = new address[](8);
        uint256[] memory amounts = new uint256[](8);
        for (uint256 i; i < 8; ++i) {
            to[i] = i % 3 == 0 ? ana : i % 3 == 1 ? ben : cleo;
            amounts[i] = bound(seeds[i], 0, SUPPLY / 8);
            if (to[i] == ana) expected += amounts[i];
        }
        token.transferBatch(entriesOf(to, amounts));
        eq(token.balanceOf(ana), expected, "ana");
        uint256 all = token.balanceOf(ana) + token.balanceOf(ben) + token.balanceOf(cleo)
            + token.balanceOf(address(this));
        eq(all, SUPPLY, "conserved");
    }

    function _three(address a, address b, address c)
        private
        pure
        returns (address[] memory to, uint256[] memory amounts)
    {
        to = new address[](3);
        amounts = new uint256[](3);
        (to[0], to[1], to[2]) = (a, b, c);
        (amounts[0], amounts[1], amounts[2]) = (5, 0, 7);
    }
}
