// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../../script/Vm.sol";
import {InflationMinter} from "../../src/InflationMinter.sol";
import {JobEscrow} from "../../src/JobEscrow.sol";
import {SettlementDistributor} from "../../src/SettlementDistributor.sol";
import {StakingPool} from "../../src/StakingPool.sol";
import {IAleToken} from "../../src/interfaces/IAleToken.sol";
import {IJobEscrow} from "../../src/interfaces/IJobEscrow.sol";
import {IRouter} from "../../src/interfaces/IUniswap.sol";
import {entriesOf} from "../utils/Entries.sol";
import {Merkle} from "../utils/Merkle.sol";
import {World} from "../utils/World.sol";

/// @notice Random but lawful acts on the whole house; nothing it does may revert.
contract Acts {
    address private immutable _poster;
    address private immutable _guardian;
    IAleToken private immutable _token;
    StakingPool private immutable _staking;
    InflationMinter private immutable _minter;
    SettlementDistributor private immutable _distributor;
    JobEscrow private immutable _escrow;

    address[] public people;
    uint256[] public earned;
    uint256[] public rooted;
    uint256[] public seen;
    uint256[] private _before;
    uint256 public posted;
    uint256 public minted;
    uint256 public funded;
    uint256 public released;
    uint256 public refunded;

    constructor(
        address[] memory people_,
        address poster,
        address guardian,
        IAleToken token,
        StakingPool staking,
        InflationMinter minter,
        SettlementDistributor distributor,
        JobEscrow escrow
    ) {
        people = people_;
        (_poster, _guardian) = (poster, guardian);
        (_token, _staking, _minter) = (token, staking, minter);
        (_distributor, _escrow) = (distributor, escrow);
        earned = new uint256[](people_.length);
        rooted = new uint256[](people_.length);
        seen = new uint256[](people_.length);
        _before = new uint256[](people_.length);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + time % 3 days);
    }

    function fund(uint256 who, uint256 amount) external {
        amount = 1 + amount % 1e24;
        _token.approve(address(_escrow), amount);
        _escrow.depositFor(_job(who), people[who % people.length], amount);
        funded += amount;
    }

    function release(uint256 who, uint256 amount) external {
        IJobEscrow.Release[] memory releases = new IJobEscrow.Release[](1);
        amount = amount % (_escrow.job(_job(who)).held + 1);
        releases[0] = IJobEscrow.Release(_job(who), amount - amount / 20, amount / 20);
        vm.prank(_poster);
        _escrow.release(releases);
        released += amount;
        earned[who % people.length] += amount - amount / 20;
    }

    function refund(uint256 who, uint256 amount) external {
        IJobEscrow.Refund[] memory refunds = new IJobEscrow.Refund[](1);
        amount = amount % (_escrow.job(_job(who)).held + 1);
        refunds[0] = IJobEscrow.Refund(_job(who), amount);
        vm.prank(_poster);
        _escrow.allowRefund(refunds);
        refunded += amount;
        address payer = people[who % people.length];
        if (_escrow.refundOf(payer) != 0 && amount % 2 == 0) _escrow.claimRefund(payer);
    }

    function post() external {
        if (_distributor.activeAt() != 0) return;
        uint256 total;
        for (uint256 i; i < people.length; ++i) {
            total += earned[i];
            (_before[i], rooted[i]) = (rooted[i], earned[i]);
        }
        if (total - _distributor.total() > _distributor.cap()) {
            for (uint256 i; i < people.length; ++i) {
                rooted[i] = _before[i];
            }
            return;
        }
        uint64 epoch = _distributor.lastEpoch() + 1;
        vm.prank(_poster);
        _distributor.post(epoch, Merkle.root(Merkle.leaves(people, rooted)), total, 0);
        posted++;
    }

    function veto() external {
        if (_distributor.activeAt() == 0) return;
        uint64 epoch = _distributor.lastEpoch();
        vm.prank(_guardian);
        _distributor.veto(epoch);
        for (uint256 i; i < people.length; ++i) {
            rooted[i] = _before[i];
        }
        posted--;
    }

    function claim(uint256 who) external {
        who %= people.length;
        uint256[] memory amounts = _distributor.activeAt() == 0 ? rooted : _before;
        if (amounts[who] <= _distributor.claimed(people[who])) return;
        bytes32[] memory proof = Merkle.proof(Merkle.leaves(people, amounts), who);
        _distributor.claim(people[who], amounts[who], proof);
        seen[who] = amounts[who];
    }

    function push() external {
        uint256[] memory amounts = _distributor.activeAt() == 0 ? rooted : _before;
        if (_distributor.activeRoot() == 0) return;
        _distributor.push(entriesOf(people, amounts), new bytes32[](0));
    }

    function stake(uint256 who, uint256 amount) external {
        address person = people[who % people.length];
        amount = amount % (_token.balanceOf(person) + 1);
        if (amount == 0) return;
        vm.startPrank(person);
        _token.approve(address(_staking), amount);
        _staking.stake(amount);
        vm.stopPrank();
    }

    function unstake(uint256 who, uint256 amount) external {
        address person = people[who % people.length];
        amount = amount % (_staking.stakeOf(person) + 1);
        if (amount == 0) return;
        vm.prank(person);
        _staking.unstake(amount);
    }

    function withdraw(uint256 who) external {
        address person = people[who % people.length];
        (uint256 amount, uint256 time) = _staking.unbondingOf(person);
        if (amount == 0 || block.timestamp < time) return;
        vm.prank(person);
        _staking.withdraw();
    }

    function claimReward(uint256 who) external {
        address person = people[who % people.length];
        if (_staking.rewardOf(person) == 0) return;
        vm.prank(person);
        _staking.claimReward();
    }

    function mint(uint256 part) external {
        if (block.timestamp < _minter.accruedUntil() + 1 days) return;
        uint64 index = _minter.mintDue();
        uint256 amount = part % (_minter.allowance(index) + 1);
        vm.prank(_poster);
        _minter.mintForCommunities(index, amount);
        earned[part % people.length] += amount;
        minted += amount;
    }

    function _job(uint256 who) private view returns (bytes32) {
        return bytes32(1 + who % people.length);
    }
}

