package com.aa.nxop.probes.data;

import com.aa.nxop.probes.world.ImpossibleProbeException;
import com.aa.nxop.probes.world.KafkaTarget;
import com.aa.nxop.probes.world.ProbedWorld;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Logs in to MSK with AWS_MSK_IAM, and asks for nothing but the cluster's own description. */
final class KafkaLogin {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final KafkaTarget target;
    private final Supplier<? extends AwsCredentials> credentials;

    private KafkaLogin(KafkaTarget target, Supplier<? extends AwsCredentials> credentials) {
        this.target = target;
        this.credentials = credentials;
    }

    /** @param credentials asked for each login, those of a re-authentication included */
    static KafkaLogin to(ProbedWorld world, Supplier<? extends AwsCredentials> credentials) {
        return new KafkaLogin(
                world.kafka()
                        .orElseThrow(() -> new ImpossibleProbeException(
                                "there is no MSK here: --kafka names the IAM listeners of a cluster")),
                credentials);
    }

    AwsCredentials next() {
        return credentials.get();
    }

    String region() {
        return target.region();
    }

    /** What MSK says to it; empty if it lets the session in. */
    String refusal() {
        try (Admin admin = Admin.create(properties())) {
            return described(admin);
        }
    }

    /** What MSK says to a connection that stays open until it has to authenticate again; empty if all goes on. */
    String refusalWithin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try (Admin admin = Admin.create(properties())) {
            String said = "";
            while (said.isEmpty() && System.nanoTime() < end) {
                said = described(admin);
            }
            return said;
        }
    }

    private static String described(Admin admin) {
        try {
            admin.describeCluster().nodes().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return "";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SaslAuthenticationException refused) {
                return String.valueOf(refused.getMessage());
            }
            throw new ImpossibleProbeException("MSK does not answer: " + e.getCause());
        } catch (TimeoutException e) {
            throw new ImpossibleProbeException("MSK does not answer within " + LIMIT.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImpossibleProbeException("interrupted while the probe asked MSK");
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", target.bootstrapServers());
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "AWS_MSK_IAM");
        properties.put("sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;");
        properties.put("sasl.client.callback.handler.class", ProbeLoginHandler.class.getName());
        properties.put(ProbeLoginHandler.LOGIN, this);
        properties.put("default.api.timeout.ms", (int) LIMIT.toMillis());
        properties.put("request.timeout.ms", (int) LIMIT.toMillis());
        target.caFile().ifPresent(file -> {
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.location", file.toString());
        });
        return properties;
    }
}
