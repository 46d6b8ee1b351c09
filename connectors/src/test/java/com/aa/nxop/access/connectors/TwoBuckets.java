package com.aa.nxop.access.connectors;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A pod with two roles, each for a bucket of its own, and its variables as system properties. */
final class TwoBuckets implements AutoCloseable {
    static final String FIRST_ROLE = "178549792225/first-role";
    static final String SECOND_ROLE = "178549792225/second-role";
    static final String ARN = "arn:aws:iam::178549792225:role/first-role";
    static final String FIRST = "nxop-example-first";
    static final String SECOND = "nxop-example-second";

    /** The AWS SDK's names; ours follow a rule. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS_REGION", "aws.region",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", "aws.containerCredentialsFullUri",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "aws.containerAuthorizationTokenFile",
            "AWS_ENDPOINT_URL_STS", "aws.endpointUrlSts");

    private final NxopSandbox sandbox = NxopSandbox.builder()
            .s3(s3 -> s3.bucket(FIRST).bucket(SECOND))
            .role("arn:aws:iam::178549792225:role/first-role", permissions(FIRST))
            .role("arn:aws:iam::178549792225:role/second-role", permissions(SECOND))
            .start();
    private final Map<String, String> properties = new HashMap<>();

    TwoBuckets() {
        sandbox.environment().forEach((name, value) -> {
            String property =
                    name.startsWith("NXOP_") ? name.toLowerCase(Locale.ROOT).replace('_', '.') : NAMES.get(name);
            if (property != null) {
                properties.put(property, value);
            }
        });
        properties.remove("nxop.role");
        properties.forEach(System::setProperty);
    }

    private static String permissions(String bucket) {
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*",
                 "Resource": ["arn:aws:s3:::%s", "arn:aws:s3:::%s/*"]}}
                """.formatted(bucket, bucket);
    }

    String s3() {
        return sandbox.s3().endpoint().toString();
    }

    /** The roles whose sessions were asked for, in that order. */
    List<String> roles() {
        return sandbox.sts().calls().stream()
                .filter(SandboxSts.Call::bySession)
                .map(call -> call.parameters().getOrDefault("RoleArn", ""))
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .toList();
    }

    @Override
    public void close() {
        properties.keySet().forEach(System::clearProperty);
        sandbox.close();
    }
}
