package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections for the JDK's HTTPS client that lead through the proxy of their host. The JDK's own way takes no login for https unless a system property
 * allows it, asks the process's Authenticator, and does not say what a proxy answered. Thread-safe.
 */
public final class TunnelSockets extends SSLSocketFactory {
    private static final int LONGEST_SILENCE_MILLIS = 10_000;

    private final SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    private final ProxyRules proxies;

    /** HTTP proxies only: to SOCKS the JDK speaks itself. */
    public TunnelSockets(ProxyRules proxies) {
        this.proxies = proxies;
    }

    @Override
    public Socket createSocket() {
        return new Tunnel();
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    /** The JDK's last resort where TLS has failed: it would go around the proxy. */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("the SDK does not connect without the proxy");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address.getHostAddress(), port);
    }

    /** Connects to the proxy when it is told to connect to the host. */
    private final class Tunnel extends Socket {
        /** TLS to the proxy itself, where it asks for that. */
        private @Nullable Socket toProxy;

        Tunnel() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            InetSocketAddress host = (InetSocketAddress) endpoint;
            String name = host.getHostString();
            String target = (name.contains(":") ? "[" + name + "]" : name) + ":" + host.getPort();
            Optional<HttpProxy> proxy = proxies.of(URI.create("https://" + target));
            if (proxy.isEmpty()) {
                super.connect(ProxyRoute.address(name, host.getPort()), timeout);
                return;
            }
            Socket reached = reach(proxy.get(), target, timeout);
            try {
                setSoTimeout(LONGEST_SILENCE_MILLIS);
                ProxyRoute.tunnel(reached, proxy.get(), target);
                setSoTimeout(0); // The JDK's HTTP client sets its own.
            } catch (ProxyException e) {
                throw e;
            } catch (IOException e) {
                throw ProxyException.beyond(proxy.get(), target, e);
            }
        }

        private Socket reach(HttpProxy proxy, String target, int timeout) throws IOException {
            if (proxy.kind() == HttpProxy.Kind.UNKNOWN) {
                throw ProxyException.unknown(proxy);
            }
            try {
                super.connect(ProxyRoute.address(proxy.host(), proxy.port()), timeout);
                if (proxy.kind() == HttpProxy.Kind.HTTP) {
                    return this;
                }
                Socket secured = ProxyRoute.secured(() -> tls, this, proxy.host(), proxy.port());
                toProxy = secured;
                return secured;
            } catch (IOException e) {
                throw ProxyException.notReached(proxy, target, e);
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return toProxy == null ? super.getInputStream() : toProxy.getInputStream();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return toProxy == null ? super.getOutputStream() : toProxy.getOutputStream();
        }
    }
}
