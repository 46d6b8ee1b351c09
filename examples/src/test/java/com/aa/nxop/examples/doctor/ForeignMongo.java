package com.aa.nxop.examples.doctor;

import com.aa.nxop.testkit.network.SandboxCa;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.Closeable;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** A server over TLS that speaks MongoDB's protocol and is no member of a DocumentDB cluster with IAM authentication. */
final class ForeignMongo implements Closeable {
    /** What it says it is. */
    record Kind(String set, String message) {}

    static final Kind STANDALONE = new Kind("", "");
    static final Kind ROUTER = new Kind("", "isdbgrid");
    static final Kind OTHER_SET = new Kind("atlas-a1b2c3-shard-0", "");
    /** Of DocumentDB's set, and without IAM. */
    static final Kind MEMBER = new Kind("rs0", "");

    private static final Set<String> GREETINGS = Set.of("hello", "isMaster", "ismaster");

    private final SandboxCa ca = SandboxCa.create();
    private final MongoServer server;

    ForeignMongo(Kind kind) {
        server = new MongoServer(new Backend(kind));
        SandboxCa.ServerIdentity identity = ca.server();
        server.enableSsl(identity.key(), null, identity.chain().toArray(X509Certificate[]::new));
        server.bind("127.0.0.1", 0);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalAddress().getPort();
    }

    String ca() {
        return ca.certificatePem();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Backend extends MemoryBackend {
        private final Kind kind;

        Backend(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            if (GREETINGS.contains(command)) {
                return greeting(super.handleCommand(channel, database, command, query));
            }
            return command.equals("saslStart")
                    ? new Document("ok", 0.0).append("code", -301).append("errmsg", "Unsupported mechanism [ -301 ]")
                    : super.handleCommand(channel, database, command, query);
        }

        private Document greeting(Document hello) {
            hello.append("maxWireVersion", 13);
            if (!kind.message().isEmpty()) {
                hello.append("msg", kind.message());
            }
            if (!kind.set().isEmpty()) {
                hello.append("setName", kind.set())
                        .append("hosts", List.of(address()))
                        .append("primary", address())
                        .append("me", address())
                        .append("isWritablePrimary", true);
            }
            return hello;
        }
    }
}
