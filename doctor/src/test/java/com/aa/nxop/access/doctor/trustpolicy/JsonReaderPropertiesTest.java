package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What it reads is what was written, and what it refuses the AWS SDK's parser refuses, too. */
class JsonReaderPropertiesTest {
    @Provide
    Arbitrary<JsonValue> documents() {
        return values(3);
    }

    private static Arbitrary<JsonValue> values(int levels) {
        Arbitrary<JsonValue> texts = Arbitraries.strings().ofMaxLength(8).map(JsonValue.Text::new);
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(texts, Arbitraries.just(new JsonValue.Null()));
        if (levels == 0) {
            return leaves;
        }
        Arbitrary<JsonValue> items = values(levels - 1).list().ofMaxSize(3).map(JsonValue.Items::new);
        Arbitrary<JsonValue> members = Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), values(levels - 1))
                .ofMaxSize(3)
                .map(map -> new JsonValue.Members(new LinkedHashMap<>(map)));
        return Arbitraries.oneOf(leaves, items, members);
    }

    private static String written(JsonValue json) {
        if (json instanceof JsonValue.Members members) {
            return members.byName().entrySet().stream()
                    .map(member -> quoted(member.getKey()) + " :\t" + written(member.getValue()))
                    .collect(Collectors.joining(" ,\n", "{ ", "}"));
        }
        if (json instanceof JsonValue.Items items) {
            return items.values().stream()
                    .map(JsonReaderPropertiesTest::written)
                    .collect(Collectors.joining(",", "[", " ]"));
        }
        return json instanceof JsonValue.Text text ? quoted(text.value()) : "null";
    }

    /** Every character but letters as an escape. */
    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> Character.isLetter(c) && c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    @Property(tries = 500)
    void whatWasWrittenIsRead(@ForAll("documents") JsonValue document) {
        assertThat(JsonReader.read(written(document))).isEqualTo(document);
    }

    /** Pieces that make JSON now and then. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "{", "}", "[", "]", ":", ",", "\"a\"", "\"b\"", "1", "-2.5e3", "true", "null", " ", "\"\\n\"", "nul",
                "\"");
        Arbitrary<String> chaos = pieces.list().ofMaxSize(7).map(parts -> String.join("", parts));
        Arbitrary<String> almost = Combinators.combine(pieces, pieces, pieces)
                .as((one, two, three) -> "{\"k\": [" + one + "," + two + "], \"l\": " + three + "}");
        return Arbitraries.oneOf(chaos, almost);
    }

    private static boolean takenByTheSdk(String text) {
        try {
            JsonNode.parser().parse(text);
            return !text.isBlank();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Optional<String> refusal(String text) {
        try {
            JsonReader.read(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Which takes a name twice, and text behind the document's end. */
    @Property(tries = 2000)
    void whatTheSdkRefusesIsRefused(@ForAll("texts") String text) {
        if (!takenByTheSdk(text)) {
            assertThat(refusal(text)).as(text).isPresent();
        }
    }

    @Property(tries = 2000)
    void whatTheSdkTakesIsTakenUnlessItIsMoreThanIamTakes(@ForAll("texts") String text) {
        List<String> strict = List.of("this name stands twice in one object", "but more text follows");
        if (takenByTheSdk(text)) {
            refusal(text)
                    .ifPresent(why -> assertThat(strict).as("%s: %s", text, why).anyMatch(why::contains));
        }
    }

    /** A person finds the place by it. */
    @Property(tries = 1000)
    void aRefusalSaysWhereInTheText(@ForAll("texts") String text) {
        refusal(text).ifPresent(why -> {
            assertThat(why).matches("The trust policy is not valid JSON: line 1, column \\d+: [^\\n]+\\.");
            int column = Integer.parseInt(why.replaceAll(".*column (\\d+):.*", "$1"));
            assertThat(column).isBetween(1, text.length() + 1);
        });
    }

    @Property(tries = 200)
    void everyNameIsReadInTheOrderOfTheFile(@ForAll("documents") JsonValue one, @ForAll("documents") JsonValue two) {
        JsonValue read = JsonReader.read("{\"z\": " + written(one) + ", \"a\": " + written(two) + "}");
        assertThat(((JsonValue.Members) read).byName().entrySet())
                .containsExactly(Map.entry("z", one), Map.entry("a", two));
    }
}
