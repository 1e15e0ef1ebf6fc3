/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.chainbridge.domain.Address;

/**
 * Where the contracts are.
 *
 * @param chainId of the chain that holds them
 * @param block in which the first of them was made
 * @param contracts by name: token, minter, staking, escrow, distributor, communityFactory, router
 * @param treasury that takes fees, and stands behind what was paid in fiat
 * @param poster who sends our transactions
 * @param stablecoins that a deposit may be paid in beside ALE
 */
public record Deployment(
        long chainId,
        long block,
        Map<String, Address> contracts,
        Address treasury,
        Address poster,
        List<Address> stablecoins) {

    public static final String TOKEN = "token";
    public static final String MINTER = "minter";
    public static final String STAKING = "staking";
    public static final String ESCROW = "escrow";
    public static final String DISTRIBUTOR = "distributor";
    public static final String FACTORY = "communityFactory";
    public static final String ROUTER = "router";

    private static final List<String> NAMES =
            List.of(TOKEN, MINTER, STAKING, ESCROW, DISTRIBUTOR, FACTORY, ROUTER);

    public Deployment {
        contracts = Map.copyOf(contracts);
        stablecoins = List.copyOf(stablecoins);
    }

    /**
     * Reads what {@code contracts/bin/deploy} wrote.
     *
     * @throws IllegalArgumentException with a reason for a person
     */
    public static Deployment read(Path file) {
        try {
            return of(new ObjectMapper().readTree(file.toFile()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no JSON", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the contracts' addresses cannot be read: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Deployment of(JsonNode json) {
        var contracts = new TreeMap<String, Address>();
        NAMES.forEach(name -> contracts.put(name, address(json, name)));
        return new Deployment(
                required(json, "chainId").asLong(),
                required(json, "block").asLong(),
                contracts,
                address(json, "treasury"),
                address(json, "poster"),
                json.has("usd") ? List.of(address(json, "usd")) : List.of());
    }

    private static JsonNode required(JsonNode json, String name) {
        if (!json.has(name)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return json.path(name);
    }

    private static Address address(JsonNode json, String name) {
        var text = required(json, name).asText();
        try {
            return Address.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is no address: " + text, e);
        }
    }

    /** The stream of this chain's facts. */
    public String stream() {
        return Long.toString(chainId);
    }

    /** One contract. */
    public Address contract(String name) {
        var address = contracts.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no contract " + name);
        }
        return address;
    }
}
