// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../script/Vm.sol";
import {IJobEscrow} from "../src/interfaces/IJobEscrow.sol";
import {IRouter} from "../src/interfaces/IUniswap.sol";
import {Disperse} from "./utils/Disperse.sol";
import {entriesOf} from "./utils/Entries.sol";
import {Merkle} from "./utils/Merkle.sol";
import {World} from "./utils/World.sol";

/// @notice What a payee costs: whole transactions, every account already known to the token, as in
/// the second epoch of a worker's life. The first payment to a new account costs 17,100 more for each
/// storage slot that it opens, in every scheme.
contract GasTest is World {
    uint256 private constant N = 1000;
    uint256 private constant BATCH = 128;

    address[] private _accounts;
    uint256[] private _amounts;
    Disperse private _disperse;

    function setUp() public {
        deployWorld(IRouter(address(0)));
        handOver();
        _disperse = new Disperse();
        give(address(distributor), 900_000e18);
        for (uint256 i; i < N; ++i) {
            _accounts.push(address(uint160(uint256(keccak256(abi.encode("worker", i))))));
            _amounts.push(10e18 + uint256(keccak256(abi.encode(i))) % 1e18);
            give(_accounts[i], 1e18);
        }
    }

    function test_postsARootFor1000Payouts() public {
        _postTree(1);
        _postTree(2);
        vm.warp(block.timestamp + WINDOW);
        _post(3, Merkle.root(_leaves(3)), _sum(3));
        uint256 gas = vm.snapshotGasLastCall("payout", "post a root");
        vm.snapshotValue("payout", "post a root, per payout at 1,000", gas / N);
        atMost(gas, 60 * N, "60 gas a payout");
    }

    function test_claimsAmong1000Accounts() public {
        _postTree(1);
        _claim(1, 500);
        _postTree(2);
        _claim(2, 499);
        _claim(2, 500);
        atMost(vm.snapshotGasLastCall("payout", "claim at 1,000"), 61_000, "claim at 1,000");
    }

    function test_claimsForTheFirstTime() public {
        _postTree(1);
        _claim(1, 499);
        _claim(1, 500);
        vm.snapshotGasLastCall("payout", "claim at 1,000, first of an account");
    }

    function test_claimsAmong16MillionAccounts() public {
        bytes32[] memory path = new bytes32[](24);
        for (uint256 i = 1; i < 24; ++i) {
            path[i] = keccak256(abi.encode("sibling", i));
        }
        _postDeep(1, path);
        _claimDeep(1, ana, ben, path);
        _claimDeep(1, ben, ana, path);
        _postDeep(2, path);
        _claimDeep(2, ana, ben, path);
        _claimDeep(2, ben, ana, path);
        atMost(vm.snapshotGasLastCall("payout", "claim at 16,777,216"), 67_000, "claim at 16 M");
    }

    function test_pushesASubtreeOf128() public {
        _postTree(1);
        _push(1);
        _postTree(2);
        _push(2);
        uint256 gas = vm.snapshotGasLastCall("payout", "push to 128");
        vm.snapshotValue("payout", "push, per payee at 128", gas / BATCH);
        atMost(gas, 15_000 * BATCH, "15,000 gas a payee");
    }

    /// @dev The bridge allows 100,000 and 60,000 for each job, of which a call has at most 50. The worst
    /// case: no job was refunded before, and each payer has a refund that has become ripe.
    function test_refunds50JobsWithinWhatTheBridgeAllows() public {
        token.approve(address(escrow), 1e24);
        _fund(0);
        _fund(50);
        _refund(0);
        vm.warp(block.timestamp + 2 * WINDOW);
        _refund(50);
        uint256 gas = vm.snapshotGasLastCall("escrow", "refund 50 jobs, the worst case");
        atMost(gas, 100_000 + 50 * 60_000, "refunds");
    }

    function test_baselineOneTransferEach() public {
        token.transfer(_accounts[1], _amounts[1]);
        vm.snapshotGasLastCall("payout", "baseline: ERC-20 transfer");
    }

    function test_baselineDisperseTo128() public {
        token.approve(address(_disperse), type(uint256).max);
        (address[] memory to, uint256[] memory amounts) = _batch(1);
        _disperse.disperseToken(token, to, amounts);
        uint256 gas = vm.snapshotGasLastCall("payout", "baseline: Disperse to 128");
        vm.snapshotValue("payout", "baseline: Disperse, per payee at 128", gas / BATCH);
    }

    function test_baselineBatchOfTheTokenTo128() public {
        (address[] memory to, uint256[] memory amounts) = _batch(1);
        token.transferBatch(entriesOf(to, amounts));
        uint256 gas = vm.snapshotGasLastCall("payout", "baseline: transferBatch to 128");
        vm.snapshotValue("payout", "baseline: transferBatch, per payee at 128", gas / BATCH);
    }

    function _fund(uint256 from) private {
        for (uint256 i; i < 50; ++i) {
            escrow.depositFor(bytes32(1 + from + i), _accounts[i], 1e18);
        }
    }

    function _refund(uint256 from) private {
        IJobEscrow.Refund[] memory refunds = new IJobEscrow.Refund[](50);
        for (uint256 i; i < 50; ++i) {
            refunds[i] = IJobEscrow.Refund(bytes32(1 + from + i), 1e18);
        }
        vm.prank(poster);
        escrow.allowRefund(refunds);
    }

    function _postTree(uint64 epoch) private {
        _post(epoch, Merkle.root(_leaves(epoch)), _sum(epoch));
        vm.warp(block.timestamp + WINDOW);
    }

    function _post(uint64 epoch, bytes32 root, uint256 total) private {
        vm.prank(poster);
        distributor.post(epoch, root, total, keccak256(abi.encode("data", epoch)));
    }

    function _claim(uint256 epoch, uint256 index) private {
        bytes32[] memory proof = Merkle.proof(_leaves(epoch), index);
        distributor.claim(_accounts[index], _amounts[index] * epoch, proof);
    }

    function _push(uint256 epoch) private {
        (address[] memory to, uint256[] memory amounts) = _batch(epoch);
        bytes32[] memory nodes = _leaves(epoch);
        for (uint256 n = BATCH; n > 1; n >>= 1) {
            nodes = Merkle.above(nodes);
        }
        distributor.push(entriesOf(to, amounts), Merkle.proof(nodes, 1));
    }

    function _postDeep(uint64 epoch, bytes32[] memory path) private {
        uint256 each = 7_123_456_789e12 * uint256(epoch);
        bytes32 node = Merkle.parent(Merkle.leaf(ana, each), Merkle.leaf(ben, each));
        for (uint256 i = 1; i < 24; ++i) {
            node = Merkle.parent(node, path[i]);
        }
        _post(epoch, node, 2 * each);
        vm.warp(block.timestamp + WINDOW);
    }

    function _claimDeep(uint256 epoch, address account, address other, bytes32[] memory path)
        private
    {
        uint256 each = 7_123_456_789e12 * epoch;
        path[0] = Merkle.leaf(other, each);
        distributor.claim(account, each, path);
    }

    /// @dev The second aligned group of 128 leaves.
    function _batch(uint256 epoch)
        private
        view
        returns (address[] memory to, uint256[] memory amounts)
    {
        to = new address[](BATCH);
        amounts = new uint256[](BATCH);
        for (uint256 i; i < BATCH; ++i) {
            to[i] = _accounts[BATCH + i];
            amounts[i] = _amounts[BATCH + i] * epoch;
        }
    }

    function _leaves(uint256 epoch) private view returns (bytes32[] memory) {
        uint256[] memory cumulatives = new uint256[](N);
        for (uint256 i; i < N; ++i) {
            cumulatives[i] = _amounts[i] * epoch;
        }
        return Merkle.leaves(_accounts, cumulatives);
    }

    function _sum(uint256 epoch) private view returns (uint256 sum) {
        for (uint256 i; i < N; ++i) {
            sum += _amounts[i] * epoch;
        }
    }
}
