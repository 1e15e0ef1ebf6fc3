// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Holds what clients pay for their jobs, in ALE, until the ledger says where it goes.
/// @dev A deposit in another token is swapped at once or reverts as a whole: nobody bears exchange
/// risk, and the original currency stays with the payer. Tokens are counted by balance difference.
interface IJobEscrow {
    struct Release {
        bytes32 jobId;
        uint256 paid;
        uint256 fee;
    }

    struct Refund {
        bytes32 jobId;
        uint256 amount;
    }

    struct Job {
        address payer;
        uint64 lastMovementAt;
        bool isClosed;
        uint256 held;
    }

    event Deposited(
        bytes32 indexed jobId, address indexed payer, address token, uint256 amountIn, uint256 ale
    );
    event Released(bytes32 indexed jobId, uint256 paid, uint256 fee);
    event RefundAllowed(bytes32 indexed jobId, address indexed payer, uint256 amount);
    event RefundClaimed(address indexed payer, uint256 amount);
    event JobClosed(bytes32 indexed jobId, address indexed payer, uint256 amount);
    event TokenListed(address indexed token, address bound);
    event TokenDelisted(address indexed token);

    error JobEscrow_NoJob();
    error JobEscrow_NothingToDo();
    error JobEscrow_TokenNotListed(address token);
    error JobEscrow_BoundMissing(address token);
    error JobEscrow_QuoteExpired(uint256 deadline);
    error JobEscrow_TooFewAle(uint256 ale, uint256 aleMin);
    error JobEscrow_PaidByAnother(bytes32 jobId, address payer);
    error JobEscrow_JobClosed(bytes32 jobId);
    error JobEscrow_HoldsTooLittle(bytes32 jobId, uint256 asked, uint256 held);
    error JobEscrow_NotYetClosable(bytes32 jobId, uint256 closableAt);

    /// @notice Pays for a job in ALE or in any listed token.
    /// @param aleMin the payer's own minimum; the governed price bound may ask for more.
    /// @param deadline the second until which the quote holds.
    /// @return ale what the job received.
    function deposit(
        bytes32 jobId,
        address token,
        uint256 amountIn,
        uint256 aleMin,
        uint256 deadline
    ) external returns (uint256 ale);

    /// @notice Pays `amount` ALE of the caller for a job of `payer`, to whom refunds will belong.
    function depositFor(bytes32 jobId, address payer, uint256 amount) external returns (uint256 ale);

    /// @notice Moves earned money to the distributor and fees to the treasury, never more than a job
    /// holds. Only POSTER.
    function release(Release[] calldata releases) external;

    /// @notice Credits jobs' payers with what the ledger gives back. Only POSTER.
    function allowRefund(Refund[] calldata refunds) external;

    /// @notice Pays `payer` what he has been credited. Anyone may call.
    function claimRefund(address payer) external returns (uint256 amount);

    /// @notice Credits the payer with what a job still holds `closeAfter` seconds after its last
    /// movement. Anyone may call. A closed job takes no further deposit.
    function close(bytes32 jobId) external;

    /// @notice Accepts `token`, bounded by `bound` (an `IPriceBound`). Only GOVERNOR.
    function listToken(address token, address bound) external;

    /// @notice Accepts `token` no more. Only GOVERNOR.
    function delistToken(address token) external;

    /// @notice Stops deposits and releases; refunds and closing go on. Only GUARDIAN.
    function pause() external;

    /// @notice Only GUARDIAN.
    function unpause() external;

    function job(bytes32 jobId) external view returns (Job memory);

    function refundOf(address payer) external view returns (uint256);

    function totalHeld() external view returns (uint256);

    function totalRefunds() external view returns (uint256);
}
