package com.aa.nxop.testkit.internal.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS's client never sends. */
class SsmInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "<xml/>"})
    void refusesWhatIsNoObject(String body) {
        assertThatThrownBy(() -> SsmInput.parse(body))
                .isInstanceOfSatisfying(
                        SsmRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo("SerializationException"));
    }

    @Test
    void takesNullForAbsent() {
        SsmInput input = SsmInput.parse("""
                {"NextToken": null, "MaxResults": null, "WithDecryption": null, "ParameterFilters": []}
                """);
        assertThat(input.optional("NextToken")).isNull();
        assertThat(input.number("MaxResults", 7)).isEqualTo(7);
        assertThat(input.flag("WithDecryption")).isFalse();
        assertThat(input.has("ParameterFilters")).isFalse();
        assertThat(input.has("Anything")).isFalse();
    }

    @Test
    void showsNoValue() {
        assertThat(new Parameter("/a", Parameter.Kind.SECURE_STRING, "hidden")).hasToString("SecureString /a");
    }
}
