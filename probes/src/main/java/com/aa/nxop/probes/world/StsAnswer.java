package com.aa.nxop.probes.world;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What STS answered.
 *
 * @param body XML as it came; it may hold credentials, so nothing shows it
 */
public record StsAnswer(int status, String body) {
    /** Whether it is no refusal. */
    public boolean granted() {
        return status == 200;
    }

    /** The text of an element; empty if there is none. */
    public String element(String name) {
        Matcher element =
                Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(body);
        return element.find()
                ? element.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&")
                : "";
    }

    public String code() {
        return element("Code");
    }

    public String message() {
        return element("Message");
    }

    /** The session that was given. */
    public Optional<AwsSessionCredentials> session() {
        return granted() && !element("SessionToken").isEmpty()
                ? Optional.of(AwsSessionCredentials.create(
                        element("AccessKeyId"), element("SecretAccessKey"), element("SessionToken")))
                : Optional.empty();
    }

    /** For people, without secrets. */
    public String seen() {
        return granted() ? "granted: " + element("Arn") : code() + " (" + status + "): " + message();
    }

    @Override
    public String toString() {
        return seen();
    }
}
