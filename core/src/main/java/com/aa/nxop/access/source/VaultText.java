package com.aa.nxop.access.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * What a file that the Vault Agent renders can look like: {@code export NAME="value"} and {@code NAME=value} lines of a template, the
 * {@code key: value} lines that the injector writes without one, and Vault's JSON. As in a shell, the last of several values for one name
 * counts. Nothing of the text is repeated in a problem: it holds credentials.
 *
 * @param credentials if all three parts are there
 * @param problem what is wrong otherwise, for a sentence about the file; empty if nothing is
 * @param ttl how long the credentials lived when Vault gave them, where the text says so
 * @param maybeCut whether the text ends in a value that might go on: no line end, no quote, no brace closes it
 */
record VaultText(
        Optional<AwsSessionCredentials> credentials, String problem, Optional<Duration> ttl, boolean maybeCut) {
    private static final Map<String, List<String>> NAMES = Map.of(
            "access key id", List.of("aws_access_key_id", "access_key", "access_key_id", "accesskeyid"),
            "secret access key", List.of("aws_secret_access_key", "secret_key", "secret_access_key", "secretaccesskey"),
            "session token",
                    List.of(
                            "aws_session_token",
                            "session_token",
                            "security_token",
                            "aws_security_token",
                            "sessiontoken"));

    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?(?<name>\\w+)(?:\\s*=\\s*|\\s*:\\s+)(?<value>.*)");
    /** In quotes, which must be closed, or up to the next blank; then nothing but a comment. */
    private static final Pattern VALUE =
            Pattern.compile("(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>[^\\s\"';]+));?(?:\\s+#.*)?");
    /** No part has a blank, a quote or a bracket: those are of a template that was not rendered. */
    private static final Pattern PART = Pattern.compile("[!-~&&[^\"'`<>{}()\\[\\]\\\\$]]+");

    /** Vault 1.13 and newer has {@code ttl} beside the keys of {@code aws/sts}, in seconds; {@code lease_duration} is the whole answer's. */
    private static final List<String> TTL = List.of("ttl", "lease_duration");
    /** From 1 second to the longest that STS gives. What is none of those says nothing. */
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,5}");

    private static final long MOST_SECONDS = Duration.ofHours(36).toSeconds();

    /** No {@link #PART}: stands for a value that is cut or is none, so that no earlier one counts in its place. */
    private static final String UNUSABLE = " ";

    static VaultText parse(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (plain.isBlank()) {
            return problem("is empty");
        }
        return plain.strip().startsWith("{") ? json(plain) : lines(plain);
    }

    private static VaultText json(String text) {
        Map<String, String> parts = new HashMap<>();
        try {
            Map<String, JsonNode> fields = JsonNode.parser().parse(text).asObject();
            JsonNode data = fields.get("data");
            collect(data == null ? fields : data.asObject(), parts);
            JsonNode lease = fields.get("lease_duration");
            if (lease != null && lease.isNumber()) {
                parts.putIfAbsent("lease_duration", lease.asNumber());
            }
        } catch (RuntimeException e) {
            return problem("begins like JSON and is none");
        }
        return of(parts, false);
    }

    private static void collect(Map<String, JsonNode> fields, Map<String, String> parts) {
        fields.forEach((name, value) -> {
            if (value.isString()) {
                parts.put(name.toLowerCase(Locale.ROOT), value.text());
            } else if (value.isNumber() && TTL.contains(name)) {
                parts.put(name, value.asNumber());
            }
        });
    }

    private static VaultText lines(String text) {
        Map<String, String> parts = new HashMap<>();
        boolean bare = false;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            Matcher value = VALUE.matcher(matcher.matches() ? matcher.group("value") : "");
            if (!matcher.matches()) {
                continue; // About something else.
            }
            boolean whole = value.matches();
            bare = whole && value.group("bare") != null;
            parts.put(
                    matcher.group("name").toLowerCase(Locale.ROOT),
                    whole ? first(value, "double", "single", "bare") : UNUSABLE);
        }
        return of(parts, bare && !text.endsWith("\n") && !text.endsWith("\r"));
    }

    private static String first(Matcher matcher, String... groups) {
        for (String group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return "";
    }

    private static VaultText of(Map<String, String> parts, boolean maybeCut) {
        for (String part : List.of("access key id", "secret access key", "session token")) {
            Optional<String> value = find(parts, part);
            if (value.isEmpty()) {
                return problem("has no " + part);
            }
            if (!PART.matcher(value.get()).matches()) {
                return problem("has no usable " + part);
            }
        }
        return new VaultText(
                Optional.of(AwsSessionCredentials.builder()
                        .accessKeyId(find(parts, "access key id").orElseThrow())
                        .secretAccessKey(find(parts, "secret access key").orElseThrow())
                        .sessionToken(find(parts, "session token").orElseThrow())
                        .providerName("NxopVaultFile")
                        .build()),
                "",
                ttl(parts),
                maybeCut);
    }

    private static Optional<Duration> ttl(Map<String, String> parts) {
        return TTL.stream()
                .flatMap(name -> Optional.ofNullable(parts.get(name)).stream())
                .filter(value -> SECONDS.matcher(value).matches())
                .map(Long::parseLong)
                .filter(seconds -> seconds <= MOST_SECONDS)
                .map(Duration::ofSeconds)
                .findFirst();
    }

    private static Optional<String> find(Map<String, String> parts, String part) {
        return NAMES.getOrDefault(part, List.of()).stream()
                .flatMap(name -> Optional.ofNullable(parts.get(name)).stream())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static VaultText problem(String problem) {
        return new VaultText(Optional.empty(), problem, Optional.empty(), false);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return credentials.isPresent() ? "whole" : problem;
    }
}
