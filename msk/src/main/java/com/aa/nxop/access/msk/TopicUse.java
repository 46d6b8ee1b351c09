package com.aa.nxop.access.msk;

import java.util.Locale;

/** What an application does with a topic. */
enum TopicUse {
    READ("kafka-cluster:ReadData"),
    WRITE("kafka-cluster:WriteData");

    /** Beside describing it, where it is not said which. */
    static final String BOTH = ", and kafka-cluster:WriteData to produce or kafka-cluster:ReadData to consume";

    private final String action;

    TopicUse(String action) {
        this.action = action;
    }

    static TopicUse of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String verb() {
        return name().toLowerCase(Locale.ROOT);
    }

    String action() {
        return action;
    }

    String and() {
        return " and " + action;
    }
}
