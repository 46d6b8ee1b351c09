package com.aa.nxop.benchmarks.world;

import com.aa.nxop.benchmarks.start.S3ProxyAlone;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** An S3 that others use for their tests, in a process of its own. Not thread-safe. */
public final class PeerS3 implements AutoCloseable {
    /** The key that it knows, where it checks one. */
    public static final String KEY = "benchmark";

    public static final String SECRET = "benchmark-secret";
    private static final String MOCK = "com.adobe.testing.s3mock.";

    private final Process process;
    private final URI endpoint;

    private PeerS3(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    public URI endpoint() {
        return endpoint;
    }

    /**
     * S3Proxy without the sandbox before it.
     *
     * @throws IOException if it does not start
     */
    public static PeerS3 s3Proxy() throws IOException {
        Process process = java(
                ProcessBuilder.Redirect.PIPE,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                S3ProxyAlone.class.getName(),
                World.BUCKET,
                KEY,
                SECRET);
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IOException("S3Proxy did not start.");
        }
        return new PeerS3(process, URI.create(line));
    }

    /**
     * Adobe S3Mock, which checks no signature.
     *
     * @param classPath its own
     * @throws IOException if it does not start within a minute
     */
    public static PeerS3 s3Mock(List<Path> classPath) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = java(
                ProcessBuilder.Redirect.DISCARD,
                "-D" + MOCK + "httpPort=" + port,
                "-D" + MOCK + "store.initialBuckets=" + World.BUCKET,
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                MOCK + "S3MockApplication");
        PeerS3 mock = new PeerS3(process, URI.create("http://127.0.0.1:" + port));
        mock.awaitPort();
        return mock;
    }

    private static Process java(ProcessBuilder.Redirect output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (true) {
            try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IOException("S3Mock did not start.", e);
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
