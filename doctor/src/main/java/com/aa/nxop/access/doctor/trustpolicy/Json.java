package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.Map;

/** A value of JSON. */
sealed interface Json {
    /** In the order of the file. */
    record Members(Map<String, Json> byName) implements Json {}

    record Items(List<Json> values) implements Json {}

    /** A string; numbers and truth values count as their text, because IAM takes one for the other. */
    record Text(String value) implements Json {}

    record Null() implements Json {}
}
