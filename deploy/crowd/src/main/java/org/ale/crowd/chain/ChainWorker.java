/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import org.ale.audit.chain.Abi;
import org.ale.crowd.ApiClient;
import org.ale.crowd.ApiException;
import org.ale.crowd.WorkerAccount;

/**
 * A worker with a wallet of his own.
 *
 * @param account his account at the platform
 * @param wallet his key; the platform never sees it
 */
public record ChainWorker(WorkerAccount account, Wallet wallet) {

    /** Makes a key and proves that he holds it. */
    public static ChainWorker link(ApiClient api, WorkerAccount account)
            throws ApiException, InterruptedException {
        var wallet = Wallet.random();
        var text = "ALE payout address of worker " + account.workerId();
        api.put(
                "/v1/me/payout-address",
                account.caller(),
                ApiClient.JSON
                        .createObjectNode()
                        .put("account", wallet.account())
                        .put("signature", wallet.sign(text)));
        return new ChainWorker(account, wallet);
    }

    /** What is his on the chain. */
    public Settlement settlement(ApiClient api) throws ApiException, InterruptedException {
        return Settlement.of(api.get("/v1/me/settlement", account.caller()));
    }

    /** Asks to be paid; the platform sends the transaction. */
    public void claim(ApiClient api) throws ApiException, InterruptedException {
        api.post("/v1/me/claims", account.caller(), ApiClient.JSON.createObjectNode());
    }

    /** Buys that much ALE and stakes it with his own key. */
    public void stake(LocalChain chain, BigInteger baseUnits)
            throws IOException, InterruptedException {
        var token = chain.contract("token");
        var staking = chain.contract("staking");
        chain.faucet(wallet);
        chain.sendFromGenesis(
                token,
                Abi.call(
                        "transfer(address,uint256)",
                        Abi.word(wallet.account()),
                        Abi.word(baseUnits)));
        chain.send(
                wallet,
                token,
                Abi.call("approve(address,uint256)", Abi.word(staking), Abi.word(baseUnits)));
        chain.send(wallet, staking, Abi.call("stake(uint256)", Abi.word(baseUnits)));
    }

    /**
     * What is a worker's on the chain, base units.
     *
     * @param pending in no final epoch yet
     * @param settled in the last one
     * @param claimed paid to his account
     */
    public record Settlement(BigInteger pending, BigInteger settled, BigInteger claimed) {
        static Settlement of(JsonNode json) {
            return new Settlement(
                    units(json, "pendingBaseUnits"),
                    units(json, "settledBaseUnits"),
                    units(json, "claimedBaseUnits"));
        }

        private static BigInteger units(JsonNode json, String name) {
            return new BigInteger(json.path(name).asText("0"));
        }

        /** Settled and not paid yet. */
        public BigInteger claimable() {
            return settled.subtract(claimed);
        }
    }
}
