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
        uint48 lastMovementAt;
        uint48 closesAt; // 0 until it is announced; then for ever
        uint128 held;
        uint128 paidBack; // to payers who were bought out, until the ledger allows it as a refund
    }

    /// @param closeAfter seconds without a movement, after which anyone may begin to close a job.
    /// @param refundWindow seconds that a refund waits at least, and twice as long at most; 0: none.
    /// @param feeBpsMax the largest part of a release that may be a fee.
    struct Limits {
        uint64 closeAfter;
        uint32 refundWindow;
        uint16 feeBpsMax;
    }

    event Deposited(
        bytes32 indexed jobId, address indexed payer, address token, uint256 amountIn, uint256 ale
    );
    event Released(bytes32 indexed jobId, uint256 paid, uint256 fee);
    event RefundAllowed(bytes32 indexed jobId, address indexed payer, uint256 amount);
    event RefundVetoed(bytes32 indexed jobId, address indexed payer, uint256 amount);
    event RefundClaimed(address indexed payer, uint256 amount);
    event BoughtOut(bytes32 indexed jobId, address indexed payer, uint256 amount);
    event JobClosing(bytes32 indexed jobId, address indexed payer, uint256 held, uint256 closesAt);
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
    error JobEscrow_JobClosing(bytes32 jobId, uint256 closesAt);
    error JobEscrow_NotClosing(bytes32 jobId);
    error JobEscrow_HoldsTooLittle(bytes32 jobId, uint256 asked, uint256 held);
    error JobEscrow_FeeTooLarge(bytes32 jobId, uint256 fee, uint256 max);
    error JobEscrow_NotYetClosable(bytes32 jobId, uint256 closableAt);

    /// @notice Pays for a job in ALE or in any listed token.
    /// @dev A job has one payer. Who brings more than it holds (refunds that still wait included) buys
    /// him out: he gets back at once what the job held. So dust does not keep a client out, and nobody
    /// gains by it. The ledger refuses one of the two deposits and allows it as a refund later; what
    /// was paid back already is set off against that.
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
    /// holds, and of each release at most `feeBpsMax` as a fee. Only POSTER.
    function release(Release[] calldata releases) external;

    /// @notice Credits jobs' payers with what the ledger gives back; it can be claimed when its window
    /// has passed. Only POSTER.
    function allowRefund(Refund[] calldata refunds) external;

    /// @notice Takes back into the jobs all their refunds that still wait; a job without any is passed
    /// over. Only GUARDIAN.
    function vetoRefund(bytes32[] calldata jobIds) external;

    /// @notice Pays `payer` what he has been credited and waits no more. Anyone may call.
    function claimRefund(address payer) external returns (uint256 amount);

    /// @notice Announces that a job closes, `closeAfter` seconds after its last movement: a release, or
    /// a deposit by the payer himself. Others' deposits and refunds do not count, so that nobody can put
    /// it off. From then on the job takes no deposit, for ever, and nothing stops its closing. Releases
    /// and refunds go on until it is finished, so that its workers get what they have earned. Anyone
    /// may call.
    function close(bytes32 jobId) external;

    /// @notice Credits the payer with what a job still holds `CLOSING_DELAY` seconds after its closing
    /// was announced. Anyone may call. What a veto brings back later is credited by another call.
    function finishClosing(bytes32 jobId) external;

    /// @notice Accepts `token`, bounded by `bound` (an `IPriceBound`). Only GOVERNOR.
    function listToken(address token, address bound) external;

    /// @notice Accepts `token` no more. Only GOVERNOR.
    function delistToken(address token) external;

    /// @notice Stops deposits, releases and new refunds; what was credited can be claimed, and closing
    /// goes on. Only GUARDIAN.
    function pause() external;

    /// @notice Only GUARDIAN.
    function unpause() external;

    function job(bytes32 jobId) external view returns (Job memory);

    /// @notice What `payer` can claim now.
    function refundOf(address payer) external view returns (uint256);

    /// @notice What `payer` has been credited and cannot claim yet.
    function waitingRefundOf(address payer) external view returns (uint256);

    function totalHeld() external view returns (uint256);

    /// @notice All that was credited and not claimed, waiting or not.
    function totalRefunds() external view returns (uint256);
}
