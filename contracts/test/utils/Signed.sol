// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";
import {SettlementDistributor} from "../../src/SettlementDistributor.sol";

/// @dev The wish of `account` with its next nonce, signed by `who`.
function autoStakeSigned(
    SettlementDistributor distributor,
    string memory who,
    address account,
    uint16 bps,
    uint256 deadline
) view returns (bytes memory) {
    bytes32 kind = keccak256("AutoStake(address account,uint16 bps,uint16 nonce,uint256 deadline)");
    (, uint16 nonce) = distributor.autoStakeOf(account);
    return signed(distributor, who, keccak256(abi.encode(kind, account, bps, nonce, deadline)));
}

function advanceSigned(
    SettlementDistributor distributor,
    address account,
    uint256 cumulative,
    uint256 deadline
) view returns (bytes memory) {
    bytes32 kind = keccak256("Advance(address account,uint256 cumulative,uint256 deadline)");
    bytes32 what = keccak256(abi.encode(kind, account, cumulative, deadline));
    return signed(distributor, "signer", what);
}

function signed(SettlementDistributor distributor, string memory who, bytes32 what)
    view
    returns (bytes memory)
{
    bytes32 kind = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 domain = keccak256(
        abi.encode(
            kind,
            keccak256("ALE SettlementDistributor"),
            keccak256("1"),
            block.chainid,
            address(distributor)
        )
    );
    bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, what));
    (uint8 v, bytes32 r, bytes32 s) = vm.sign(uint256(keccak256(bytes(who))), digest);
    return abi.encodePacked(r, s, v);
}
