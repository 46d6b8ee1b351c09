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
        return ask(left, admin -> {
            DescribeClusterResult cluster = admin.describeCluster();
            int brokers = cluster.nodes().get(millis, TimeUnit.MILLISECONDS).size();
            int topics = admin.listTopics()
                    .names()
                    .get(millis, TimeUnit.MILLISECONDS)
                    .size();
            return "logged in; brokers: " + brokers + ", topics that the role may see: " + topics;
        });
    }

    /** Questions to the brokers. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }

    <T> T ask(Duration left, Question<T> question) {
        Admin admin = Admin.create(properties(left));
        try {
            return question.ask(admin);
        } catch (ExecutionException e) {
            throw explained(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw timeout();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw timeout();
        } finally {
            admin.close(Duration.ZERO);
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
                "MSK did not describe itself: " + why + ".",
                "The brokers that were named can be reached; those that they name may be others: check that the pod reaches every"
                        + " broker, and look at the brokers' log.");
    }
}
