package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.network.SandboxCa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerPropertiesTest {
    private final SandboxCa.ServerIdentity identity = SandboxCa.create().server();
    private final Map<String, Object> properties =
            BrokerProperties.of(Path.of("logs"), 1001, 1002, 1003, identity, new Gate().gate);

    @Test
    void listenOnLoopbackOnly() {
        assertThat(properties)
                .containsEntry(
                        "listeners",
                        "CLIENT_IAM://127.0.0.1:1001,INTERNAL://127.0.0.1:1002,CONTROLLER://127.0.0.1:1003")
                .containsEntry("advertised.listeners", "CLIENT_IAM://localhost:1001,INTERNAL://127.0.0.1:1002");
    }

    @Test
    void letNobodyInWithoutTlsAndIam() {
        assertThat(properties)
                .containsEntry(
                        "listener.security.protocol.map", "CLIENT_IAM:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .containsEntry("listener.name.client_iam.sasl.enabled.mechanisms", "AWS_MSK_IAM,OAUTHBEARER")
                .containsEntry("authorizer.class.name", "com.aa.nxop.testkit.internal.msk.IamAuthorizer");
    }

    @Test
    void createNoTopicByThemselves() {
        assertThat(properties).containsEntry("auto.create.topics.enable", "false");
    }

    @Test
    void nameOnlyOneListenerToWhichTheServersKeyBelongs() {
        assertThat(properties.keySet())
                .filteredOn(key -> key.contains("ssl."))
                .isNotEmpty()
                .allMatch(key -> key.startsWith("listener.name.client_iam."));
        assertThat(properties)
                .containsEntry("listener.name.client_iam.ssl.engine.factory.class", BrokerSslEngineFactory.class);
        assertThat(properties.toString()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void haveTheirPortsTakenBeforehand() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ServerSocketChannel taken;
        try (Ports ports = new Ports()) {
            int port = ports.take();
            InetSocketAddress address = new InetSocketAddress(loopback, port);
            assertThatThrownBy(() -> new ServerSocket(port, 1, loopback).close())
                    .isInstanceOf(SocketException.class);
            taken = ports.openServerSocket("CLIENT_IAM", address, 50, -1);
            assertThat(taken.getLocalAddress()).isEqualTo(address);
            assertThat(taken.isBlocking()).isFalse();
            assertThatThrownBy(() -> ports.openServerSocket("OTHER", new InetSocketAddress(loopback, 1), 50, -1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("No port was taken for OTHER.");
        }
        assertThat(taken.isOpen()).isFalse();
    }
}
