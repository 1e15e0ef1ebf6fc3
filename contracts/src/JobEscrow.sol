// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Managed} from "./Managed.sol";
import {RefundBooks} from "./RefundBooks.sol";
import {IJobEscrow} from "./interfaces/IJobEscrow.sol";
import {IPriceBound} from "./interfaces/IPriceBound.sol";
import {IRouter} from "./interfaces/IUniswap.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @notice See `IJobEscrow`.
contract JobEscrow is RefundBooks, Managed, Pausable, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @notice Seconds in which what a job's workers have earned can still be released.
    uint256 public constant CLOSING_DELAY = 7 days;

    /// @dev A pot is rounded down for each item: what that can shift, for a billion items at once.
    uint256 private constant _FEE_ROUNDING = 1e9;

    IERC20 public immutable ale;
    IRouter public immutable router;
    address public immutable distributor;
    address public immutable treasury;
    uint64 public immutable closeAfter;
    uint16 public immutable feeBpsMax;

    /// @inheritdoc IJobEscrow
    uint256 public totalHeld;
    /// @notice The price bound of a listed token; zero for all others.
    mapping(address token => IPriceBound) public boundOf;

    mapping(bytes32 jobId => Job) private _jobs;

    constructor(
        address authority_,
        IERC20 ale_,
        IRouter router_,
        address distributor_,
        address treasury_,
        Limits memory limits
    ) Managed(authority_) RefundBooks(limits.refundWindow) {
        ale = ale_;
        router = router_;
        distributor = distributor_;
        treasury = treasury_;
        closeAfter = limits.closeAfter;
        feeBpsMax = limits.feeBpsMax;
    }

    /// @inheritdoc IJobEscrow
    function deposit(
        bytes32 jobId,
        address token,
        uint256 amountIn,
        uint256 aleMin,
        uint256 deadline
    ) external nonReentrant whenNotPaused returns (uint256 received) {
        if (block.timestamp > deadline) revert JobEscrow_QuoteExpired(deadline);
        if (token == address(ale)) {
            received = _pull(ale, amountIn);
        } else {
            (received, aleMin) = _pullAndSwap(token, amountIn, aleMin, deadline);
        }
        if (received < aleMin) revert JobEscrow_TooFewAle(received, aleMin);
        _credit(jobId, msg.sender, received);
        emit Deposited(jobId, msg.sender, token, amountIn, received);
    }

    /// @inheritdoc IJobEscrow
    function depositFor(bytes32 jobId, address payer, uint256 amount)
        external
        nonReentrant
        whenNotPaused
        returns (uint256 received)
    {
        received = _pull(ale, amount);
        _credit(jobId, payer, received);
        emit Deposited(jobId, payer, address(ale), amount, received);
    }

    /// @inheritdoc IJobEscrow
    function release(Release[] calldata releases) external restricted whenNotPaused {
        uint256 paid;
        uint256 fees;
        for (uint256 i; i < releases.length; ++i) {
            Release calldata r = releases[i];
            uint256 max = (r.paid + r.fee) * feeBpsMax / 10_000 + _FEE_ROUNDING;
            if (r.fee > max) revert JobEscrow_FeeTooLarge(r.jobId, r.fee, max);
            paid += r.paid;
            fees += r.fee;
            _debit(r.jobId, r.paid + r.fee).lastMovementAt = uint48(block.timestamp);
            emit Released(r.jobId, r.paid, r.fee);
        }
        totalHeld -= paid + fees;
        ale.safeTransfer(distributor, paid);
        ale.safeTransfer(treasury, fees);
    }

    /// @inheritdoc IJobEscrow
    function allowRefund(Refund[] calldata refunds) external restricted whenNotPaused {
        uint256 sum;
        for (uint256 i; i < refunds.length; ++i) {
            Refund calldata r = refunds[i];
            Job storage j = _jobs[r.jobId];
            uint256 amount = r.amount - _setOff(j, r.amount);
            _debit(r.jobId, amount);
            _creditLater(r.jobId, j.payer, amount);
            sum += amount;
            emit RefundAllowed(r.jobId, j.payer, r.amount);
        }
        totalHeld -= sum;
        totalRefunds += sum;
    }

    /// @inheritdoc IJobEscrow
    function vetoRefund(bytes32[] calldata jobIds) external restricted {
        for (uint256 i; i < jobIds.length; ++i) {
            _veto(jobIds[i]);
        }
    }

    /// @inheritdoc IJobEscrow
    function claimRefund(address payer) external returns (uint256 amount) {
        amount = _collect(payer);
        if (amount == 0) revert JobEscrow_NothingToDo();
        emit RefundClaimed(payer, amount);
        ale.safeTransfer(payer, amount);
    }

    /// @inheritdoc IJobEscrow
    function close(bytes32 jobId) external {
        Job storage j = _jobs[jobId];
        if (j.payer == address(0)) revert JobEscrow_NoJob();
        if (j.closesAt != 0) revert JobEscrow_JobClosing(jobId, j.closesAt);
        uint256 closableAt = j.lastMovementAt + closeAfter;
        if (block.timestamp < closableAt) revert JobEscrow_NotYetClosable(jobId, closableAt);

        j.closesAt = uint48(block.timestamp + CLOSING_DELAY);
        emit JobClosing(jobId, j.payer, j.held, j.closesAt);
    }

    /// @inheritdoc IJobEscrow
    function finishClosing(bytes32 jobId) external {
        Job storage j = _jobs[jobId];
        if (j.closesAt == 0) revert JobEscrow_NotClosing(jobId);
        if (block.timestamp < j.closesAt) revert JobEscrow_NotYetClosable(jobId, j.closesAt);
        if (j.held == 0) revert JobEscrow_NothingToDo();

        emit JobClosed(jobId, j.payer, _giveBack(j));
    }

    /// @inheritdoc IJobEscrow
    function listToken(address token, address bound) external restricted {
        if (bound == address(0)) revert JobEscrow_BoundMissing(token);
        boundOf[token] = IPriceBound(bound);
        emit TokenListed(token, bound);
    }

    /// @inheritdoc IJobEscrow
    function delistToken(address token) external restricted {
        delete boundOf[token];
        emit TokenDelisted(token);
    }

    /// @inheritdoc IJobEscrow
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc IJobEscrow
    function unpause() external restricted {
        _unpause();
    }

    /// @inheritdoc IJobEscrow
    function job(bytes32 jobId) external view returns (Job memory) {
        return _jobs[jobId];
    }

    /// @dev Measured at both ends: what the token took on the way in, and what the router really paid.
    function _pullAndSwap(address token, uint256 amountIn, uint256 aleMin, uint256 deadline)
        private
        returns (uint256 received, uint256 minimum)
    {
        IPriceBound bound = boundOf[token];
        if (address(bound) == address(0)) revert JobEscrow_TokenNotListed(token);
        uint256 arrived = _pull(IERC20(token), amountIn);
        uint256 floor = bound.aleFloor(token, arrived);
        minimum = floor > aleMin ? floor : aleMin;

        address[] memory path = new address[](2);
        path[0] = token;
        path[1] = address(ale);
        uint256 before = ale.balanceOf(address(this));
        IERC20(token).forceApprove(address(router), arrived);
        router.swapExactTokensForTokensSupportingFeeOnTransferTokens(
            arrived, minimum, path, address(this), deadline
        );
        received = ale.balanceOf(address(this)) - before;
    }

    function _pull(IERC20 token, uint256 amount) private returns (uint256) {
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), amount);
        return token.balanceOf(address(this)) - before;
    }

    function _credit(bytes32 jobId, address payer, uint256 amount) private {
        if (jobId == 0 || payer == address(0)) revert JobEscrow_NoJob();
        if (amount == 0) revert JobEscrow_NothingToDo();
        Job storage j = _jobs[jobId];
        if (j.closesAt != 0) revert JobEscrow_JobClosing(jobId, j.closesAt);

        if (j.payer != payer) {
            _takeOver(jobId, j, payer, amount);
        } else if (msg.sender == payer) {
            j.lastMovementAt = uint48(block.timestamp);
        }
        j.held += uint128(amount);
        totalHeld += amount;
    }

    /// @dev Refunds that wait count like money of the job: otherwise a thief of the poster's key could
    /// keep the guardian from a refund by a unit of his own. After this they can be vetoed no more.
    function _takeOver(bytes32 jobId, Job storage j, address payer, uint256 amount) private {
        if (amount <= j.held + _waitingNow(jobId)) {
            revert JobEscrow_PaidByAnother(jobId, j.payer);
        }
        _forget(jobId);
        if (j.held != 0) {
            j.paidBack += j.held;
            emit BoughtOut(jobId, j.payer, _giveBack(j));
        }
        j.payer = payer;
        j.lastMovementAt = uint48(block.timestamp);
    }

    function _giveBack(Job storage j) private returns (uint256 amount) {
        amount = j.held;
        j.held = 0;
        totalHeld -= amount;
        _creditNow(j.payer, amount);
    }

    function _debit(bytes32 jobId, uint256 amount) private returns (Job storage j) {
        j = _jobs[jobId];
        if (amount > j.held) revert JobEscrow_HoldsTooLittle(jobId, amount, j.held);
        j.held -= uint128(amount);
    }

    /// @return part of a refund that a payer got when he was bought out.
    function _setOff(Job storage j, uint256 amount) private returns (uint128 part) {
        part = j.paidBack;
        if (part == 0) return 0;
        if (part > amount) part = uint128(amount);
        j.paidBack -= part;
    }

    /// @dev What comes back into a closed job can be given back by `finishClosing` again.
    function _veto(bytes32 jobId) private {
        Job storage j = _jobs[jobId];
        uint256 amount = _takeBack(jobId, j.payer);
        if (amount == 0) return;
        j.held += uint128(amount);
        totalHeld += amount;
        emit RefundVetoed(jobId, j.payer, amount);
    }
}