contract HouseInvariants is World {
    Acts private _acts;
    address[] private _people;

    function setUp() public {
        deployWorld(IRouter(address(0)));
        handOver();
        _people = [ana, ben, cleo, mallory];
        for (uint256 i; i < 4; ++i) {
            give(_people[i], 1e24);
        }
        _acts = new Acts(_people, poster, guardian, token, staking, minter, distributor, escrow);
        give(address(_acts), 1e27);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_acts);
    }

    function invariant_supplyIsGenesisPlusMintedWithinTheSchedule() external view {
        uint256 made = token.totalSupply() - SUPPLY;
        atMost(made, minter.scheduled(), "schedule");
        isTrue(made >= _acts.minted(), "minted for communities");
    }

    function invariant_claimedIsTheSumAndWithinWhatIsActiveAndFunded() external view {
        uint256 sum;
        for (uint256 i; i < 4; ++i) {
            sum += distributor.claimed(_people[i]);
        }
        eq(distributor.claimedTotal(), sum, "sum of the claimed");
        atMost(sum, distributor.activeTotal(), "active total");
        atMost(distributor.total() - sum, token.balanceOf(address(distributor)), "funded");
        eq(distributor.lastEpoch(), _acts.posted(), "one post for each epoch");
    }

    function invariant_claimedNeverFalls() external view {
        for (uint256 i; i < 4; ++i) {
            isTrue(distributor.claimed(_people[i]) >= _acts.seen(i), "never falls");
        }
    }

    function invariant_escrowHoldsWhatIsFundedAndNotYetMoved() external view {
        uint256 held = _acts.funded() - _acts.released() - _acts.refunded();
        eq(escrow.totalHeld(), held, "held");
        eq(token.balanceOf(address(escrow)), held + escrow.totalRefunds(), "balance");
    }

    function invariant_stakingHoldsWhatIsStakedAndOwed() external view {
        uint256 staked;
        uint256 owed;
        for (uint256 i; i < 4; ++i) {
            staked += staking.stakeOf(_people[i]);
            owed += staking.rewardOf(_people[i]);
        }
        eq(staking.totalStaked(), staked, "staked");
        atMost(owed, staking.rewardReserve(), "owed");
        atMost(
            staked + staking.totalUnbonding() + staking.rewardReserve(),
            token.balanceOf(address(staking)),
            "balance"
        );
    }
}
