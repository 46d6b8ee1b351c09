package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.io.ForeignText;
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
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * One visit to the brokers with Kafka's own admin client and the properties that every client of ours has.
 *
 * @param servers {@code host:port,host:port}
 */
record BrokerVisit(NxopAccess nxop, String servers) {
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
        Admin admin = Admin.create(properties(left));
        try {
            DescribeClusterResult cluster = admin.describeCluster();
            int brokers = cluster.nodes().get(millis, TimeUnit.MILLISECONDS).size();
            int topics = admin.listTopics()
                    .names()
                    .get(millis, TimeUnit.MILLISECONDS)
                    .size();
            return "logged in; brokers: " + brokers + ", topics that the role may see: " + topics;
        } catch (ExecutionException e) {
            throw explained(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late();
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    AccessException late() {
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
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof AccessException known) {
                return known.forThisCaller();
            }
        }
        String said = failure.getClass().getSimpleName() + ": " + ForeignText.line(failure.getMessage());
        if (failure instanceof SslAuthenticationException) {
            return new AccessException(
                    Finding.NETWORK_TLS,
                    "TLS with a broker of MSK failed: " + said + ".",
                    "Check NXOP_MSK_CA_FILE if it is set, and that the brokers are reached by their own names.");
        }
        if (failure instanceof AuthenticationException) {
            return new AccessException(
                    Finding.MSK_LOGIN_REFUSED,
                    "MSK refused the login: " + said + ".",
                    "Allow kafka-cluster:Connect on the cluster in the policy of "
                            + nxop.config().role()
                            + ", and check that IAM authentication is on. In another account than the role's, the cluster's own policy"
                            + " must allow it, too."
                            + nxop.config().session().narrowed());
        }
        return failed(said);
    }

    private static AccessException failed(String why) {
        return new AccessException(
                Finding.MSK_FAILED,
                "MSK did not describe itself: " + why + ".",
                "The brokers that were named can be reached; those that they name may be others: check that the pod reaches every"
                        + " broker, and look at the brokers' log.");
    }
}
