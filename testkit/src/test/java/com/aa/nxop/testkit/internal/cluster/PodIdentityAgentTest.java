package com.aa.nxop.testkit.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PodIdentityAgentTest {
    private static final Cluster CLUSTER = new Cluster("kpaas-nonprod", "285282426848", "us-east-1");
    private static final String ROLE = "arn:aws:iam::285282426848:role/example-app-kpaas";
    private static final String TARGET = "arn:aws:iam::178549792225:role/example-role";
    private static final String ID = "\\[[0-9a-f-]{36}\\]: ";
    private static final Map<String, String> SIX_TAGS = Map.of(
            "eks-cluster-arn", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod",
            "eks-cluster-name", "kpaas-nonprod",
            "kubernetes-namespace", "fxip-ms-dev",
            "kubernetes-service-account", "example-app",
            "kubernetes-pod-name", "example-app-7d4b9c8f6-x2x1z",
            "kubernetes-pod-uid", "6f1f9b1c-0002-4000-8000-000000000002");

    private final MovableClock clock = new MovableClock();
    private final TokenIssuer issuer = new TokenIssuer("us-east-1", clock);
    private final Issued sts = new Issued(clock);
    private final EksAuth eksAuth = new EksAuth(CLUSTER, issuer, sts, clock);
    private final PodIdentityAgent agent = new PodIdentityAgent(eksAuth, clock);

    @BeforeEach
    void associate() {
        eksAuth.associate(new Association("fxip-ms-dev", "example-app", ROLE, null, true));
    }

    private String token() {
        return issuer.issue(Pods.EXAMPLE, EksAuth.AUDIENCE, Duration.ofHours(24));
    }

    private AgentReply ask(String token) {
        return agent.reply("/v1/credentials", "127.0.0.1:4711", token);
    }

    private static Map<?, ?> json(AgentReply answer) {
        return new JsonMapper().readValue(answer.text(), Map.class);
    }

    @Test
    void servesTheRolesCredentialsForSixHours() {
        AgentReply answer = ask(token());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
        assertThat(answer.text())
                .isEqualTo("{\"AccessKeyId\":\"ASIA1\",\"SecretAccessKey\":\"secret1\",\"Token\":\"token1\","
                        + "\"AccountId\":\"285282426848\",\"Expiration\":\"2026-11-21T18:00:00.500Z\"}");
    }

    @Test
    void tagsTheSessionWithSixTransitiveTags() {
        ask(token());
        assertThat(sts.asked).hasSize(1);
        assertThat(sts.asked.get(0).caller()).isEqualTo("pods.eks.amazonaws.com");
        PodRoleRequest input = sts.asked.get(0).request();
        assertThat(input.roleArn()).isEqualTo(ROLE);
        assertThat(input.tags()).isEqualTo(SIX_TAGS);
        assertThat(input.duration()).isEqualTo(Duration.ofHours(6));
        assertThat(input.externalId()).isNull();
    }

    @Test
    void namesTheSessionAfterClusterAndPodWithARandomEndCutTo64() {
        ask(token());
        ask(token());
        String first = sts.asked.get(0).request().sessionName();
        assertThat(first)
                .startsWith("eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-")
                .hasSize(64)
                .matches("[\\w+=,.@-]{2,64}")
                .isNotEqualTo(sts.asked.get(1).request().sessionName());
    }

    @Test
    void leavesTheTagsOutWhereTheyAreDisabled() {
        eksAuth.associate(new Association("fxip-ms-dev", "example-app", ROLE, null, false));
        ask(token());
        assertThat(sts.asked.get(0).request().tags()).isEmpty();
    }

    @Test
    void assumesTheTargetRoleAfterTheFirst() {
        eksAuth.associate(new Association("fxip-ms-dev", "example-app", ROLE, TARGET, true));
        Map<?, ?> credentials = json(ask(token()));
        assertThat(credentials.get("AccessKeyId")).isEqualTo("ASIA2");
        assertThat(credentials.get("AccountId")).isEqualTo("178549792225");
        assertThat(credentials.get("Expiration")).isEqualTo("2026-11-21T12:59:00.500Z");
        assertThat(sts.asked).hasSize(2);
        PodRoleRequest second = sts.asked.get(1).request();
        assertThat(sts.asked.get(1).caller())
                .startsWith("arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-kpaas-nonprod-");
        assertThat(second.roleArn()).isEqualTo(TARGET);
        assertThat(second.tags()).isEmpty();
        assertThat(second.externalId()).isEqualTo("us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/example-app");
    }

    @Test
    void passesAnExternalIdToTheTargetRoleWhereTagsAreDisabled() {
        eksAuth.associate(new Association("fxip-ms-dev", "example-app", ROLE, TARGET, false));
        ask(token());
        assertThat(sts.asked.get(1).request().externalId())
                .isEqualTo("us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/example-app");
    }

    @Test
    void servesOneTokenFromTheCacheForThreeHours() {
        String token = token();
        String first = ask(token).text();
        clock.advance(Duration.ofHours(3).minusSeconds(1));
        assertThat(ask(token).text()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask(token).text()).isNotEqualTo(first);
        assertThat(sts.asked).hasSize(2);
    }

    @Test
    void renewsShortSessionsJustBeforeTheirEnd() {
        eksAuth.associate(new Association("fxip-ms-dev", "example-app", ROLE, TARGET, true));
        String token = token();
        String first = ask(token).text();
        clock.advance(Duration.ofMinutes(59).minusSeconds(16));
        assertThat(ask(token).text()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask(token).text()).isNotEqualTo(first);
    }

    @Test
    void cachesByToken() {
        ask(token());
        ask(token());
        assertThat(sts.asked).hasSize(2);
    }

    @Test
    void noticesAChangedAssociationOnlyWhenTheCacheIsGone() {
        String token = token();
        ask(token);
        eksAuth.associate(
                new Association("fxip-ms-dev", "example-app", "arn:aws:iam::285282426848:role/b", null, true));
        assertThat(json(ask(token)).get("AccessKeyId")).isEqualTo("ASIA1");
        agent.forget();
        assertThat(json(ask(token)).get("AccessKeyId")).isEqualTo("ASIA2");
        assertThat(sts.asked.get(1).request().roleArn()).isEqualTo("arn:aws:iam::285282426848:role/b");
    }

    @Test
    void saysThatThereIsNoAssociation() {
        eksAuth.dissociate("fxip-ms-dev", "example-app");
        AgentReply answer = ask(token());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
        assertThat(answer.text())
                .matches(ID + "\\(ResourceNotFoundException\\): The specified resource could not be found\\.,"
                        + " fault: client\n");
    }

    @Test
    void keepsAssociationsOfOthersApart() {
        Pod other = new Pod("fxip-ms-dev", "other", "u1", "other-1", "u2", "n", "u3");
        assertThat(ask(issuer.issue(other, EksAuth.AUDIENCE, Duration.ofHours(1)))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Service account token cannot be empty",
                "abc|Service account token cannot be parsed: token is malformed: token contains an invalid number of"
                        + " segments",
                "a.b.c|Service account token cannot be parsed: token is malformed: could not base64 decode header:"
                        + " illegal base64 data at input byte 0"
            })
    void refusesWhatIsNoToken(String token, String message) {
        AgentReply answer = ask(token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo(message + "\n");
    }

    @Test
    void refusesAnExpiredTokenByItsOwnClockEvenIfCached() {
        String token = token();
        ask(token);
        clock.advance(Duration.ofHours(24));
        AgentReply answer = ask(token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("Service account token failed basic claim validations: token is expired\n");
    }

    @Test
    void refusesATokenFromTheFuture() {
        String token = token();
        clock.advance(Duration.ofMinutes(-5));
        assertThat(ask(token).text())
                .isEqualTo("Service account token failed basic claim validations: token is not valid yet\n");
    }

    @Test
    void refusesTokensForAnotherAudience() {
        refusedAsInvalid(issuer.issue(Pods.EXAMPLE, "sts.amazonaws.com", Duration.ofHours(1)));
    }

    @Test
    void refusesTokensOfAnotherCluster() {
        refusedAsInvalid(
                new TokenIssuer("us-east-1", clock).issue(Pods.EXAMPLE, EksAuth.AUDIENCE, Duration.ofHours(1)));
    }

    @Test
    void refusesTamperedTokens() {
        String token = token();
        int at = token.lastIndexOf('.') + 10;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        refusedAsInvalid(token.substring(0, at) + other + token.substring(at + 1));
    }

    @Test
    void refusesTokensSignedWithAnotherAlgorithmUnderAKnownKeyId() throws JOSEException, ParseException {
        String keyId = SignedJWT.parse(token()).getHeader().getKeyID();
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer.issuer())
                        .audience(EksAuth.AUDIENCE)
                        .build());
        forged.sign(new MACSigner(new byte[32]));
        refusedAsInvalid(forged.serialize());
    }

    private void refusedAsInvalid(String token) {
        AgentReply answer = ask(token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .matches(ID
                        + "\\(InvalidTokenException\\): The specified Kubernetes service account token is invalid\\.,"
                        + " fault: client\n");
        assertThat(sts.asked).isEmpty();
    }

    @Test
    void saysInEksWordsThatTheRoleDoesNotTrustIt() {
        sts.refusal = new RoleRefusal("AccessDenied", "User: x is not authorized to perform: sts:TagSession");
        AgentReply answer = ask(token());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .matches(ID + "\\(AccessDeniedException\\): Unauthorized Exception! EKS does not have permissions to"
                        + " assume the associated role\\., fault: client\n");
    }

    @Test
    void servesTheOldSessionWhileStsThrottlesButNotAfterARefusal() {
        String token = token();
        ask(token);
        clock.advance(Duration.ofHours(4));
        sts.refusal = new RoleRefusal("Throttling", "Rate exceeded");
        assertThat(json(ask(token)).get("AccessKeyId")).isEqualTo("ASIA1");
        sts.refusal = new RoleRefusal("AccessDenied", "no");
        assertThat(ask(token).status()).isEqualTo(400);
        sts.refusal = new RoleRefusal("Throttling", "Rate exceeded");
        AgentReply answer = ask(token);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).matches(ID + "\\(ThrottlingException\\): Rate exceeded, fault: client\n");
    }

    @Test
    void answersOnlyUnderItsOwnAddress() {
        AgentReply answer = agent.reply("/v1/credentials", "agent.example:8080", "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .isEqualTo("Access Denied. Called agent through invalid address, please use either"
                        + " [169.254.170.23 fd00:ec2::23] address not agent.example\n");
    }

    @Test
    void knowsOnePathOnly() {
        AgentReply answer = agent.reply("/latest", "127.0.0.1:1", "");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("404 page not found\n");
    }

    @Test
    void hasNothingToHideInItsErrorTexts() {
        String token = token();
        eksAuth.dissociate("fxip-ms-dev", "example-app");
        assertThat(ask(token).text()).doesNotContain(token.substring(0, 40));
    }
}
