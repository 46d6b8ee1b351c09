package com.aa.nxop.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 server on a free loopback port in front of one service, with injected faults. Thread-safe.
 *
 * <p>Not the JDK's HttpServer: that one overwrites {@code Date} with the real time, which would hide a moved clock from clients
 * that correct their skew by it, and cannot reset a connection.
 */
public final class HttpFront implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final ServerSocket listener;
    private final ExecutorService threads;
    private final Thread acceptor;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Faults faults = new Faults();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpService service;
    private final InstantSource clock;
    private final HttpAnswer throttled;

    private HttpFront(
            ServerSocket listener, String name, HttpService service, InstantSource clock, HttpAnswer throttled) {
        this.listener = listener;
        this.service = service;
        this.clock = clock;
        this.throttled = throttled;
        this.threads = Executors.newCachedThreadPool(task -> daemon(task, "nxop-sandbox-" + name));
        this.acceptor = daemon(this::accept, "nxop-sandbox-" + name + "-accept");
    }

    /**
     * Starts listening.
     *
     * @param name for the threads
     * @param clock what the {@code Date} header says
     * @param throttled what {@link Fault#throttle()} answers here
     * @throws UncheckedIOException if there is no free port on the loopback interface
     */
    public static HttpFront start(String name, HttpService service, InstantSource clock, HttpAnswer throttled) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 256);
            HttpFront front = new HttpFront(listener, name, service, clock, throttled);
            front.acceptor.start();
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1 for the sandbox's " + name + " endpoint.", e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many requests came in so far, those that met a fault included. */
    public int requests() {
        return requests.get();
    }

    /** Queues a fault behind those that are still waiting. */
    public void inject(Fault fault) {
        faults.add(fault);
    }

    /** Ends all faults, also for the calls that hang in one right now. */
    public void clear() {
        faults.clear();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                serve(listener.accept());
            }
        } catch (IOException e) {
            // Closed. There is nobody left to tell.
            return;
        }
    }

    private void serve(Socket socket) throws IOException {
        open.add(socket);
        if (listener.isClosed()) {
            socket.close();
            return;
        }
        // Answers are small: with Nagle's algorithm a kept-alive client waits 40 ms for each.
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) IDLE.toMillis());
        Runnable connection = new FrontConnection(socket, service, clock, faults, throttled, requests);
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                open.remove(socket);
            }
        });
    }

    /** Breaks off open connections and returns when no thread is left. Idempotent. */
    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
            faults.clear();
            for (Socket socket : open) {
                socket.close();
            }
            threads.shutdownNow();
            // Handlers end at once: their sockets are closed, their waits are interrupted.
            boolean unused = threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
