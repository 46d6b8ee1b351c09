package com.aa.nxop.testkit.internal.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterStoreTest {
    private final ParameterStore store = new ParameterStore(
            "us-west-2",
            "178549792225",
            Stream.of("/a", "/a/b", "/a/b/c", "/ab", "flat")
                    .map(name -> new Parameter(name, Parameter.Kind.STRING, "of " + name))
                    .toList());

    @ParameterizedTest
    @CsvSource({
        "/a/b, arn:aws:ssm:us-west-2:178549792225:parameter/a/b",
        "flat, arn:aws:ssm:us-west-2:178549792225:parameter/flat",
        "/, arn:aws:ssm:us-west-2:178549792225:parameter/",
        "arn:aws:ssm:eu-west-1:1:parameter/x, arn:aws:ssm:eu-west-1:1:parameter/x"
    })
    void namesResources(String name, String arn) {
        assertThat(store.arn(name)).isEqualTo(arn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/flat", "/A", "/a/", "/a/b/c/d", "arn:aws:ssm:us-east-1:178549792225:parameter/a"})
    void findsNothingByWhatOnlyLooksAlike(String name) {
        assertThat(store.find(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a, false, /a/b",
        "/a, true, /a/b|/a/b/c",
        "/a/, true, /a/b|/a/b/c",
        "/a/b, false, /a/b/c",
        "/, false, /a|/ab|flat",
        "/, true, /a|/a/b|/a/b/c|/ab|flat"
    })
    void findsWhatIsBelow(String path, boolean recursive, String names) {
        assertThat(store.below(path, recursive)).extracting(Parameter::name).containsExactly(names.split("\\|"));
    }

    @Test
    void showsAParameterAsTheApiDoes() {
        ParameterJson json = new ParameterJson(store, Instant.parse("2026-11-21T12:00:00.250Z"));
        assertThat(json.of(new Parameter("/a", Parameter.Kind.STRING_LIST, "1,2"), false))
                .containsEntry("ARN", "arn:aws:ssm:us-west-2:178549792225:parameter/a")
                .containsEntry("DataType", "text")
                .containsEntry("LastModifiedDate", 1_795_262_400.25)
                .containsEntry("Name", "/a")
                .containsEntry("Type", "StringList")
                .containsEntry("Value", "1,2")
                .containsEntry("Version", 1)
                .hasSize(7);
    }

    @Test
    void hidesTheSameValueInTheSameWay() {
        ParameterJson json = new ParameterJson(store, Instant.EPOCH);
        List<Object> hidden = Stream.of("/a", "/a", "/b")
                .map(name -> json.of(new Parameter(name, Parameter.Kind.SECURE_STRING, "x"), false)
                        .get("Value"))
                .toList();
        assertThat(hidden.get(0)).isEqualTo(hidden.get(1)).isNotEqualTo(hidden.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a", "/a/b.c-d_e", "/path/with/ssm/inside", "aws-like"})
    void takesNames(String name) {
        assertThatCode(() -> ParameterNames.checkName(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ssm", "/SSM/x", "a b", "ä", "a:1", "a*"})
    void refusesOtherNames(String name) {
        assertThatThrownBy(() -> ParameterNames.checkName(name))
                .isInstanceOfSatisfying(
                        SsmRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ValidationException"));
    }
}
