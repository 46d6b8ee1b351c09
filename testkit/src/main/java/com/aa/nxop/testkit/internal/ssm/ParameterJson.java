package com.aa.nxop.testkit.internal.ssm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A parameter as the API shows it. */
record ParameterJson(ParameterStore store, Instant modified) {
    Map<String, Object> of(Parameter parameter, boolean decrypted) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ARN", store.arn(parameter.name()));
        members.put("DataType", "text");
        members.put("LastModifiedDate", modified.toEpochMilli() / 1000.0);
        members.put("Name", parameter.name());
        members.put("Type", parameter.kind().jsonName);
        boolean hidden = parameter.kind() == Parameter.Kind.SECURE_STRING && !decrypted;
        members.put("Value", hidden ? encrypted(parameter) : parameter.value());
        members.put("Version", 1);
        return members;
    }

    /** Looks as what KMS makes of a value, and tells nothing of it. */
    private static String encrypted(Parameter parameter) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(parameter.name().getBytes(UTF_8));
            return "AQICAHh" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
