package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.internal.classpath.Library;
import com.aa.nxop.testkit.internal.classpath.Requirement;
import java.util.List;

/** The jars of mongo-java-server, and Netty's, which it brings. */
final class MongoLibraries {
    static final Requirement REQUIRED = new Requirement(
            "DocumentDB",
            "mongo-java-server",
            "dependency de.bwaldvogel:mongo-java-server",
            List.of(
                    List.of(
                            new Library("de.bwaldvogel:mongo-java-server", "de.bwaldvogel.mongo.MongoServer"),
                            new Library("de.bwaldvogel:mongo-java-server-core", "de.bwaldvogel.mongo.MongoBackend"),
                            new Library(
                                    "de.bwaldvogel:mongo-java-server-memory-backend",
                                    "de.bwaldvogel.mongo.backend.memory.MemoryBackend")),
                    List.of(
                            new Library("io.netty:netty-common", "io.netty.util.concurrent.Future"),
                            new Library("io.netty:netty-buffer", "io.netty.buffer.ByteBuf"),
                            new Library("io.netty:netty-codec", "io.netty.handler.codec.LengthFieldBasedFrameDecoder"),
                            new Library("io.netty:netty-handler", "io.netty.handler.ssl.SslHandler"),
                            new Library("io.netty:netty-transport", "io.netty.channel.Channel"))));

    private MongoLibraries() {}
}
