package com.aa.nxop.access.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two identities in one file: one of them is used as a whole, or none. */
class VaultSectionsTest {
    private static final String DEFAULT = """
            [default]
            aws_access_key_id = ASIADEFAULT
            aws_secret_access_key = hidden-default
            aws_session_token = hidden-default
            """;
    private static final String ADMIN = """
            [prod-admin]
            aws_access_key_id = ASIAADMIN
            aws_secret_access_key = hidden-admin
            aws_session_token = hidden-admin
            """;

    private static VaultText parse(String text, String... profile) {
        return VaultText.parse(
                text,
                Stream.of(profile)
                        .findFirst()
                        .map(name -> new VaultSection(name, profile[1], profile[1].startsWith("NXOP"))));
    }

    /** The one with that key, all of it. */
    private static void gives(VaultText text, String name) {
        assertThat(text.credentials()).as(text.problem()).hasValueSatisfying(given -> {
            assertThat(given.accessKeyId()).isEqualTo("ASIA" + name);
            assertThat(given.secretAccessKey()).isEqualTo("hidden-" + name.toLowerCase(Locale.ROOT));
            assertThat(given.sessionToken()).isEqualTo(given.secretAccessKey());
        });
    }

    private static void refuses(VaultText text, String problem) {
        assertThat(text.credentials()).isEmpty();
        assertThat(text.ambiguous()).isTrue();
        assertThat(text.problem()).isEqualTo(problem).doesNotContain("hidden");
    }

    /** The last one was used. */
    @Test
    void theDefaultOneIsUsedWhereverItStands() {
        gives(parse(DEFAULT + ADMIN), "DEFAULT");
        gives(parse(ADMIN + DEFAULT), "DEFAULT");
        gives(parse(ADMIN + DEFAULT.replace("[default]", "[profile default]")), "DEFAULT");
        gives(parse(ADMIN + DEFAULT.replace("[default]", "[ default ] # the pod's")), "DEFAULT");
    }

    /** Key and secret of one were sent with the token of the other. */
    @Test
    void noPartOfAnotherSectionStandsInForOneThatIsMissing() {
        String withoutToken = ADMIN.replaceAll("aws_session_token.*\n", "");
        gives(parse(DEFAULT + withoutToken), "DEFAULT");
        VaultText half = parse(DEFAULT.replaceAll("aws_session_token.*\n", "") + ADMIN);
        assertThat(half.credentials()).isEmpty();
        assertThat(half.problem()).isEqualTo("has no session token in [default]");
        VaultText other = parse(DEFAULT.replaceAll("aws_secret.*\n", "") + ADMIN);
        assertThat(other.problem()).isEqualTo("has no secret access key in [default]");
    }

    @Test
    void theOneThatIsNamedIsUsed() {
        gives(parse(DEFAULT + ADMIN, "prod-admin", "NXOP_VAULT_PROFILE"), "ADMIN");
        gives(parse(DEFAULT + ADMIN, "prod-admin", "AWS_PROFILE"), "ADMIN");
        gives(parse(DEFAULT + ADMIN.replace("[", "[profile "), "prod-admin", "AWS_PROFILE"), "ADMIN");
    }

    @Test
    void theOnlyOneIsUsedWhateverItIsCalled() {
        gives(parse(ADMIN), "ADMIN");
        gives(parse("[default]\nregion = us-east-1\n[sso-session x]\nsso_region = y\n" + ADMIN), "ADMIN");
        gives(parse(DEFAULT + DEFAULT.replace("default]", "same]")), "DEFAULT");
    }

    @Test
    void ofSeveralWithoutADefaultNoneIsUsedAndTheyAreNamed() {
        refuses(
                parse(DEFAULT.replace("[default]", "[profile app]") + ADMIN),
                "holds several sets of credentials, and no setting says which one to use: [app], [prod-admin]");
        refuses(
                parse(DEFAULT.replace("[default]\n", "") + ADMIN),
                "holds several sets of credentials, and no setting says which one to use: the lines in no section, [prod-admin]");
    }

    @Test
    void aNamedOneThatIsNotThereIsNotReplacedByAnother() {
        refuses(
                parse(DEFAULT + ADMIN, "prod", "NXOP_VAULT_PROFILE"),
                "has no credentials in the section [prod], which NXOP_VAULT_PROFILE names; it has them in [default], [prod-admin]");
        refuses(
                parse(ADMIN, "prod", "AWS_PROFILE"),
                "has no credentials in the section [prod], which AWS_PROFILE names; it has them in [prod-admin]");
        refuses(
                parse(DEFAULT.replace("[default]\n", ""), "prod", "NXOP_VAULT_PROFILE"),
                "has no credentials in the section [prod], which NXOP_VAULT_PROFILE names; it has them in the lines in no section");
    }

    /** It is about the machine's profiles, and a pod may have it for another reason. */
    @Test
    void awsProfileSaysNothingOfAFileWithoutSections() {
        gives(parse(DEFAULT.replace("[default]\n", ""), "prod", "AWS_PROFILE"), "DEFAULT");
    }

    @Test
    void aSectionThatStandsTwiceIsNotMerged() {
        refuses(
                parse(DEFAULT + DEFAULT.replace("hidden-default", "hidden-other")),
                "has the section [default] more than once");
        String[] lines = DEFAULT.split("\n", -1);
        refuses(
                parse(lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n[x]\ny=z\n[profile default]\n" + lines[3]
                        + "\n"),
                "has the section [default] more than once");
    }

