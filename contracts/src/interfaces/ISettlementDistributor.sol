// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Entry} from "../libraries/Entry.sol";

/// @notice Pays workers what the ledger says they earned, by one cumulative Merkle root per epoch.
/// @dev A leaf holds the whole life's earnings of an account, so one claim covers all epochs and a
/// repeated claim pays nothing. Leaf: keccak256(account ++ cumulative), 52 bytes; a node hashes its
/// sorted pair, 64 bytes; an odd last node moves up unchanged.
interface ISettlementDistributor {
    event RootPosted(uint64 indexed epoch, bytes32 root, uint256 total, bytes32 dataHash);
    event RootVetoed(uint64 indexed epoch);
    event Claimed(address indexed account, uint256 amount, uint256 cumulative);
    event AutoStakeSet(address indexed account, uint16 bps);
    event Advanced(address indexed account, uint256 amount, uint256 cumulative);
    event AdvanceRepaid(address indexed account, uint256 amount);
    event Paused(address account);
    event Unpaused(address account);
    event LimitsSet(uint256 capAle, uint256 window, uint256 advanceCap, address advanceSigner);

    error SettlementDistributor_WrongEpoch(uint64 epoch, uint64 expected);
    error SettlementDistributor_EpochPending(uint64 epoch, uint256 activeAt);
    error SettlementDistributor_NotPending(uint64 epoch);
    error SettlementDistributor_TotalFell(uint256 total, uint256 lastTotal);
    error SettlementDistributor_CapExceeded(uint256 increase, uint256 cap);
    error SettlementDistributor_NotFunded(uint256 owed, uint256 balance);
    error SettlementDistributor_WrongProof();
    error SettlementDistributor_NothingToClaim(address account, uint256 cumulative);
    error SettlementDistributor_TotalExceeded(uint256 amount, uint256 claimable);
    error SettlementDistributor_NotASubtree(uint256 leaves);
    error SettlementDistributor_ShareTooLarge(uint16 bps);
    error SettlementDistributor_SignatureExpired(uint256 deadline);
    error SettlementDistributor_WrongSignature(address account);
    error SettlementDistributor_AdvanceCapExceeded(uint256 advance, uint256 cap);
    error SettlementDistributor_WindowTooLong(uint256 window, uint256 max);
    error SettlementDistributor_CapTooLarge(uint256 capAle, uint256 max);
    error SettlementDistributor_Paused();

    /// @notice Posts the root of `epoch`, which must be the last plus one. Only POSTER.
    /// @param total sum of all leaves: never falls, grows by at most `cap`, and is funded.
    /// @param dataHash hash of the published leaves.
    function post(uint64 epoch, bytes32 root, uint256 total, bytes32 dataHash) external;

    /// @notice Drops the pending root of `epoch`; the epoch may be posted again. Only GUARDIAN.
    function veto(uint64 epoch) external;

    /// @notice Pays `account` what its leaf holds beyond what it has claimed. Anyone may call.
    function claim(address account, uint256 cumulative, bytes32[] calldata proof)
        external
        returns (uint256 amount);

    /// @notice Pays all accounts of a complete subtree of 2^k leaves, in the order of the tree.
    /// @param leaves one word each: the account in the upper 160 bits, its cumulative below.
    /// @dev Accounts that have nothing to claim are passed over. A leaf of 2^96 base units or more
    /// (79 billion ALE) can only be claimed.
    function push(Entry[] calldata leaves, bytes32[] calldata subtreeProof) external;

    /// @notice Lets `bps` of all later claims of `account` be staked in its name; signed by it.
    function setAutoStake(address account, uint16 bps, uint256 deadline, bytes calldata signature)
        external;

    /// @notice Pays `account` ahead of the next root, up to `cumulative`, out of the lender's pocket.
    /// @dev Signed by `advanceSigner`; cumulative as a leaf is, so a repeat pays nothing. The account's
    /// next claim repays the lender first. The workers' own money is never used.
    function claimAdvance(
        address account,
        uint256 cumulative,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint256 amount);

    /// @notice Sets the cap of an epoch's increase in whole ALE, the veto window, the most that an
    /// account may have in advance, and who signs advances. Only GOVERNOR.
    function setLimits(uint40 capAle, uint32 window, uint96 advanceCap, address advanceSigner)
        external;

    /// @notice Stops posting and advances; claims go on. Only GUARDIAN.
    function pause() external;

    /// @notice Only GUARDIAN.
    function unpause() external;

    /// @notice The last posted epoch, pending or active.
    function lastEpoch() external view returns (uint64);

    /// @notice The root against which claims are proven now.
    function activeRoot() external view returns (bytes32);

    /// @notice What `account` has claimed by proof.
    function claimed(address account) external view returns (uint256);

    /// @notice What `account` was paid ahead of the root and has not repaid.
    function advanceOf(address account) external view returns (uint256);

    /// @notice The staked part of the claims of `account`, and the nonce of its next signature.
    function autoStakeOf(address account) external view returns (uint16 bps, uint16 nonce);

    function claimedTotal() external view returns (uint256);

    /// @notice The total of the last posted epoch, pending or active.
    function total() external view returns (uint256);

    /// @notice The total of the active root.
    function activeTotal() external view returns (uint256);

    /// @notice The most by which an epoch may raise the total.
    function cap() external view returns (uint256);

    function isPaused() external view returns (bool);

    /// @notice The seconds for which a root can be vetoed.
    function window() external view returns (uint256);

    /// @notice The second from which the last root is active; 0 if it is already settled.
    function activeAt() external view returns (uint256);
}
