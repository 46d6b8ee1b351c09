package com.aa.nxop.testkit.internal.classpath;

import java.net.URL;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A jar of others that a part of the sandbox is made of.
 *
 * @param artifact group and name, for example {@code org.apache.kafka:kafka-clients}
 * @param marker a class that is in this jar and in no other
 */
public record Library(String artifact, String marker) {
    private static final Pattern JAR = Pattern.compile("-(\\d[^/!]*)\\.jar(?:!|/|$)");

    private static @Nullable URL find(String type) {
        return Library.class.getClassLoader().getResource(type.replace('.', '/') + ".class");
    }

    boolean present() {
        return find(marker) != null;
    }

    /** By the name of its jar; empty where that does not say, as in one jar with everything. */
    Optional<String> version() {
        URL found = find(marker);
        return found == null ? Optional.empty() : versionIn(found.toString());
    }

    /** Of the innermost jar: that of an application may be around it. */
    static Optional<String> versionIn(String location) {
        Matcher jars = JAR.matcher(location);
        Optional<String> version = Optional.empty();
        while (jars.find()) {
            version = Optional.of(jars.group(1));
        }
        return version;
    }
}
