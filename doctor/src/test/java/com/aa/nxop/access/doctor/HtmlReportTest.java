package com.aa.nxop.access.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page to hand on, as text and as a tree; {@link HtmlRenderingTest} looks at it. */
class HtmlReportTest {
    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror='y'>\"&amp; \u202ereversed\u0007\ud800";

    static Stream<Map.Entry<String, Diagnosis>> samples() {
        return DiagnosisSamples.all().entrySet().stream();
    }

    /** As XML, which forgives nothing: a text that became markup would not be well-formed, or would add an element. */
    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Element> ofClass(Document page, String name, String cssClass) {
        return elements(page, name).stream()
                .filter(each ->
                        List.of(each.getAttribute("class").split(" ", -1)).contains(cssClass))
                .toList();
    }

    private static String words(Element element) {
        return element.getTextContent().replaceAll("\\s+", " ").strip();
    }

    private static List<String> texts(Document page, String name) {
        return elements(page, name).stream().map(HtmlReportTest::words).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingIsFetchedAndNothingRuns(Map.Entry<String, Diagnosis> sample) throws Exception {
        Document page = parsed(sample.getValue().toHtml());
        for (String name :
                List.of("script", "link", "img", "iframe", "object", "embed", "base", "a", "form", "input")) {
            assertThat(elements(page, name)).as(name).isEmpty();
        }
        for (Element element : elements(page, "*")) {
            for (String attribute : List.of("src", "href", "style", "onload", "onclick", "srcset", "action")) {
                assertThat(element.hasAttribute(attribute)).as(attribute).isFalse();
            }
        }
        assertThat(words(elements(page, "style").get(0))).doesNotContain("url(", "@import");
        assertThat(sample.getValue().toHtml())
                .contains(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\" />");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aScreenReaderFindsItsWay(Map.Entry<String, Diagnosis> sample) throws Exception {
        Document page = parsed(sample.getValue().toHtml());
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(texts(page, "title")).singleElement().asString().startsWith("Access to the NXOP account ");
        assertThat(texts(page, "h1")).hasSize(1);
        assertThat(texts(page, "main")).hasSize(1);
        assertThat(elements(page, "svg"))
                .isNotEmpty()
                .allSatisfy(sign -> assertThat(sign.getAttribute("aria-hidden"))
                        .as("the words beside it say the same")
                        .isEqualTo("true"));
        assertThat(elements(page, "table")).allSatisfy(table -> {
            assertThat(table.getElementsByTagName("caption").getLength()).isOne();
            assertThat(table.getElementsByTagName("th").getLength()).isPositive();
        });
        assertThat(texts(page, "figcaption")).containsExactly("From the pod to its resources. Each arrow is a stage.");
        assertThat(ofClass(page, "li", "link"))
                .allSatisfy(link -> assertThat(words(link).isEmpty() ? link.getAttribute("aria-hidden") : "true")
                        .as("an arrow without words is no item of the list")
                        .isEqualTo("true"));
    }

    @Test
    void theBrokenLinkSaysSoInWords() throws Exception {
        Document page = parsed(DiagnosisSamples.assumeRole().toHtml());
        assertThat(texts(page, "title"))
                .containsExactly("Access to the NXOP account does not work: assume-role-refused");
        assertThat(ofClass(page, "li", "broken").stream().map(HtmlReportTest::words))
                .containsExactly("assume-role BROKEN assume-role-refused");
        assertThat(ofClass(page, "li", "works").stream().map(part -> words(part).replaceFirst(" OK.*", "")))
                .containsExactly("Pod", "source", "Source of credentials", "source-identity", "Pod's own role");
        assertThat(ofClass(page, "li", "place").stream().map(HtmlReportTest::words))
                .endsWith(
                        "NXOP role not reached arn:aws:iam::178549792225:role/example-role",
                        "S3 not checked an earlier stage failed",
                        "MSK not checked an earlier stage failed",
                        "DocumentDB not checked an earlier stage failed");
    }

    @Test
    void whatWasSeenStandsBeforeWhatToDoAndTheStatement() throws Exception {
        Document page = parsed(DiagnosisSamples.assumeRole().toHtml());
        assertThat(texts(page, "h2"))
                .containsExactly(
                        "The path",
                        "Broken: assume-role, arn:aws:iam::178549792225:role/example-role",
                        "The statement to copy",
                        "The given trust policy",
                        "Stage by stage",
                        "Settings");
        assertThat(texts(page, "h3")).containsExactly("What the Doctor saw", "What to do", "What that means");
        assertThat(elements(page, "pre"))
                .singleElement()
                .satisfies(statement -> assertThat(statement.getTextContent())
                        .isEqualTo(DiagnosisSamples.assumeRole()
                                .trustStatement()
                                .orElseThrow()
                                .strip()));
    }

    @Test
    void aBrokenConfigurationIsThePodsOwnAndNothingElseIsBlamed() throws Exception {
        Document page = parsed(DiagnosisSamples.configuration().toHtml());
        assertThat(ofClass(page, "li", "broken").stream().map(HtmlReportTest::words))
                .containsExactly("Pod BROKEN config-invalid");
        assertThat(ofClass(page, "li", "works")).isEmpty();
    }

    @Test
    void eachBrokenResourceHasALinkAndASection() throws Exception {
        Document page = parsed(DiagnosisSamples.resources().toHtml());
        assertThat(ofClass(page, "li", "broken").stream().map(HtmlReportTest::words))
                .containsExactly("BROKEN s3-bucket-refused", "BROKEN msk-login-refused");
        assertThat(texts(page, "h2"))
                .contains("Broken: s3, bucket nxop-example-data", "Broken: msk, login")
                .doesNotContain("The statement to copy");
        assertThat(ofClass(page, "li", "place").stream().map(HtmlReportTest::words))
                .endsWith(
                        "S3 not reached bucket nxop-example-data",
                        "MSK not reached brokers, TLS, login",
                        "DocumentDB not checked nxop-access-docdb is not on the class path");
    }

    @Test
    void whereAllIsWellNothingIsBroken() throws Exception {
        Document page = parsed(DiagnosisSamples.well().toHtml());
        assertThat(texts(page, "title")).containsExactly("Access to the NXOP account works");
        assertThat(ofClass(page, "li", "broken")).isEmpty();
        assertThat(page.getDocumentElement().getTextContent()).doesNotContain("BROKEN");
    }

    @Test
    void aGivenPolicyIsJudgedAsInTheText() throws Exception {
        List<Check> checks = List.of(Check.ok("assume-role", "role", "assumed"));
        for (List<String> remarks :
                List.of(List.<String>of(), List.of("REFUSES statement 1: x."), List.of("WEAK y."))) {
            Diagnosis diagnosis = new Diagnosis(checks, List.of(), Optional.empty(), Optional.of(remarks));
            String said = words(elements(parsed(diagnosis.toHtml()), "main").get(0));
            if (remarks.isEmpty()) {
                assertThat(said).contains("It lets this pod in, and nothing in it is weak or broken.");
            } else {
                assertThat(said).contains(remarks.get(0));
                assertThat(said.contains("So the role has another policy today."))
                        .isEqualTo(remarks.get(0).startsWith("REFUSES"));
            }
        }
    }

    /** Wherever a text of others may stand, it stays a text. */
    @Test
    void nobodyElsesTextBecomesMarkup() throws Exception {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok("workload", HOSTILE, HOSTILE, HOSTILE));
        checks.add(Check.ok("source", HOSTILE, HOSTILE, HOSTILE));
        checks.add(Check.failed(
                "assume-role",
                HOSTILE,
                new AccessException(CoreFinding.ASSUME_ROLE_REFUSED, HOSTILE, HOSTILE),
                HOSTILE));
        checks.add(Check.skipped(HOSTILE, HOSTILE, HOSTILE));
        Diagnosis diagnosis = new Diagnosis(
                checks,
                List.of(new ReportedSetting("NXOP_ROLE", HOSTILE, HOSTILE)),
                Optional.of(HOSTILE),
                Optional.of(List.of(HOSTILE)));
        String page = diagnosis.toHtml();
        Document tree = parsed(page);
        assertThat(elements(tree, "script")).isEmpty();
        assertThat(elements(tree, "img")).isEmpty();
        assertThat(page).doesNotContain("<script", "<img", "&amp;").doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
        assertThat(elements(tree, "pre").get(0).getTextContent())
                .startsWith("<script>alert(1)</script><img src=x onerror='y'>\"&amp; ?reversed?");
    }
}
