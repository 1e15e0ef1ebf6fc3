// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAleMint} from "./interfaces/IAleToken.sol";
import {Entry, MASK_96} from "./libraries/Entry.sol";
import {ERC20} from "solady/tokens/ERC20.sol";

/// @notice See `IAleToken`.
contract AleToken is IAleMint, ERC20 {
    /// @dev Where solady's ERC20 keeps balances; a test holds the two together.
    uint256 private constant _BALANCE_SLOT_SEED = 0x87a211a2;

    /// @inheritdoc IAleMint
    address public immutable minter;

    constructor(address minter_, address[] memory holders, uint256[] memory amounts) {
        if (holders.length != amounts.length) {
            revert AleToken_LengthsDiffer(holders.length, amounts.length);
        }
        minter = minter_;
        for (uint256 i; i < holders.length; ++i) {
            _mint(holders[i], amounts[i]);
        }
    }

    /// @inheritdoc IAleMint
    function mint(address to, uint256 amount) external {
        if (msg.sender != minter) revert AleToken_NotMinter(msg.sender);
        _mint(to, amount);
    }

    /// @inheritdoc IAleMint
    function transferBatch(Entry[] calldata payments) external {
        uint256 held = balanceOf(msg.sender);
        uint256 sum = _creditAll(payments);
        if (sum > held) revert InsufficientBalance();
        _debit(sum);
    }

    function name() public pure override returns (string memory) {
        return "ALE";
    }

    function symbol() public pure override returns (string memory) {
        return "ALE";
    }

    function _beforeTokenTransfer(address, address to, uint256) internal pure override {
        if (to == address(0)) revert AleToken_NoReceiver();
    }

    /// @dev No contract has an allowance that its owner did not give.
    function _givePermit2InfiniteAllowance() internal pure override returns (bool) {
        return false;
    }

    /// @dev Adds to the balances without a check: the caller held the sum before, or all is undone.
    /// Amounts have 96 bits, so that no list which fits into a block can overflow the sum.
    function _creditAll(Entry[] calldata payments) private returns (uint256 sum) {
        uint256 transferred = uint256(Transfer.selector);
        bool toNobody;
        assembly ("memory-safe") {
            let free := mload(0x40)
            let at := payments.offset
            let end := add(at, shl(5, payments.length))
            mstore(0x0c, _BALANCE_SLOT_SEED)
            for {} lt(at, end) { at := add(at, 0x20) } {
                let to := calldataload(at)
                let amount := and(to, MASK_96)
                if amount {
                    to := shr(96, to)
                    toNobody := or(toNobody, iszero(to))
                    sum := add(sum, amount)
                    mstore(0x00, to)
                    let slot := keccak256(0x0c, 0x20)
                    sstore(slot, add(sload(slot), amount))
                    mstore(free, amount)
                    log3(free, 0x20, transferred, caller(), to)
                }
            }
        }
        if (toNobody) revert AleToken_NoReceiver();
    }

    function _debit(uint256 amount) private {
        assembly ("memory-safe") {
            mstore(0x0c, _BALANCE_SLOT_SEED)
            mstore(0x00, caller())
            let slot := keccak256(0x0c, 0x20)
            sstore(slot, sub(sload(slot), amount))
        }
    }
}
