/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.JobSettlement;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusRule;
import org.ale.kernel.LosingStake;
import org.ale.kernel.PayScope;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Uint;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint16;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.abi.datatypes.generated.Uint8;

/** Values as contracts read them. */
final class Abi {
    private static final int MICRO_PER_BPS = 100;

    private Abi() {}

    /** One job's release: job, paid, fee. */
    static final class Release extends StaticStruct {
        Release(JobSettlement from) {
            super(id(from.job().value()), units(from.paid()), units(from.fee()));
        }
    }

    /** One job's refund: job, amount. */
    static final class Refund extends StaticStruct {
        Refund(JobSettlement from) {
            super(id(from.job().value()), units(from.refund()));
        }
    }

    /** A community's parameters in the order of {@code Parameters.sol}. */
    static final class Parameters extends StaticStruct {
        Parameters(CommunityParameters from) {
            super(fields(from));
        }

        @SuppressWarnings("rawtypes")
        private static List<Type> fields(CommunityParameters from) {
            var consensus = from.consensus();
            var reward = from.reward();
            var serving = from.serving();
            return List.of(
                    small(consensus.rule() == ConsensusRule.BAYESIAN ? 1 : 0),
                    small(consensus.minVotes()),
                    small(consensus.maxVotes()),
                    small(consensus.weightCap()),
                    small(consensus.benchAfter()),
                    small(reward.payScope() == PayScope.PARTICIPANTS ? 1 : 0),
                    small(serving.deckSize()),
                    small(from.visibleAfter()),
                    small(reward.losingStake() == LosingStake.BURN ? 1 : 0),
                    medium(consensus.headShareBps()),
                    medium(consensus.weightShareBps()),
                    medium(consensus.confidenceMicro() / MICRO_PER_BPS),
                    medium(consensus.goldBps()),
                    medium(consensus.benchRelBps()),
                    medium(reward.bindingBps()),
                    medium(reward.equalShareBps()),
                    medium(serving.openPools()),
                    medium(serving.windowShareBps()),
                    medium(from.audit().everyPools()),
                    medium(from.audit().auditBps()),
                    medium(from.fees().communityFeeBps()),
                    medium(from.governance().quorumBps()),
                    medium(from.governance().delayHours()),
                    new Uint32(serving.leaseSeconds()),
                    new Uint32(reward.repPotMicro()),
                    new Uint32(from.fees().hourlyFloorMicroUsd()),
                    new Uint64(from.governance().proposeMinMicro()));
        }

        private static Uint small(int value) {
            return new Uint8(value);
        }

        private static Uint medium(int value) {
            return new Uint16(value);
        }
    }

    static Address address(org.ale.chainbridge.domain.Address from) {
        return new Address(from.hex());
    }

    static Uint256 units(Ale amount) {
        return new Uint256(amount.baseUnits());
    }

    /** An id on chain: the UUID's 16 bytes behind 16 zeros. */
    static Bytes32 id(UUID from) {
        var bytes = new byte[Hash32.BYTES];
        java.nio.ByteBuffer.wrap(bytes, 16, 16)
                .putLong(from.getMostSignificantBits())
                .putLong(from.getLeastSignificantBits());
        return new Bytes32(bytes);
    }

    /**
     * The UUID behind an id on chain.
     *
     * @throws IllegalArgumentException if it is not one of ours
     */
    static UUID uuid(Hash32 id) {
        var value = new BigInteger(id.hex().substring(2), 16);
        if (value.bitLength() > 128) {
            throw new IllegalArgumentException("not an id of ours: " + id);
        }
        return new UUID(value.shiftRight(64).longValue(), value.longValue());
    }

    static Bytes32 bytes32(Hash32 from) {
        return new Bytes32(java.util.HexFormat.of().parseHex(from.hex().substring(2)));
    }
}
