package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.iam.Partition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The default policies. Their blanks are written {@code {{name}}}: never valid JSON outside a string, and not IAM's own
 * <code>${variable}</code>.
 */
final class PolicyTemplates {
    private final Map<String, String> values = new LinkedHashMap<>();

    PolicyTemplates(SandboxSettings settings, String issuer) {
        values.put("kpaasAccount", settings.kpaasAccount());
        values.put("partition", Partition.of(settings.region()).id());
        values.put("region", settings.region());
        values.put("resourceRegion", settings.resourceRegion());
        values.put("clusterName", settings.clusterName());
        values.put("namespace", settings.namespace());
        values.put("serviceAccount", settings.serviceAccount());
        values.put("targetAccount", settings.targetAccount());
        // A JSON list, in the template as the only member of one.
        values.put(
                "targetRoles",
                Stream.concat(
                                Stream.of(settings.targetRole()),
                                settings.moreRoles().keySet().stream().sorted())
                        .collect(Collectors.joining("\", \"")));
        values.put("assumingRole", String.valueOf(settings.assumingRole()));
        values.put("externalId", externalId(settings));
        values.put("issuerHostAndPath", issuer.replaceFirst("^https://", ""));
    }

    /** By default what EKS sends where it sends no tags. */
    private static String externalId(SandboxSettings settings) {
        String chosen = settings.externalId();
        return chosen != null
                ? chosen
                : String.join(
                        "/",
                        settings.region(),
                        settings.kpaasAccount(),
                        settings.clusterName(),
                        settings.namespace(),
                        settings.serviceAccount());
    }

    String fill(String resource) {
        String text = read(resource);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return text;
    }

    static String read(String resource) {
        try (InputStream in = PolicyTemplates.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The testkit's jar is incomplete: " + resource + " is missing.");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
