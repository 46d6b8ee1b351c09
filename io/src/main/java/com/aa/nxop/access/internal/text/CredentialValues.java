package com.aa.nxop.access.internal.text;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The names and values of one section of a file, or of one folder. A name that stands there several times keeps all its values: which
 * of them belong together, nothing tells. Not thread-safe.
 */
final class CredentialValues {
    private static final List<String> PARTS = List.of("access key id", "secret access key", "session token");
    /** As the AWS SDKs, the AWS CLI and Vault call them, without the hyphens and the underscores. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "access key id", List.of("awsaccesskeyid", "accesskeyid", "accesskey", "awsaccesskey"),
            "secret access key", List.of("awssecretaccesskey", "secretaccesskey", "secretkey", "awssecretkey"),
            "session token", List.of("awssessiontoken", "sessiontoken", "securitytoken", "awssecuritytoken"));

    /** No part has a blank, a quote or a bracket: those are of a template that was not rendered. */
    private static final Pattern PART = Pattern.compile("[!-~&&[^\"'`<>{}()\\[\\]\\\\$]]+");

    private final Map<String, Set<String>> values = new HashMap<>();

    /** Whether a name of that form is one of a part of credentials. */
    static boolean isPart(String name) {
        return NAMES.values().stream().anyMatch(names -> names.contains(plain(name)));
    }

    /** An empty value says nothing. */
    void put(String name, String value) {
        if (!value.isEmpty()) {
            values.computeIfAbsent(plain(name), unknown -> new LinkedHashSet<>())
                    .add(value);
        }
    }

    /** Takes over what is no part of credentials, such as how long they live: of the whole answer, or of the same ones elsewhere. */
    void surroundedBy(CredentialValues others) {
        others.values.forEach((name, found) -> {
            if (!isPart(name)) {
                values.computeIfAbsent(name, unknown -> new LinkedHashSet<>()).addAll(found);
            }
        });
    }

    Stream<String> named(Pattern names) {
        return values.entrySet().stream()
                .filter(entry -> names.matcher(entry.getKey()).matches())
                .flatMap(entry -> entry.getValue().stream());
    }

    boolean haveCredentials() {
        return PARTS.stream().anyMatch(part -> !of(part).isEmpty());
    }

    /** Of which part there are several values, under one name or under several. */
    Optional<String> ambiguous() {
        return PARTS.stream().filter(part -> of(part).size() > 1).findFirst();
    }

    /** What is missing, for a sentence about the file; nothing if all parts are there. */
    Optional<String> problem() {
        return PARTS.stream()
                .flatMap(part -> of(part).isEmpty()
                        ? Stream.of("has no " + part)
                        : of(part).stream()
                                        .allMatch(value -> PART.matcher(value).matches())
                                ? Stream.empty()
                                : Stream.of("has no usable " + part))
                .findFirst();
    }

    /** Where nothing is missing and nothing ambiguous. */
    AwsSessionCredentials credentials() {
        return AwsSessionCredentials.builder()
                .accessKeyId(of("access key id").iterator().next())
                .secretAccessKey(of("secret access key").iterator().next())
                .sessionToken(of("session token").iterator().next())
                .providerName("NxopVaultFile")
                .build();
    }

    /** Whether the other one has the same credentials. */
    boolean sameCredentials(CredentialValues other) {
        return PARTS.stream().allMatch(part -> of(part).equals(other.of(part)));
    }

    private Set<String> of(String part) {
        Set<String> found = new LinkedHashSet<>();
        NAMES.getOrDefault(part, List.of()).forEach(name -> found.addAll(values.getOrDefault(name, Set.of())));
        return found;
    }

    /** In lower case, without hyphens and underscores: the form of all names here. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "NamedValues" + values.keySet();
    }
}
