/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.ale.gateway.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of EIP-55, the hash behind them, and what is no address. */
class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "'', c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
        "abc, 4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
    })
    void hashesAsEthereumDoes(String text, String digest) {
        var hash = Keccak256.of(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(digest, HexFormat.of().formatHex(hash));
    }

    @Test
    void hashesBlocksOfAnyLength() {
        var selector = Keccak256.of("transfer(address,uint256)".getBytes(StandardCharsets.UTF_8));
        assertEquals("a9059cbb", HexFormat.of().formatHex(selector, 0, 4));
        var full = "a".repeat(136).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e",
                HexFormat.of().formatHex(Keccak256.of(full)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x27b1fdb04752bbc536007a920d24acb045561c26"
            })
    void takesACorrectChecksumOrNone(String address) {
        assertEquals(address.toLowerCase(Locale.ROOT), Address.checked("account", address));
    }

    @Test
    void writesTheChecksum() {
        var address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        assertEquals(address, Address.checksummed(address.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
                "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg",
                "0x0000000000000000000000000000000000000000",
                ""
            })
    void refusesWhatIsMistyped(String address) {
        var problem = assertThrows(Problem.class, () -> Address.checked("account", address));
        assertEquals(422, problem.status());
        assertEquals("malformed-address", problem.code());
    }

    @Test
    void aRefundIsClaimedByTheEscrowsOwnCall() {
        assertEquals(
                "0xbffa55d50000000000000000000000005aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                Calldata.claimRefund("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));
    }
}
