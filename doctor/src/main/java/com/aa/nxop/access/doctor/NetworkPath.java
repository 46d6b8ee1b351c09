package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.spi.check.CheckSequence;
import com.aa.nxop.access.spi.check.NetworkTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.regions.Region;

/**
 * The way from the pod to one host: its name, the TCP connection, TLS. Tells apart what clients call a time-out.
 *
 * @param from the pod's region
 * @param to the host's region
 * @param tls the finding if the certificate is not trusted
 * @param caFile the variable that names the file with the CA to trust
 * @param trusted that file, if one is named
 * @param withoutTls what a person can do where the port does not speak TLS
 */
record NetworkPath(
        String host,
        int port,
        Region from,
        Region to,
        Finding tls,
        String caFile,
        Optional<Path> trusted,
        String withoutTls,
        ProcessSettings process) {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Pattern REGION = Pattern.compile("\\.([a-z]{2,4}(?:-[a-z]{1,20}){1,4}-\\d{1,3})\\.");

    /** As far as the pod's region and the host's name tell the regions. */
    static NetworkPath to(Region pod, NetworkTarget target, ProcessSettings process) {
        int colon = target.address().lastIndexOf(':');
        String host = target.address().substring(0, Math.max(0, colon));
        Matcher named = REGION.matcher(host);
        return new NetworkPath(
                host,
                Integer.parseInt(target.address().substring(colon + 1)),
                pod,
                named.find() ? Region.of(named.group(1)) : target.region(),
                target.tls(),
                target.caFile(),
                target.trusted(),
                target.withoutTls(),
                process);
    }

    /**
     * Adds three steps.
     *
     * @param trust made when TLS is looked at; may throw {@link AccessException}
     */
    CheckSequence walk(CheckSequence steps, Callable<SSLContext> trust) {
        return steps.step("DNS name " + host, this::resolve, () -> failure().unresolved("DNS did not answer in time"))
                .step(
                        "TCP to " + host + ":" + port,
                        () -> connect(limit(steps)),
                        () -> failure().timedOut())
                .step(
                        "TLS with " + host + ":" + port,
                        () -> handshake(trust.call(), limit(steps)),
                        () -> failure().tls("the handshake did not end in time"));
    }

    private NetworkPathFailure failure() {
        return new NetworkPathFailure(this);
    }

    private static Duration limit(CheckSequence steps) {
        return steps.left().compareTo(LONGEST) < 0 ? steps.left() : LONGEST;
    }

    private String resolve() {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
        } catch (UnknownHostException e) {
            throw failure().unresolved("DNS does not know this name");
        }
    }

    private String connect(Duration limit) {
        try (Socket socket = open(limit)) {
            return "connected to " + socket.getInetAddress().getHostAddress();
        } catch (IOException e) {
            throw failure().notConnected(e, limit);
        }
    }

    private Socket open(Duration limit) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), millis(limit));
            socket.setSoTimeout(millis(limit));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private String handshake(SSLContext trust, Duration limit) {
        try (Socket socket = open(limit)) {
            return TlsHandshake.over(socket, host, port, trust);
        } catch (IOException e) {
            throw failure().tls(e);
        }
    }

    /** Never 0, which would mean for ever. */
    private static int millis(Duration limit) {
        return (int) Math.max(1, limit.toMillis());
    }
}
