// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAleMint} from "./interfaces/IAleToken.sol";
import {ERC20} from "solady/tokens/ERC20.sol";

/// @notice See `IAleToken`.
contract AleToken is IAleMint, ERC20 {
    /// @dev Where solady's ERC20 keeps balances; a test holds the two together.
    uint256 private constant _BALANCE_SLOT_SEED = 0x87a211a2;

    /// @inheritdoc IAleMint
    address public immutable minter;

    constructor(address minter_, address[] memory holders, uint256[] memory amounts) {
        _sameLength(holders.length, amounts.length);
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
    function transferBatch(address[] calldata accounts, uint256[] calldata amounts) external {
        _sameLength(accounts.length, amounts.length);
        _debit(_creditAll(accounts, amounts));
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

    /// @dev Adds to the balances without a check: the sum is debited by the same call, or all is undone.
    /// Amounts of 2^128 and more are told by `high`, so that the sum itself cannot overflow.
    function _creditAll(address[] calldata accounts, uint256[] calldata amounts)
        private
        returns (uint256 sum)
    {
        uint256 transferred = uint256(Transfer.selector);
        uint256 high;
        bool toNobody;
        assembly ("memory-safe") {
            let free := mload(0x40)
            let at := accounts.offset
            let gap := sub(amounts.offset, at)
            let end := add(at, shl(5, accounts.length))
            mstore(0x0c, _BALANCE_SLOT_SEED)
            for {} lt(at, end) { at := add(at, 0x20) } {
                let amount := calldataload(add(at, gap))
                if amount {
                    let to := shr(96, shl(96, calldataload(at)))
                    toNobody := or(toNobody, iszero(to))
                    high := or(high, amount)
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
        if (high >> 128 != 0) revert InsufficientBalance();
    }

    function _debit(uint256 amount) private {
        uint256 held = balanceOf(msg.sender);
        if (amount > held) revert InsufficientBalance();
        assembly ("memory-safe") {
            mstore(0x0c, _BALANCE_SLOT_SEED)
            mstore(0x00, caller())
            sstore(keccak256(0x0c, 0x20), sub(held, amount))
        }
    }

    function _sameLength(uint256 left, uint256 right) private pure {
        if (left != right) revert AleToken_LengthsDiffer(left, right);
    }
}
