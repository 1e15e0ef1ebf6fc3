/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the chain of this process, opened once. */
@Singleton
final class ChainAccess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChainAccess.class);

    private final Deployment deployment;
    private final Nodes nodes;
    private final ChainReader reader;
    private final Signer signer;

    @Inject
    ChainAccess(BridgeConfig config) {
        deployment = Deployment.read(config.chainFile);
        nodes = new Nodes(config.rpcUrls, deployment.chainId(), config.rpcTimeout);
        reader = new ChainReader(nodes, deployment);
        signer = new KeySigner(PosterKey.of(config), deployment);
    }

    /** What is wrong with addresses or key stops the process here, and not in its first epoch. */
    void check(@Observes StartupEvent event) {
        LOG.atInfo().addKeyValue("poster", signer.address()).log("the way to the chain is set");
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
