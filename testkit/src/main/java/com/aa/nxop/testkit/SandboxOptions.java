package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.iam.MalformedPolicy;
import com.aa.nxop.testkit.internal.iam.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The command line of {@link SandboxMain}. */
final class SandboxOptions {
    static final String USAGE = """
            Usage: java com.aa.nxop.testkit.SandboxMain [options]

            Starts a KPaaS cluster and an NXOP account on loopback ports, prints the variables that a pod would see as
            lines "export NAME=value", then a line "ready", and runs until it is told to end (SIGTERM, Ctrl-C).
            For tests and demonstrations, not for production.

              --source SOURCE           how the pod gets its first credentials: pod-identity (the default), web-identity,
                                        kube2iam or vault-file
              --namespace NAME          of the pod (default: fxip-ms-dev)
              --region NAME             where the pod lives (default: us-east-1)
              --resource-region NAME    where the NXOP resources are (default: where the pod lives)
              --trust-policy FILE       the target role's trust policy, JSON (default: NXOP's)
              --external-id ID          what that policy asks for instead of tags
              --identity-policy FILE    what the pod's role may do, JSON (default: assume the target role)
              --no-session-tags         the Pod Identity association does not tag its sessions
              --protect-pod-identity-tags
                                        the organization has AWS's resource control policy that lets nobody but EKS set
                                        the six tags that say which pod it is
              --target-role             the platform hands the pod the target role's session itself
              --parameter NAME=VALUE    is in SSM; may be repeated
              --bucket NAME[,NAME]      exists in S3 from the beginning (default: nxop-example-data); may be repeated
              --with msk[,docdb]        also an Apache Kafka broker, or a DocumentDB cluster, or both, with IAM
                                        authentication; may be repeated
              --topic NAME[,NAME]       exists in Kafka from the beginning, and asks for Kafka; may be repeated
              --minimum-session-token-size BYTES
                                        session tokens are at least that long; STS gives at most 4096
              --help                    this text
            """;

    private final SandboxBuilder builder = NxopSandbox.builder();
    private boolean help;

    private SandboxOptions() {}

    /** The command line cannot be understood; the message says why. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /**
     * Reads the options, and the files they name.
     *
     * @throws Wrong with the first thing that is wrong
     */
    static SandboxOptions parse(List<String> arguments) {
        SandboxOptions options = new SandboxOptions();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            options.take(rest.removeFirst(), rest);
        }
        return options;
    }

    boolean help() {
        return help;
    }

    NxopSandbox sandbox() {
        return builder.build();
    }

    private void take(String option, Deque<String> rest) {
        switch (option) {
            case "--help" -> help = true;
            case "--no-session-tags" -> builder.pod(pod -> pod.sessionTags(false));
            case "--protect-pod-identity-tags" -> builder.sts(SandboxSts.Setup::protectPodIdentityTags);
            case "--target-role" -> builder.pod(pod -> pod.targetRoleAssociation(true));
            case "--with" -> list(option, rest).forEach(name -> builder.with(part(name)));
            case "--topic" -> list(option, rest).forEach(name -> builder.msk(msk -> msk.topic(topic(name))));
            case "--bucket" -> list(option, rest).forEach(name -> builder.s3(s3 -> s3.bucket(bucket(name))));
            case "--source" -> builder.source(source(value(option, rest)));
            case "--region" -> builder.region(value(option, rest));
            case "--resource-region" -> builder.resourceRegion(value(option, rest));
            case "--external-id" -> builder.externalId(value(option, rest));
            case "--minimum-session-token-size" -> tokenSize(value(option, rest));
            case "--parameter" -> parameter(value(option, rest));
            case "--namespace" -> {
                String namespace = namespace(value(option, rest));
                builder.pod(pod -> pod.namespace(namespace));
            }
            case "--trust-policy" -> {
                String json = policy(option, value(option, rest), Policy::parseTrust);
                builder.trustPolicies(trust -> trust.target(json));
            }
            case "--identity-policy" -> {
                String json = policy(option, value(option, rest), Policy::parse);
                builder.permissions(permissions -> permissions.pod(json));
            }
            default -> throw new Wrong("Unknown option: " + option);
        }
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null || value.startsWith("--")) {
            throw new Wrong("Option " + option + " needs a value.");
        }
        return value;
    }

    private static List<String> list(String option, Deque<String> rest) {
        return List.of(value(option, rest).split(",", -1));
    }

    private static PodSource source(String name) {
        return switch (name) {
            case "pod-identity" -> PodSource.POD_IDENTITY;
            case "web-identity" -> PodSource.WEB_IDENTITY;
            case "kube2iam" -> PodSource.KUBE2IAM;
            case "vault-file" -> PodSource.VAULT_FILE;
            default ->
                throw new Wrong("Option --source takes pod-identity, web-identity, kube2iam or vault-file, but found \""
                        + name + "\".");
        };
    }

    private void parameter(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new Wrong("Option --parameter takes NAME=VALUE, but found \"" + text + "\".");
        }
        builder.ssm(ssm -> ssm.parameter(text.substring(0, equals), text.substring(equals + 1)));
    }

    private void tokenSize(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > 4096) {
            throw new Wrong("Option --minimum-session-token-size takes a number of bytes from 0 to 4096, but found \""
                    + text + "\".");
        }
        builder.sts(sts -> sts.minimumSessionTokenSize(Integer.parseInt(text)));
    }

    private static Part part(String name) {
        return switch (name) {
            case "msk" -> Part.MSK;
            case "docdb" -> Part.DOCDB;
            default -> throw new Wrong("Option --with takes msk or docdb, but found \"" + name + "\".");
        };
    }

    private static String topic(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,249}") || name.matches("\\.{1,2}")) {
            throw new Wrong("Option --topic takes the name of a Kafka topic (letters, digits, dots, underscores and"
                    + " hyphens, at most 249), but found \"" + name + "\".");
        }
        return name;
    }

    private static String bucket(String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new Wrong("Option --bucket takes the name of an S3 bucket (lower-case letters, digits, dots and"
                    + " hyphens, 3 to 63), but found \"" + name + "\".");
        }
        return name;
    }

    private static String namespace(String name) {
        if (!name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            throw new Wrong(
                    "Option --namespace takes the name of a Kubernetes namespace (lower-case letters, digits and"
                            + " hyphens, at most 63), but found \"" + name + "\".");
        }
        return name;
    }

    private static String policy(String option, String file, Consumer<String> check) {
        String json;
        try {
            json = Files.readString(Path.of(file), UTF_8);
        } catch (IOException | RuntimeException e) {
            throw new Wrong("Option " + option + ": cannot read the file " + file + " ("
                    + e.getClass().getSimpleName() + ").");
        }
        try {
            check.accept(json);
        } catch (MalformedPolicy e) {
            throw new Wrong(
                    "Option " + option + ": the file " + file + " holds no valid IAM policy: " + e.getMessage());
        }
        return json;
    }
}
