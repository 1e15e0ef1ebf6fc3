// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuthority} from "@openzeppelin/contracts/access/manager/IAuthority.sol";

/// @notice Lets an OpenZeppelin AccessManager say who may call; the manager itself can never change.
/// @dev An immutable address costs no storage read. A caller with a delay (the governor) schedules
/// and executes through the manager, which is then the caller and allowed.
abstract contract Managed {
    error Managed_Unauthorized(address caller);

    IAuthority public immutable authority;

    constructor(address authority_) {
        authority = IAuthority(authority_);
    }

    modifier restricted() {
        if (!_isAllowed(msg.sender, msg.sig)) revert Managed_Unauthorized(msg.sender);
        _;
    }

    function _isAllowed(address caller, bytes4 selector) internal view returns (bool) {
        return authority.canCall(caller, address(this), selector);
    }
}
