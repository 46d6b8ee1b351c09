package com.aa.nxop.testkit.internal.sts;

import java.util.Locale;

/** A session tag as it was passed. */
record Tag(String key, String value) {
    /** Keys that differ only in case are the same key. */
    String folded() {
        return fold(key);
    }

    static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** As STS prints it in a refusal. */
    @Override
    public String toString() {
        return "Tag(key=" + key + ", value=" + value + ")";
    }
}
