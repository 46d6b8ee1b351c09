package com.aa.nxop.probes.data;

import com.aa.nxop.probes.world.ImpossibleProbeException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;

/** Hands Kafka's client the credentials that a probe tries, one after the other. Kafka makes it by its name. */
public final class ProbeLoginHandler implements AuthenticateCallbackHandler {
    /** Begins with sasl., or Kafka's clients would share one login. */
    static final String LOGIN = "sasl.nxop.probe.login";

    private @Nullable KafkaLogin login;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        login = (KafkaLogin) configs.get(LOGIN);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        KafkaLogin known = Objects.requireNonNull(login);
        for (Callback callback : callbacks) {
            if (!(callback instanceof AWSCredentialsCallback asked)) {
                throw new UnsupportedCallbackException(callback);
            }
            try {
                AwsCredentials next = known.next();
                asked.setAwsCredentials(next);
                asked.setCustomRegionProvider(new ClusterRegion(Region.of(known.region())));
            } catch (ImpossibleProbeException e) {
                asked.setLoadingException(e);
            }
        }
    }

    @Override
    public void close() {}

    /** A cluster's names need not tell its region. */
    private record ClusterRegion(Region region) implements ConfigurableRegionProvider {
        @Override
        public Region getRegion() {
            return region;
        }

        @Override
        public Region getRegion(String brokerHost) {
            return region;
        }
    }
}
