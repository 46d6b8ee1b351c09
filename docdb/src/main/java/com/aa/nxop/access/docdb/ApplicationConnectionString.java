package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.mongodb.AuthenticationMechanism;
import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection string of the application's own, which may say anything but who logs in, and that not over TLS.
 *
 * @param where the settings that name a cluster as well
 */
record ApplicationConnectionString(ConnectionString text, DocumentDbSettings where) {
    private static final String SRV = "mongodb+srv://";
    private static final Pattern SUPPLIER =
            Pattern.compile("(?i)[?&]authMechanismProperties=[^&]*AWS_CREDENTIAL_PROVIDER");
    private static final Pattern TOKEN = Pattern.compile("(?i)[?&;]authMechanismProperties=[^&]*AWS_SESSION_TOKEN");

    /** @throws AccessException if it is none, or {@code mongodb+srv}, for which the driver would ask DNS at once */
    static ApplicationConnectionString parse(String text, DocumentDbSettings where) {
        if (text.regionMatches(true, 0, SRV, 0, SRV.length())) {
            throw contradiction(List.of(
                    "it begins with mongodb+srv, but DocumentDB has no SRV records. Write mongodb://host:port."));
        }
        try {
            return new ApplicationConnectionString(new ConnectionString(text), where);
        } catch (IllegalArgumentException e) {
            // Neither it nor the driver's text, which repeats parts of it: any of them may be a password or a token.
            throw contradiction(List.of("the driver cannot read it. Write mongodb://host:port/?option=value."));
        }
    }

    /** @throws AccessException naming everything in it that excludes IAM authentication with the session */
    void refuseContradictions() {
        List<String> contradictions = new ArrayList<>();
        @Nullable MongoCredential credential = text.getCredential();
        if (text.getUsername() != null) {
            // Never its value: what stands there may be an access key, and a password is next to it.
            contradictions.add(
                    "it has a user name, with which the driver would not ask for the session. Remove the user name.");
        }
        if (credential != null && credential.getAuthenticationMechanism() != AuthenticationMechanism.MONGODB_AWS) {
            @Nullable String mechanism = credential.getMechanism();
            contradictions.add("authMechanism is " + (mechanism == null ? "a password mechanism" : mechanism)
                    + ", but the session logs in with MONGODB-AWS. Remove it.");
        }
        if (SUPPLIER.matcher(text.getConnectionString()).find()) {
            contradictions.add(
                    "AWS_CREDENTIAL_PROVIDER cannot be text: each login of the driver would fail. Remove it.");
        }
        if (TOKEN.matcher(text.getConnectionString()).find()) {
            contradictions.add(
                    "it has an AWS_SESSION_TOKEN, but the session brings its own. Remove AWS_SESSION_TOKEN.");
        }
        if (Boolean.FALSE.equals(text.getSslEnabled())) {
            contradictions.add("tls is false, so the session token would cross the network in clear text. Remove it.");
        }
        if (Boolean.TRUE.equals(text.isLoadBalanced())) {
            contradictions.add("loadBalanced is true, but DocumentDB is not load balanced. Remove it.");
        }
        TagSets.contradiction("its", text.getReadPreference()).ifPresent(contradictions::add);
        @Nullable String replicaSet = text.getRequiredReplicaSetName();
        if (replicaSet != null && !replicaSet.equals(DocumentDbSettings.REPLICA_SET)) {
            contradictions.add("replicaSet is " + replicaSet + ", but DocumentDB's is always rs0. Remove it.");
        }
        new NamedHosts(text.getHosts()).contradiction("its", where).ifPresent(contradictions::add);
        if (!contradictions.isEmpty()) {
            throw contradiction(contradictions);
        }
    }

    private static AccessException contradiction(List<String> contradictions) {
        return new AccessException(
                DocumentDbFinding.DOCDB_CONTRADICTION,
                "The connection string contradicts IAM authentication:\n  - " + String.join("\n  - ", contradictions),
                "Make these changes: the SDK never overrides what the application has set.");
    }
}