    static Stream<Arguments> mixtures() {
        return Stream.of(
                Arguments.of(
                        "two spellings of one name",
                        "AWS_ACCESS_KEY_ID=ASIAONE\nAWS_SECRET_ACCESS_KEY=hidden\nAWS_SESSION_TOKEN=hidden\naccess_key: ASIATWO\n",
                        "has two different values for the access key id"),
                Arguments.of(
                        "two tokens",
                        "access_key: ASIAONE\nsecret_key: hidden\nsession_token: hidden\nsecurity_token: hidden2\n",
                        "has two different values for the session token"),
                Arguments.of(
                        "a header that is not closed",
                        "access_key: ASIAONE\nsecret_key: hidden\n[prod-admin\nsession_token: hidden\n",
                        "holds several sets of credentials, and no setting says which one to use: the lines in no section,"
                                + " [prod-admin]"),
                Arguments.of(
                        "an unfinished merge",
                        "access_key: ASIAONE\nsecret_key: hidden\n<<<<<<< HEAD\n=======\nsession_token: hidden\n>>>>>>> b\n",
                        "holds several sets of credentials, and no setting says which one to use: the lines in no section,"
                                + " the lines after a line of ==="),
                Arguments.of(
                        "two documents of YAML",
                        "access_key: ASIAONE\nsecret_key: hidden\n---\nsession_token: hidden\n",
                        "holds several sets of credentials, and no setting says which one to use: the lines in no section,"
                                + " the lines after a line of ---"),
                Arguments.of(
                        "sections of YAML",
                        "app:\n  access_key: ASIAONE\n  secret_key: hidden\nadmin:\n  session_token: hidden\n",
                        "holds several sets of credentials, and no setting says which one to use: [app], [admin]"),
                Arguments.of(
                        "JSON with a name twice",
                        "{\"access_key\":\"ASIAONE\",\"secret_key\":\"hidden\",\"security_token\":\"hidden\",\"access_key\":\"ASIATWO\"}",
                        "is JSON that has a name twice in one object"),
                Arguments.of(
                        "JSON with a name twice, within",
                        "{\"data\":{\"access_key\":\"ASIAONE\",\"secret_key\":\"hidden\"},\"data\":{\"security_token\":\"hidden\"}}",
                        "is JSON that has a name twice in one object"),
                Arguments.of(
                        "JSON at two levels",
                        "{\"access_key\":\"ASIAONE\",\"secret_key\":\"hidden\",\"data\":{\"security_token\":\"hidden\"}}",
                        "holds several sets of credentials, and no setting says which one to use: the top level, [data]"),
                Arguments.of(
                        "JSON with two spellings",
                        "{\"AccessKeyId\":\"ASIAONE\",\"access_key\":\"ASIATWO\",\"secret_key\":\"hidden\",\"security_token\":\"hidden\"}",
                        "has two different values for the access key id"),
                Arguments.of(
                        "two JSON values",
                        "{\"access_key\":\"ASIAONE\",\"secret_key\":\"hidden\",\"security_token\":\"hidden\"},{\"access_key\":\"ASIATWO\"}",
                        "holds more than one JSON value"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mixtures")
    void aMixtureIsRefused(String name, String text, String problem) {
        refuses(parse(text), problem);
    }

    @Test
    void whatOnlyWrapsIsNoSection() {
        String set =
                "{\"access_key\":\"ASIADEFAULT\",\"secret_key\":\"hidden-default\",\"security_token\":\"hidden-default\"}";
        gives(parse("{\"data\":{\"data\":" + set + ",\"metadata\":{\"version\":3}}}"), "DEFAULT");
        gives(parse("{\"data\":" + set + "}", "prod", "AWS_PROFILE"), "DEFAULT");
        gives(parse("{\"data\":" + set + "," + set.substring(1)), "DEFAULT");
        gives(parse("""
                {"Credentials": {"AccessKeyId": "ASIADEFAULT", "SecretAccessKey": "hidden-default", "SessionToken": "hidden-default"},
                 "AssumedRoleUser": {"Arn": "arn:aws:sts::178549792225:assumed-role/example-role/x"}}"""), "DEFAULT");
        gives(parse("""
                request_id: x
                data:
                  access_key: ASIADEFAULT
                  metadata:
                    x: y
                  secret_key: hidden-default
                  security_token: hidden-default
                warnings: null
                """), "DEFAULT");
    }

    @Test
    void jsonMayHaveSectionsToo() {
        String app = "{\"access_key\":\"ASIAAPP\",\"secret_key\":\"hidden-app\",\"security_token\":\"hidden-app\"}";
        String both =
                "{\"app\":" + app + ",\"admin\":" + app.replace("APP", "ADMIN").replace("app", "admin") + "}";
        refuses(parse(both), "holds several sets of credentials, and no setting says which one to use: [app], [admin]");
        gives(parse(both, "admin", "NXOP_VAULT_PROFILE"), "ADMIN");
        gives(parse(both.replace("\"app\":", "\"default\":")), "APP");
    }

    /** Whatever it is called, it may be a secret in the wrong place. */
    @ParameterizedTest
    @CsvSource({
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, a name of 40 characters",
        "ASIATESTVAULT0000001, a name of 20 characters",
        "a\u0007b, a name of 3 characters",
    })
    void aNameThatIsNoneIsNotRepeated(String name, String shown) {
        assertThat(parse(ADMIN + ADMIN.replace("prod-admin", name).replace("ASIAADMIN", "ASIATWO"))
                        .problem())
                .endsWith("[prod-admin], [" + shown + "]");
    }

    @Test
    void aPartThatIsMissingEverywhereIsMissing() {
        assertThat(parse("[default]\naws_access_key_id = ASIAONE\n").problem()).isEqualTo("has no secret access key");
        assertThat(parse("[default]\nregion = x\n").problem()).isEqualTo("has no access key id");
        assertThat(VaultText.parse("{}", Optional.empty()).problem()).isEqualTo("has no access key id");
    }
}
