package com.aa.nxop.access.internal.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy that somebody named.
 *
 * @param host without the brackets of an IPv6 address; empty if the kind is {@link Kind#UNKNOWN}
 * @param login {@code user:password}, a secret
 * @param origin the variable or the system property that names it
 */
public record HttpProxy(Kind kind, String host, int port, Optional<String> login, String origin) {
    /** How the proxy itself is spoken to. */
    public enum Kind {
        HTTP,
        HTTPS,
        SOCKS,
        /** Something is named that the SDK does not understand: asking without it would be another way than was wanted. */
        UNKNOWN
    }

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,15})://)?(?:(?<login>.*)@)?(?<host>\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]{1,253})"
                    + "(?::(?<port>\\d{1,5}))?(?:[/?#].*)?");
    private static final int LONGEST = 2_048;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * As curl, Go and Python read it: {@code http://user:password@host:port}, where scheme, login and port may be missing.
     *
     * @param origin for messages, for example {@code HTTPS_PROXY}
     */
    public static HttpProxy parse(String text, String origin) {
        Matcher address = ADDRESS.matcher(text.strip());
        if (text.length() > LONGEST || !address.matches()) {
            return unknown(origin);
        }
        String scheme = address.group("scheme") == null
                ? "http"
                : address.group("scheme").toLowerCase(Locale.ROOT);
        Kind kind = switch (scheme) {
            case "http" -> Kind.HTTP;
            case "https" -> Kind.HTTPS;
            case "socks", "socks5", "socks5h" -> Kind.SOCKS;
            default -> Kind.UNKNOWN;
        };
        int usual = kind == Kind.HTTP ? 80 : kind == Kind.HTTPS ? 443 : 1080;
        int port = address.group("port") == null ? usual : Integer.parseInt(address.group("port"));
        Optional<String> login = Optional.ofNullable(address.group("login"))
                .filter(user -> !user.isEmpty())
                .map(HttpProxy::decoded);
        // A login for SOCKS would have to come from the process's own Authenticator.
        if (kind == Kind.UNKNOWN || port == 0 || port > HIGHEST_PORT || (kind == Kind.SOCKS && login.isPresent())) {
            return unknown(origin);
        }
        return new HttpProxy(kind, address.group("host").replaceAll("[\\[\\]]", ""), port, login, origin);
    }

    /** With this login in place of its own. */
    public HttpProxy with(Optional<String> other) {
        return new HttpProxy(kind, host, port, other, origin);
    }

    private static HttpProxy unknown(String origin) {
        return new HttpProxy(Kind.UNKNOWN, "", 0, Optional.empty(), origin);
    }

    /** {@code Basic …}, as the proxy reads it; nothing without a login. */
    public Optional<String> authorization() {
        return login.map(text -> "Basic "
                + Base64.getEncoder()
                        .encodeToString((text.contains(":") ? text : text + ":").getBytes(StandardCharsets.UTF_8)));
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            boolean escape = raw[i] == '%' && i + 2 < raw.length && hex(raw[i + 1]) >= 0 && hex(raw[i + 2]) >= 0;
            bytes.write(escape ? hex(raw[i + 1]) * 16 + hex(raw[i + 2]) : raw[i]);
            i += escape ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }

    /** Whether a system property names it, and no variable. */
    public boolean isOfProperty() {
        return origin.startsWith("the system property");
    }

    /** {@code proxy.example.com:3128}. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** {@code proxy.example.com:3128 (from HTTPS_PROXY)}: without the login. */
    @Override
    public String toString() {
        return (kind == Kind.UNKNOWN ? "that cannot be used" : address()) + " (from " + origin + ")";
    }
}
