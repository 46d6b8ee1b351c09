package com.aa.nxop.access.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Settings for proxies and trust that somebody has made where neither Java nor the SDK looks, most likely because they are misspelt. Never with a
 * value: it may hold a password.
 */
record UnreadSettings(ProcessSettings process) {
    private static final Set<String> VARIABLES = Set.of(
            "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy");
    private static final Set<String> PROPERTIES = Set.of(
            "http.proxyHost",
            "http.proxyPort",
            "http.nonProxyHosts",
            "https.proxyHost",
            "https.proxyPort",
            "http.proxyUser",
            "http.proxyPassword",
            "https.proxyUser",
            "https.proxyPassword",
            "socksProxyHost",
            "socksProxyPort",
            "socksProxyVersion",
            "ftp.proxyHost",
            "ftp.proxyPort",
            "ftp.nonProxyHosts",
            "socksNonProxyHosts");
    /** Without case, dots, dashes and underscores. */
    private static final Set<String> MEANT = Set.of(
            "PROXY",
            "PROXYHOST",
            "PROXYURL",
            "HTTPPROXY",
            "HTTPPROXYHOST",
            "HTTPPROXYURL",
            "HTTPSPROXY",
            "HTTPSPROXYHOST",
            "HTTPSPROXYURL",
            "ALLPROXY",
            "JAVAPROXY",
            "AWSPROXY",
            "AWSHTTPSPROXY",
            "SOCKSPROXY",
            "USESYSTEMPROXIES");

    private static final Set<String> MEANT_EXCEPTIONS = Set.of(
            "NOPROXY",
            "NOPROXYHOSTS",
            "NONPROXYHOSTS",
            "HTTPNOPROXY",
            "HTTPNOPROXYHOSTS",
            "HTTPNONPROXYHOSTS",
            "HTTPSNOPROXY",
            "HTTPSNOPROXYHOSTS",
            "HTTPSNONPROXYHOSTS");

    /** Scripts hand these on to Java, or do not. */
    private static final List<String> READ_BY_SCRIPTS =
            List.of("JAVA_OPTS", "JAVA_OPTIONS", "JAVA_ARGS", "JVM_OPTS", "JVM_ARGS", "CATALINA_OPTS");

    private static final List<String> FOR_JAVA = List.of(
            "https.proxyHost", "http.proxyHost", "http.nonProxyHosts", "socksProxyHost", ProcessSettings.TRUST_STORE);

    List<String> notes() {
        return Stream.of(misspeltVariables(), misspeltProperties(), optionsOfScripts(), lists(), httpAlone())
                .flatMap(found -> found)
                .toList();
    }

    private Stream<String> misspeltVariables() {
        return new TreeSet<>(process.variables().keySet())
                .stream()
                        .filter(name -> !VARIABLES.contains(name))
                        .flatMap(name -> instead(name, "HTTPS_PROXY", "NO_PROXY").stream()
                                .map(right -> "Neither Java nor the SDK reads the variable " + name + ": write " + right
                                        + "."));
    }

    private Stream<String> misspeltProperties() {
        return new TreeSet<>(process.properties().keySet())
                .stream()
                        .filter(name -> !PROPERTIES.contains(name))
                        .flatMap(name ->
                                instead(name, "https.proxyHost and https.proxyPort", "http.nonProxyHosts").stream()
                                        .map(right ->
                                                "The SDK does not read the system property " + name + ": write " + right
                                                        + (right.startsWith("http.non")
                                                                ? ", which counts for https, too."
                                                                : ".")));
    }

    private static Optional<String> instead(String name, String proxy, String exceptions) {
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[._-]", "").replaceFirst("^JAVANET", "");
        return MEANT.contains(plain)
                ? Optional.of(proxy)
                : MEANT_EXCEPTIONS.contains(plain) ? Optional.of(exceptions) : Optional.empty();
    }

    private Stream<String> optionsOfScripts() {
        return READ_BY_SCRIPTS.stream()
                .flatMap(variable -> process.variable(variable).stream()
                        .flatMap(found -> FOR_JAVA.stream()
                                .filter(option -> found.contains("-D" + option + "="))
                                .filter(option -> process.property(option).isEmpty())
                                .map(option -> "Java does not read the variable " + variable + ", which sets -D"
                                        + option + ": write JAVA_TOOL_OPTIONS, or give the option to java itself.")));
    }

    private Stream<String> lists() {
        boolean commas = process.property("http.nonProxyHosts")
                .filter(found -> found.contains(","))
                .isPresent();
        boolean bars = process.variable("no_proxy", "NO_PROXY")
                .filter(found -> found.contains("|"))
                .isPresent();
        boolean other = process.variable("no_proxy", "NO_PROXY").isPresent()
                && process.property("https.proxyHost").isPresent()
                && process.property("http.nonProxyHosts").isEmpty();
        return Stream.of(
                        commas ? "http.nonProxyHosts separates hosts with |, and not with commas." : "",
                        bars ? "NO_PROXY separates hosts with commas, and not with |." : "",
                        other
                                ? "NO_PROXY does not count for the proxy of the system property https.proxyHost: write http.nonProxyHosts."
                                : "")
                .filter(note -> !note.isEmpty());
    }

    /** AWS is asked over https. */
    private Stream<String> httpAlone() {
        boolean https = process.variable("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                        .isPresent()
                || process.property("https.proxyHost", "socksProxyHost").isPresent();
        if (https) {
            return Stream.empty();
        }
        if (process.property("http.proxyHost").isPresent()) {
            return Stream.of(
                    "The system property http.proxyHost counts for http:// alone, but the SDK asks AWS over https. If the pod"
                            + " reaches AWS through that proxy, set https.proxyHost and https.proxyPort.");
        }
        return Stream.of("http_proxy", "HTTP_PROXY")
                .filter(name -> process.variable(name).isPresent())
                .limit(1)
                .map(name -> name
                        + " counts for http:// alone, but the SDK asks AWS over https. If the pod reaches AWS through that proxy,"
                        + " set HTTPS_PROXY.");
    }
}
