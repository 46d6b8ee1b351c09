package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.network.SandboxCa;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** The two members in this JVM, over TLS. Thread-safe. */
final class WireServer implements Server {
    private static final int MEMBERS = 2;

    private final Store store = new Store();
    // In Netty 4.2 another class replaces it, but both have this one.
    private final EventLoopGroup loops = new NioEventLoopGroup(2, new DefaultThreadFactory("nxop-sandbox-docdb", true));
    private final Map<String, Member> members = new LinkedHashMap<>();

    private WireServer() {}

    /**
     * Starts both, and lets them join the replica set.
     *
     * @throws IllegalStateException if there is no free port
     * @throws LinkageError where mongo-java-server is not on the class path
     */
    static Server start(ClusterState cluster, SandboxCa.ServerIdentity identity) {
        WireServer server = new WireServer();
        try {
            SSLContext tls = identity.tls();
            for (int i = 0; i < MEMBERS; i++) {
                Member member = new Member(server.loops, tls, cluster, server.store);
                server.members.put(member.name(), member);
            }
            server.members.keySet().forEach(cluster.replicaSet()::join);
            return server;
        } catch (RuntimeException | LinkageError e) {
            server.close();
            throw e;
        }
    }

    private Member member(String name) {
        Member member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException(
                    "The sandbox's DocumentDB has the members " + members.keySet() + ", but found \"" + name + "\".");
        }
        return member;
    }

    @Override
    public int openConnections() {
        return all().stream().mapToInt(Member::authenticated).sum();
    }

    private Collection<Member> all() {
        return members.values();
    }

    @Override
    public void cut(String name) {
        member(name).cut();
    }

    @Override
    public void stop(String name) {
        member(name).stop();
    }

    @Override
    public void start(String name) {
        member(name).start();
    }

    @Override
    public void releaseHanging() {
        all().forEach(Member::releaseHanging);
    }

    @Override
    public void close() {
        all().forEach(Member::end);
        Future<?> unused = loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        store.close();
    }
}
