package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.Map;

/** A value of JSON. */
sealed interface JsonValue {
    /** In the order of the file. */
    record Members(Map<String, JsonValue> byName) implements JsonValue {}

    record Items(List<JsonValue> values) implements JsonValue {}

    /** A string; numbers and truth values count as their text, because IAM takes one for the other. */
    record Text(String value) implements JsonValue {}

    record Null() implements JsonValue {}
}
