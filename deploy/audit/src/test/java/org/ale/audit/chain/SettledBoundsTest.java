/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ale.audit.Findings;
import org.junit.jupiter.api.Test;

/** A root that promises what nobody earned is seen, though the contract let it pass. */
class SettledBoundsTest {
    private static final String NOTHING = Abi.word(0);
    private final List<ChainLog> logs = new ArrayList<>();

    private void told(String signature, String... words) {
        var topics = List.of(Abi.topic(signature), "0x" + NOTHING);
        var data = "0x" + String.join("", words);
        logs.add(new ChainLog(topics, data, "0x1", logs.size() % 2, logs.size() / 2));
    }

    private static String ale(long whole) {
        return Abi.word(BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(whole)));
    }

    private void capped(long whole) {
        told(SettledBounds.LIMITS_SET, Abi.word(whole), NOTHING, NOTHING, NOTHING);
    }

    private void released(long paid, long fee) {
        told(SettledBounds.RELEASED, ale(paid), ale(fee));
    }

    private void minted(long whole) {
        told(SettledBounds.COMMUNITIES_FUNDED, ale(whole));
    }

    private void posted(long total) {
        told(SettledBounds.ROOT_POSTED, NOTHING, ale(total), NOTHING);
    }

    private List<String> codes() {
        var findings = new Findings();
        Collections.reverse(logs);
        new SettledBounds(findings).check(logs);
        return findings.kept().stream().map(Findings.Finding::code).toList();
    }

    @Test
    void saysNothingOfRootsThatAreFundedAndBelowTheCap() {
        capped(100);
        released(70, 5);
        minted(30);
        posted(100);
        released(1, 0);
        posted(101);
        assertEquals(List.of(), codes());
    }

    @Test
    void seesATotalBeyondWhatWasReleasedAndMinted() {
        capped(100);
        released(70, 5);
        minted(30);
        posted(100);
        posted(101);
        assertEquals(List.of("chain-settled-beyond-funds"), codes());
    }

    @Test
    void aFeeIsNoFund() {
        capped(100);
        released(70, 5);
        posted(75);
        assertEquals(List.of("chain-settled-beyond-funds"), codes());
    }

    @Test
    void seesARootThatWasPostedBeforeItsFundsCame() {
        capped(100);
        posted(70);
        released(70, 5);
        assertEquals(List.of("chain-settled-beyond-funds"), codes());
    }

    @Test
    void seesAnIncreaseAboveTheCapThatHeldThen() {
        released(100, 0);
        capped(50);
        posted(50);
        capped(10);
        posted(61);
        capped(50);
        posted(100);
        assertEquals(List.of("chain-above-cap"), codes());
    }

    @Test
    void aVetoTakesItsIncreaseBack() {
        released(100, 0);
        capped(50);
        posted(50);
        posted(90);
        told(SettledBounds.ROOT_VETOED);
        posted(100);
        assertEquals(List.of(), codes());
    }

    @Test
    void seesATotalThatFalls() {
        released(100, 0);
        capped(50);
        posted(50);
        posted(49);
        assertEquals(List.of("chain-total-fell"), codes());
    }
}
