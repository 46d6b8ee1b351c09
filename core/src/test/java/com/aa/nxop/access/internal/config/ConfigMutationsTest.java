package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.fakes.Mutations;
import com.aa.nxop.access.fakes.Pod;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a variable: a configuration, or an {@link AccessException} that says what is wrong. */
@Tag("full")
@Timeout(60)
class ConfigMutationsTest {
    private static final String[] GOOD = {
        "178549792225/example-role",
        "arn:aws:iam::178549792225:role/teams/flight/example-role",
        "us-east-1",
        "team=flight-ops,cost-center=1234",
        "PT45M",
        "3600",
        "arn:aws:eks:us-east-1:285282426848:cluster/kpaas",
        "http://127.0.0.1:8080/v1/credentials",
        "https://sts.us-east-1.amazonaws.com",
        "/var/run/secrets/token",
        "auto",
        "b-1.example.amazonaws.com:9098,b-2.example.amazonaws.com:9098",
        "arn:aws:kafka:us-east-1:178549792225:cluster/example/0123-4567",
    };

    static Stream<String> variables() {
        return Arrays.stream(Setting.values()).map(Setting::variable);
    }

    private static void read(String variable, String value) {
        Map<String, String> pod = Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN", Mutations.SECRET);
        pod.put(variable, value);
        assertThat(AccessSettings.of(pod).toString()).doesNotContain(Mutations.SECRET);
    }

    @ParameterizedTest
    @MethodSource("variables")
    void anyVariable(String variable) {
        Mutations.feed(300, value -> read(variable, value), GOOD);
    }

    @Test
    void theRole() {
        Mutations.feed(
                20_000,
                text -> TargetRole.parse(text).ifPresent(role -> {
                    assertThat(role.accountId()).matches("\\d{12}");
                    assertThat(TargetRole.parse(role.arn()))
                            .as("of its own ARN")
                            .contains(role);
                }),
                GOOD[0],
                GOOD[1]);
    }
}
