package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTagSyntaxTest {
    private static Map<String, String> tags(String text) {
        return Configured.with("NXOP_SESSION_TAGS", text).session().tags();
    }

    private static void isRefused(String text, String problem) {
        Configured.hasOneProblem("NXOP_SESSION_TAGS", text, CoreFinding.CONFIG_SESSION_TAGS, problem);
    }

    private static String many(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
    }

    @Test
    void theOrderStaysAsWritten() {
        assertThat(tags("zulu=1,alpha=2,mike=3"))
                .containsExactly(entry("zulu", "1"), entry("alpha", "2"), entry("mike", "3"));
    }

    @Test
    void spaceAroundKeysAndValuesDoesNotCount() {
        assertThat(tags(" team = flight ops , cost-center = 1234 "))
                .containsExactly(entry("team", "flight ops"), entry("cost-center", "1234"));
    }

    @Test
    void aValueMayBeEmptyAndMayHoldAnEqualsSign() {
        assertThat(tags("empty=,sum=a=b")).containsExactly(entry("empty", ""), entry("sum", "a=b"));
    }

    @Test
    void lettersOfEveryScriptAreAllowed() {
        assertThat(tags("équipe=Zürich 東京,Ключ=Ⅷ")).containsExactly(entry("équipe", "Zürich 東京"), entry("Ключ", "Ⅷ"));
    }

    @Test
    void everyPunctuationThatStsTakes() {
        assertThat(tags("a_.:/+-@=b_.:/=+-@")).containsExactly(entry("a_.:/+-@", "b_.:/=+-@"));
    }

    @Test
    void thereMayBeFifty() {
        assertThat(tags(many(50))).hasSize(50);
        isRefused(many(51), "NXOP_SESSION_TAGS has 51 tags: STS takes at most 50. Leave some out.");
    }

    @Test
    void keysHaveAtMost128AndValuesAtMost256Characters() {
        String key = "k".repeat(128);
        String value = "v".repeat(256);
        assertThat(tags(key + "=" + value)).containsExactly(entry(key, value));
        isRefused(
                key + "k=v",
                "NXOP_SESSION_TAGS: the tag \"" + key
                        + "k=v\" has a key that STS does not accept: write 1 to 128 letters, digits, spaces and _.:/=+-@."
                        + " Write for"
                        + " example team=flight-ops,cost-center=1234.");
        isRefused(
                "k=" + value + "v",
                "NXOP_SESSION_TAGS: the tag not shown (259 characters) has a value that STS does not accept: write at most"
                        + " 256 letters, digits, spaces and _.:/=+-@. Write for example team=flight-ops,cost-center=1234.");
    }

    @Test
    void keysThatDifferInCaseAloneAreTheSameKey() {
        isRefused(
                "team=a,Team=b",
                "NXOP_SESSION_TAGS: the tag \"Team=b\" appears twice; STS ignores upper and lower case in keys. Write for example"
                        + " team=flight-ops,cost-center=1234.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:team=a", "AWS:team=a", "aws:=x"})
    void thePrefixAwsIsReserved(String pair) {
        isRefused(
                pair,
                "NXOP_SESSION_TAGS: the tag \"" + pair
                        + "\" has a key with the prefix aws:, which is reserved. Write for example"
                        + " team=flight-ops,cost-center=1234.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubernetes-namespace",
                "kubernetes-service-account",
                "kubernetes-pod-name",
                "kubernetes-pod-uid",
                "eks-cluster-arn",
                "eks-cluster-name",
                "Kubernetes-Namespace",
            })
    void theSixKeysOfThePodAreNotWrittenByHand(String key) {
        isRefused(
                key + "=x",
                "NXOP_SESSION_TAGS: the tag \"" + key
                        + "=x\" has a key that identifies the pod, and only the SDK or EKS sets such keys. If the token does"
                        + " not contain the value, set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT, NXOP_POD_NAME, NXOP_POD_UID or"
                        + " NXOP_CLUSTER_ARN. Write"
                        + " for example team=flight-ops,cost-center=1234.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*=x", "=x", "a{b}=x", "a\"=x", "emoji😀=x"})
    void aKeyThatStsDoesNotTake(String pair) {
        isRefused(
                pair,
                "NXOP_SESSION_TAGS: the tag \"" + pair
                        + "\" has a key that STS does not accept: write 1 to 128 letters, digits, spaces and _.:/=+-@. Write"
                        + " for example"
                        + " team=flight-ops,cost-center=1234.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k=*", "k=a;b", "k=${x}", "k=#"})
    void aValueThatStsDoesNotTake(String pair) {
        isRefused(
                pair,
                "NXOP_SESSION_TAGS: the tag \"" + pair
                        + "\" has a value that STS does not accept: write at most 256 letters, digits, spaces and _.:/=+-@."
                        + " Write for"
                        + " example team=flight-ops,cost-center=1234.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b,", ",a=b", "a=b,,c=d"})
    void anEmptyPlaceBetweenCommas(String text) {
        isRefused(
                text,
                "NXOP_SESSION_TAGS: the tag \"\" is not of the form key=value. Write for example"
                        + " team=flight-ops,cost-center=1234.");
    }

    @Test
    void everyWrongTagIsNamed() {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_SESSION_TAGS", "one,aws:two=2,ok=3,*=4")))
                .hasMessage("""
                        NXOP access is not configured: 3 problems.
                          1. NXOP_SESSION_TAGS: the tag "one" is not of the form key=value. Write for example \
                        team=flight-ops,cost-center=1234. [config-session-tags]
                          2. NXOP_SESSION_TAGS: the tag "aws:two=2" has a key with the prefix aws:, which is reserved. Write \
                        for example team=flight-ops,cost-center=1234. [config-session-tags]
                          3. NXOP_SESSION_TAGS: the tag "*=4" has a key that STS does not accept: write 1 to 128 letters, \
                        digits, spaces and _.:/=+-@. Write for example team=flight-ops,cost-center=1234. [config-session-tags]
                          Remedy: Correct the 3 settings named above.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
    }
}
