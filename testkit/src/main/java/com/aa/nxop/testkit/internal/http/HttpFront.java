package com.aa.nxop.testkit.internal.http;

import com.aa.nxop.testkit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP/1.1 server on a free loopback port in front of one service, with injected faults. Thread-safe.
 *
 * <p>HttpCore speaks HTTP. The loop that accepts connections is this class's own: HttpCore's has a thread that keeps the JVM alive,
 * and does not wait for its threads to end.
 */
public final class HttpFront implements AutoCloseable {
    private final ServerSocket listener;
    private final String name;
    private final Thread acceptor;
    private final Map<Thread, FrontConnection> open = new ConcurrentHashMap<>();
    private final Faults faults = new Faults();
    private final FrontExchange exchange;
    private final FrontService service;

    private HttpFront(
            ServerSocket listener, String name, HttpService service, InstantSource clock, HttpAnswer throttled) {
        this.listener = listener;
        this.exchange = new FrontExchange(service, throttled, faults);
        this.service = new FrontService(exchange, clock);
        this.name = "nxop-sandbox-" + name;
        this.acceptor = daemon(this::accept, this.name + "-accept");
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
        return exchange.requests();
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
        // Here and not by the threads themselves, so that close() also waits for one in its last moments.
        open.keySet().removeIf(thread -> !thread.isAlive());
        FrontConnection connection;
        try {
            connection = new FrontConnection(socket, service);
        } catch (IOException e) {
            // This peer has gone already; the others have not.
            socket.close();
            return;
        }
        Thread thread = daemon(connection, name);
        open.put(thread, connection);
        thread.start();
    }

    /** Breaks off open connections and returns when no thread is left. Idempotent. */
    @Override
    public void close() {
        try {
            listener.close();
            // No connection is added after this.
            acceptor.join();
            faults.clear();
            for (Map.Entry<Thread, FrontConnection> connection :
                    Map.copyOf(open).entrySet()) {
                connection.getValue().close();
                connection.getKey().interrupt();
                connection.getKey().join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
