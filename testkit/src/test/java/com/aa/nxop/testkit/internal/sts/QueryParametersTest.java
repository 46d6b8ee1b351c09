package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a=1, 1",
        "a=x+y, x y",
        "a=x%20y, x y",
        "a=x%2By, x+y",
        "a=%E1%88%B4, ሴ",
        "a=1&a=2, 2",
        "a=, ''",
        "a=b=c, b=c",
        "%61=1, 1"
    })
    void areDecodedLikeForms(String form, String expected) {
        assertThat(QueryParameters.of(StsCalls.unsigned(form)).get("a")).isEqualTo(expected);
        assertThat(QueryParameters.of(StsCalls.unsigned("GET", "/?" + form, "")).get("a"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=1", "&&", "b=1"})
    void areAbsentOtherwise(String form) {
        assertThat(QueryParameters.of(StsCalls.unsigned(form)).get("a")).isNull();
    }

    @Test
    void comeFromQueryAndBodyOfAPost() {
        QueryParameters parameters = QueryParameters.of(StsCalls.unsigned("POST", "/?a=1&b=1", "b=2"));

        assertThat(parameters.values()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void listsAreInTheOrderOfTheirNumbers() {
        QueryParameters parameters = of("TransitiveTagKeys.member.10=j&TransitiveTagKeys.member.2=b"
                + "&TransitiveTagKeys.member.1=a&TransitiveTagKeysX.member.3=x");

        assertThat(parameters.strings("TransitiveTagKeys")).containsExactly("a", "b", "j");
    }

    @Test
    void aTagWithoutKeyOrValueHasEmptyOnes() {
        assertThat(of("Tags.member.1.Key=a&Tags.member.2.Value=2").tags())
                .containsExactly(new Tag("a", ""), new Tag("", "2"));
    }

    @Test
    void aTagGivenTwiceStaysTwoTags() {
        assertThat(of("Tags.member.1.Key=a&Tags.member.1.Value=1&Tags.member.2.Key=a&Tags.member.2.Value=2")
                        .tags())
                .containsExactly(new Tag("a", "1"), new Tag("a", "2"));
    }

    @Test
    void theRecordLeavesOutWhatIsSecretOrSaidElsewhere() {
        assertThat(of("Action=AssumeRole&Version=2011-06-15&RoleArn=r&WebIdentityToken=t&Tags.member.1.Key=a"
                                + "&X-Amz-Signature=s&X-Amz-Security-Token=t")
                        .plain())
                .containsExactly(Map.entry("RoleArn", "r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PolicyArns.member.1.arn", "SerialNumber", "TokenCode", "ProviderId", "Tag"})
    void unknownOnesAreRefused(String name) {
        assertThatThrownBy(() -> of("Action=AssumeRole&" + name + "=x").refuseUnknown())
                .hasMessage("The sandbox's STS does not know the parameter " + name + ".");
    }

    @Test
    void knownOnesAreNot() {
        assertThatCode(() -> of("Action=a&Version=v&RoleArn=r&RoleSessionName=n&DurationSeconds=1&Tags.member.1.Key=k"
                                + "&TransitiveTagKeys.member.1=k&ExternalId=e&Policy=p&SourceIdentity=s&WebIdentityToken=t&X-Amz-Date=d")
                        .refuseUnknown())
                .doesNotThrowAnyException();
    }

    private static QueryParameters of(String form) {
        return QueryParameters.of(StsCalls.unsigned(form));
    }
}
