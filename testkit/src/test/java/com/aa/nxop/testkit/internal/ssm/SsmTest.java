package com.aa.nxop.testkit.internal.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Reading parameters with AWS's own client. */
class SsmTest {
    private static final NxopSandbox SANDBOX = sandbox();
    private static SsmClient ssm;

    private static NxopSandbox sandbox() {
        var builder = NxopSandbox.builder()
                .ssm(ssm -> ssm.parameter("/shop/db/url", "mongodb://db")
                        .secureParameter("/shop/db/password", "s3cret & <more>")
                        .listParameter("/shop/regions", "us-east-1", "us-west-2")
                        .parameter("/shopping", "next door")
                        .parameter("flat", "no hierarchy"));
        return builder.ssm(ssm -> IntStream.range(10, 33).forEach(i -> ssm.parameter("/many/p" + i, "v" + i)))
                .build();
    }

    @BeforeAll
    static void start() {
        ssm = SsmClients.of(SANDBOX.start());
    }

    @AfterAll
    static void close() {
        ssm.close();
        SANDBOX.close();
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }

    private static List<String> below(String path, boolean recursive) {
        return ssm.getParametersByPathPaginator(r -> r.path(path).recursive(recursive)).stream()
                .flatMap(page -> page.parameters().stream())
                .map(Parameter::name)
                .toList();
    }

    @Test
    void readsAString() {
        Parameter url = ssm.getParameter(r -> r.name("/shop/db/url")).parameter();
        assertThat(url.value()).isEqualTo("mongodb://db");
        assertThat(url.type()).isEqualTo(ParameterType.STRING);
        assertThat(url.name()).isEqualTo("/shop/db/url");
        assertThat(url.arn()).isEqualTo("arn:aws:ssm:us-east-1:178549792225:parameter/shop/db/url");
        assertThat(url.version()).isEqualTo(1);
        assertThat(url.dataType()).isEqualTo("text");
        assertThat(url.lastModifiedDate())
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(1));
    }

    @Test
    void readsAList() {
        Parameter regions = ssm.getParameter(r -> r.name("/shop/regions")).parameter();
        assertThat(regions.value()).isEqualTo("us-east-1,us-west-2");
        assertThat(regions.type()).isEqualTo(ParameterType.STRING_LIST);
    }

    @Test
    void decryptsOnRequestOnly() {
        Parameter hidden = ssm.getParameter(r -> r.name("/shop/db/password")).parameter();
        assertThat(hidden.type()).isEqualTo(ParameterType.SECURE_STRING);
        assertThat(hidden.value()).startsWith("AQICAHh").doesNotContain("s3cret");
        Parameter shown = ssm.getParameter(r -> r.name("/shop/db/password").withDecryption(true))
                .parameter();
        assertThat(shown.value()).isEqualTo("s3cret & <more>");
        // To other types it makes no difference.
        assertThat(ssm.getParameter(r -> r.name("flat").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("no hierarchy");
    }

    @ParameterizedTest
    @CsvSource({
        "flat, flat, arn:aws:ssm:us-east-1:178549792225:parameter/flat",
        "arn:aws:ssm:us-east-1:178549792225:parameter/flat, flat, arn:aws:ssm:us-east-1:178549792225:parameter/flat",
        "arn:aws:ssm:us-east-1:178549792225:parameter/shopping, /shopping,"
                + " arn:aws:ssm:us-east-1:178549792225:parameter/shopping"
    })
    void findsByNameAndByArn(String asked, String name, String arn) {
        Parameter found = ssm.getParameter(r -> r.name(asked)).parameter();
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.arn()).isEqualTo(arn);
    }

    @Test
    void readsSeveralAndNamesThoseThatAreNotThere() {
        GetParametersResponse several = ssm.getParameters(
                r -> r.names("/shop/regions", "/no/such", "flat", "/shop").withDecryption(true));
        assertThat(names(several.parameters())).containsExactly("/shop/regions", "flat");
        assertThat(several.invalidParameters()).containsExactly("/no/such", "/shop");
    }

    @Test
    void hidesWhatIsSecureAmongSeveral() {
        assertThat(ssm.getParameters(r -> r.names("/shop/db/password"))
                        .parameters()
                        .get(0)
                        .value())
                .startsWith("AQICAHh");
        assertThat(ssm.getParameters(r -> r.names("/shop/db/password").withDecryption(true))
                        .parameters()
                        .get(0)
                        .value())
                .isEqualTo("s3cret & <more>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop", "/shop/"})
    void listsWhatIsDirectlyBelowAPath(String path) {
        assertThat(below(path, false)).containsExactly("/shop/regions");
    }

    @Test
    void listsAllThatIsBelowAPath() {
        assertThat(below("/shop", true)).containsExactly("/shop/db/password", "/shop/db/url", "/shop/regions");
        assertThat(below("/shop/db", true)).containsExactly("/shop/db/password", "/shop/db/url");
        assertThat(below("/no/such", true)).isEmpty();
    }

    @Test
    void listsTheRoot() {
        assertThat(below("/", false)).containsExactly("/shopping", "flat");
        assertThat(below("/", true)).hasSize(5 + 23);
    }

    @Test
    void decryptsBelowAPathOnRequestOnly() {
        assertThat(ssm.getParametersByPath(r -> r.path("/shop/db"))
                        .parameters()
                        .get(0)
                        .value())
                .startsWith("AQICAHh");
        assertThat(ssm.getParametersByPath(r -> r.path("/shop/db").withDecryption(true))
                        .parameters()
                        .get(0)
                        .value())
                .isEqualTo("s3cret & <more>");
    }

    @Test
    void answersInPagesOfTen() {
        List<GetParametersByPathResponse> pages =
                ssm.getParametersByPathPaginator(r -> r.path("/many")).stream().toList();
        assertThat(pages).extracting(page -> page.parameters().size()).containsExactly(10, 10, 3);
        assertThat(pages.get(0).nextToken()).isNotBlank();
        assertThat(pages.get(2).nextToken()).isNull();
        assertThat(below("/many", false))
                .isEqualTo(IntStream.range(10, 33).mapToObj(i -> "/many/p" + i).toList());
    }

    @Test
    void answersInSmallerPagesOnRequest() {
        assertThat(ssm.getParametersByPathPaginator(r -> r.path("/many").maxResults(4)).stream())
                .extracting(page -> page.parameters().size())
                .containsExactly(4, 4, 4, 4, 4, 3);
    }

    @Test
    void hasOneParameterByDefault() {
        try (NxopSandbox small = NxopSandbox.builder().start();
                SsmClient client = SsmClients.of(small)) {
            assertThat(client.getParameter(r -> r.name("/nxop-example/greeting"))
                            .parameter()
                            .value())
                    .isEqualTo("Hello from NXOP");
        }
    }
}
