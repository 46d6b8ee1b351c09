package com.aa.nxop.testkit.internal.sigv4;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Collectors;

/** How a service writes the path into what is signed. */
enum PathRule {
    /** Normalised, and encoded once more than on the wire: every service but S3. */
    ENCODED_TWICE {
        @Override
        String canonical(String path) {
            return Percent.encodePath(normalise(path));
        }
    },

    /** As it is: S3, whose keys may hold dots and empty segments. */
    ENCODED_ONCE {
        @Override
        String canonical(String path) {
            if (path.isEmpty()) {
                return "/";
            }
            // Segment by segment, so that an encoded slash stays one: that is how AWS's own client signs it.
            return Arrays.stream(path.split("/", -1))
                    .map(segment -> Percent.encode(Percent.decode(segment)))
                    .collect(Collectors.joining("/"));
        }
    };

    abstract String canonical(String path);

    private static String normalise(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", kept);
        boolean slash = path.endsWith("/") && joined.length() > 1;
        return slash ? joined + "/" : joined;
    }
}
