package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * One login at the brokers with Kafka's own admin client and the properties that every client of ours has.
 *
 * @param servers {@code host:port,host:port}
 */
record BrokerLogin(NxopAccess nxop, String servers) {
    /** Whom Kafka's clients would trust. */
    SSLContext trust(Duration left) {
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AdminClientConfig(properties(left)).values());
            return factory.sslContext();
        }
    }

    /** Logs in and asks for what every client needs to know; changes nothing. */
    String describe(Duration left) {
        long millis = left.toMillis();
        Admin admin = client(left);
        try {
            return ask(() -> {
                DescribeClusterResult cluster = admin.describeCluster();
                int brokers = cluster.nodes().get(millis, TimeUnit.MILLISECONDS).size();
                int topics = admin.listTopics()
                        .names()
                        .get(millis, TimeUnit.MILLISECONDS)
                        .size();
                return "logged in; brokers: " + brokers + ", topics that the role may see: " + topics;
            });
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** For several questions; the caller closes it. It logs in when it is first asked. */
    Admin client(Duration left) {
        return Admin.create(properties(left));
    }

    /** A question to the brokers. */
    @FunctionalInterface
    interface Question {
        String ask() throws ExecutionException, TimeoutException, InterruptedException;
    }

    /** @throws AccessException in place of what Kafka throws */
    String ask(Question question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw explained(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw timeout();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw timeout();
        }
    }

    AccessException timeout() {
        return failed("no answer in time");
    }

    private Map<String, Object> properties(Duration left) {
        int millis = (int) Math.max(1, left.toMillis());
        Map<String, Object> own = new LinkedHashMap<>();
        own.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
        own.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        return ClientProperties.of(nxop, own).complete(servers);
    }

    private AccessException explained(Throwable failure) {
        return new KafkaFailureExplanation(nxop)
                .ofLogin(failure)
                .orElseGet(() -> failed(KafkaFailureExplanation.said(failure)));
    }

    private static AccessException failed(String why) {
        return new AccessException(
                MskFinding.MSK_FAILED,
                "MSK did not describe the cluster: " + why + ".",
                "Check that the pod reaches every broker, and read the brokers' log. The pod reaches the bootstrap brokers, but these"
                        + " may name other brokers.");
    }
}
