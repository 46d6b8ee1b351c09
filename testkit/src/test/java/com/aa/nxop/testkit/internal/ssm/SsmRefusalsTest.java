package com.aa.nxop.testkit.internal.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Whom SSM turns away, and in which words; all with status 400. */
@Tag("full")
class SsmRefusalsTest {
    private static final String WHO =
            "User: arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app is not authorized to"
                    + " perform: ";
    private static final String NAMES =
            "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of"
                    + " sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and"
                    + " the following 3 symbols .-_";
    private static final String PATHS =
            "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward"
                    + " slash \"/\". It can't be prefixed with \\\"aws\\\" or \\\"ssm\\\" (case-insensitive). It must"
                    + " use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore)."
                    + " Special characters are not allowed. All sub-paths, if specified, must use the forward slash"
                    + " symbol \"/\". Valid example: /get/parameters2-/by1./path0_.";

    private static final NxopSandbox SANDBOX = NxopSandbox.builder()
            .ssm(ssm -> ssm.parameter("/open/a", "1")
                    .parameter("/open/closed/b", "2")
                    .parameter("/other/c", "3"))
            .permissions(permissions -> permissions.target("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "ssm:GetParameter*",
                       "Resource": ["arn:aws:ssm:us-east-1:178549792225:parameter/open/*",
                                    "arn:aws:ssm:us-east-1:178549792225:parameter/open",
                                    "arn:aws:ssm:us-east-1:178549792225:parameter/ssm*",
                                    "arn:aws:ssm:us-east-1:178549792225:parameter/n:1"]},
                      {"Effect": "Deny", "Action": "ssm:GetParameter",
                       "Resource": "arn:aws:ssm:us-east-1:178549792225:parameter/open/closed/*"}]}
                    """))
            .build();
    private static SsmClient ssm;

    @BeforeAll
    static void start() {
        ssm = SsmClients.of(SANDBOX.start());
    }

    @AfterAll
    static void close() {
        ssm.close();
        SANDBOX.close();
    }

    private static SsmException refused(ThrowingCallable call, String code, @Nullable String message) {
        SsmException refusal = catchThrowableOfType(SsmException.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refusal.statusCode()).isEqualTo(400);
        return refusal;
    }

    private static void get(SsmClient client, String name) {
        client.getParameter(r -> r.name(name));
    }

    @Test
    void doesNotKnowAParameter() {
        // AWS sends no message.
        assertThat(refused(() -> get(ssm, "/open/missing"), "ParameterNotFound", null))
                .isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void refusesWhatNoPolicyAllows() {
        refused(
                () -> get(ssm, "/other/c"),
                "AccessDeniedException",
                WHO + "ssm:GetParameter on resource: arn:aws:ssm:us-east-1:178549792225:parameter/other/c because no"
                        + " identity-based policy allows the ssm:GetParameter action");
        // Whether it exists is not to be found out.
        refused(
                () -> get(ssm, "/other/missing"),
                "AccessDeniedException",
                WHO + "ssm:GetParameter on resource: arn:aws:ssm:us-east-1:178549792225:parameter/other/missing because"
                        + " no identity-based policy allows the ssm:GetParameter action");
    }

    @Test
    void refusesWhatAPolicyDenies() {
        refused(
                () -> get(ssm, "/open/closed/b"),
                "AccessDeniedException",
                WHO + "ssm:GetParameter on resource: arn:aws:ssm:us-east-1:178549792225:parameter/open/closed/b with an"
                        + " explicit deny in an identity-based policy");
    }

    @Test
    void refusesSeveralForOneThatIsNotAllowed() {
        refused(
                () -> ssm.getParameters(r -> r.names("/open/a", "/other/c")),
                "AccessDeniedException",
                WHO + "ssm:GetParameters on resource: arn:aws:ssm:us-east-1:178549792225:parameter/other/c because no"
                        + " identity-based policy allows the ssm:GetParameters action");
    }

    @Test
    void judgesAPathByItselfAlone() {
        assertThat(ssm.getParametersByPath(r -> r.path("/open").recursive(true)).parameters())
                .hasSize(2);
        refused(
                () -> ssm.getParametersByPath(r -> r.path("/other/")),
                "AccessDeniedException",
                WHO + "ssm:GetParametersByPath on resource: arn:aws:ssm:us-east-1:178549792225:parameter/other/ because"
                        + " no identity-based policy allows the ssm:GetParametersByPath action");
    }

    @Test
    void refusesAnotherAccountsArn() {
        String arn = "arn:aws:ssm:us-east-1:111122223333:parameter/open/a";
        refused(
                () -> get(ssm, arn),
                "AccessDeniedException",
                WHO + "ssm:GetParameter on resource: " + arn
                        + " because no identity-based policy allows the ssm:GetParameter action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssm-like", "/ssm/a", "/open/a b", "/open/ä", "n:1"})
    void refusesNamesThatAreNone(String name) {
        refused(
                () -> get(ssm, name.startsWith("/open") || name.contains("ssm") ? name : "n:1"),
                "ValidationException",
                NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "/aws/service", "/SSM/x", "/open/*"})
    void refusesPathsThatAreNone(String path) {
        refused(() -> ssm.getParametersByPath(r -> r.path(path)), "ValidationException", PATHS);
    }

    @ParameterizedTest
    @CsvSource({"0, greater than or equal to 1", "11, less than or equal to 10", "-3, greater than or equal to 1"})
    void refusesPagesOfOtherSizes(int size, String rule) {
        refused(
                () -> ssm.getParametersByPath(r -> r.path("/open").maxResults(size)),
                "ValidationException",
                "1 validation error detected: Value '" + size + "' at 'maxResults' failed to satisfy constraint: Member"
                        + " must have value " + rule);
    }

    @Test
    void refusesATokenItDidNotGive() {
        assertThat(refused(
                        () -> ssm.getParametersByPath(r -> r.path("/open").nextToken("made-up")),
                        "InvalidNextToken",
                        "The specified token isn't valid."))
                .isInstanceOf(InvalidNextTokenException.class);
    }

    @Test
    void refusesTooManyNamesAndNone() {
        List<String> eleven =
                IntStream.rangeClosed(1, 11).mapToObj(i -> "/open/" + i).toList();
        refused(
                () -> ssm.getParameters(r -> r.names(eleven)),
                "ValidationException",
                "1 validation error detected: Value '[" + String.join(", ", eleven)
                        + "]' at 'names' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 10");
        refused(
                () -> ssm.getParameters(r -> r.names(List.of())),
                "ValidationException",
                "1 validation error detected: Value '[]' at 'names' failed to satisfy constraint: Member must have"
                        + " length greater than or equal to 1");
    }

    @Test
    void missesWhatIsRequired() {
        refused(
                () -> ssm.getParameter(r -> {}),
                "ValidationException",
                "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be"
                        + " null");
        refused(
                () -> ssm.getParametersByPath(r -> {}),
                "ValidationException",
                "1 validation error detected: Value null at 'path' failed to satisfy constraint: Member must not be"
                        + " null");
        refused(
                () -> ssm.getParameters(r -> {}),
                "ValidationException",
                "1 validation error detected: Value null at 'names' failed to satisfy constraint: Member must not be"
                        + " null");
    }

    @Test
    void saysWhatItCannotDo() {
        refused(
                ssm::describeParameters,
                "UnknownOperationException",
                "The sandbox's SSM answers GetParameter, GetParameters and GetParametersByPath only.");
        ParameterStringFilter filter =
                ParameterStringFilter.builder().key("Type").values("String").build();
        refused(
                () -> ssm.getParametersByPath(r -> r.path("/open").parameterFilters(List.of(filter))),
                "ValidationException",
                "The sandbox's SSM takes no ParameterFilters.");
    }

    @Test
    void refusesWhomItDoesNotKnow() {
        AwsSessionCredentials right = (AwsSessionCredentials) SsmClients.session(SANDBOX);
        String invalid = "The security token included in the request is invalid.";
        as(AwsSessionCredentials.create("ASIANOBODYSOBODYS001", "x", "x"), "UnrecognizedClientException", invalid);
        as(
                AwsSessionCredentials.create(right.accessKeyId(), right.secretAccessKey(), "x"),
                "UnrecognizedClientException",
                invalid);
        as(
                AwsSessionCredentials.create(right.accessKeyId(), "x", right.sessionToken()),
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.");
        SANDBOX.clock().advance(Duration.ofMinutes(61));
        try {
            as(right, "ExpiredTokenException", "The security token included in the request is expired");
        } finally {
            SANDBOX.clock().advance(Duration.ofMinutes(-61));
        }
    }

    private static void as(AwsCredentials credentials, String code, String message) {
        try (SsmClient client = SsmClients.of(SANDBOX, credentials)) {
            refused(() -> get(client, "/open/a"), code, message);
        }
    }

    @Test
    void refusesWhoDoesNotSign() throws IOException, InterruptedException {
        HttpRequest unsigned = HttpRequest.newBuilder(URI.create(SANDBOX.uri(Endpoint.SSM) + "/"))
                .header("X-Amz-Target", "AmazonSSM.GetParameter")
                .POST(HttpRequest.BodyPublishers.ofString("{\"Name\": \"/open/a\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(unsigned, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"MissingAuthenticationTokenException\",\"message\":\"Missing Authentication"
                        + " Token\"}");
    }

    @Test
    void isThrottledInItsOwnWords() {
        SANDBOX.faults(Endpoint.SSM).inject(Fault.throttle());
        try {
            refused(() -> get(ssm, "/open/a"), "ThrottlingException", "Rate exceeded");
        } finally {
            SANDBOX.faults(Endpoint.SSM).clear();
        }
        get(ssm, "/open/a");
    }
}
