/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.web3j.crypto.Credentials;
import org.web3j.service.TxSignServiceImpl;

/** The way to the chain of this process, opened once. */
@Singleton
final class ChainAccess implements AutoCloseable {
    private final Deployment deployment;
    private final Nodes nodes;
    private final ChainReader reader;
    private final Signer signer;

    @Inject
    ChainAccess(BridgeConfig config) {
        deployment = Deployment.read(config.chainFile);
        nodes = new Nodes(config.rpcUrls, deployment.chainId(), config.rpcTimeout);
        reader = new ChainReader(nodes, deployment);
        signer =
                new KeySigner(
                        new TxSignServiceImpl(Credentials.create(config.posterKey)), deployment);
    }

    @Produces
    @Singleton
    Deployment deployment() {
        return deployment;
    }

    Nodes nodes() {
        return nodes;
    }

    ChainReader reader() {
        return reader;
    }

    Signer signer() {
        return signer;
    }

    @Override
    public void close() {
        nodes.close();
    }
}
