package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.mongodb.AuthenticationMechanism;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.ClusterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the application set on its builder before the SDK. */
record ApplicationSettings(NxopAccess nxop, MongoClientSettings settings) {
    /** The driver's default, and the one that Spring Boot gives it: nobody's wish. */
    private static final Set<ServerAddress> DEFAULT_HOSTS = Set.of(new ServerAddress(), new ServerAddress("localhost"));

    boolean nameHosts() {
        List<ServerAddress> hosts = settings.getClusterSettings().getHosts();
        return hosts.size() != 1 || !DEFAULT_HOSTS.contains(hosts.get(0));
    }

    /** @throws AccessException naming everything in them that excludes IAM authentication with the session */
    void refuseContradictions() {
        List<String> contradictions = ofCredential();
        contradictions.addAll(ofCluster());
        contradictions.addAll(ofPlace());
        refuse(contradictions);
    }

    /** As {@link #refuseContradictions}, where a connection string is about to replace hosts, mode and replica set. */
    void refuseContradictionsThatStay() {
        List<String> contradictions = ofCredential();
        contradictions.addAll(ofCluster());
        refuse(contradictions);
    }

    private static void refuse(List<String> contradictions) {
        if (!contradictions.isEmpty()) {
            throw new AccessException(
                    DocumentDbFinding.DOCDB_CONTRADICTION,
                    "The settings contradict IAM authentication:\n  - " + String.join("\n  - ", contradictions),
                    "Make these changes: the SDK never overrides what the application has set.");
        }
    }

    /** Never a value of it: any of them may be a key, a password or a token. */
    private List<String> ofCredential() {
        List<String> found = new ArrayList<>();
        @Nullable MongoCredential credential = settings.getCredential();
        if (credential == null || SessionCredential.isOf(nxop, credential)) {
            return found;
        }
        if (credential.getAuthenticationMechanism() != AuthenticationMechanism.MONGODB_AWS) {
            @Nullable String mechanism = credential.getMechanism();
            found.add("their credential has "
                    + (mechanism == null ? "a password mechanism" : "the mechanism " + mechanism)
                    + ", but the session logs in with MONGODB-AWS. Remove it.");
        } else if (credential.getUserName() != null) {
            found.add(
                    "their credential has a user name, with which the driver would not ask for the session. Remove the user name.");
        }
        if (has(credential, MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY)) {
            found.add(
                    "their credential has its own AWS_CREDENTIAL_PROVIDER, which is another identity than the session's. Remove it.");
        }
        if (has(credential, "AWS_SESSION_TOKEN")) {
            found.add(
                    "their credential has an AWS_SESSION_TOKEN, but the session brings its own. Remove AWS_SESSION_TOKEN.");
        }
        return found;
    }

    private static boolean has(MongoCredential credential, String property) {
        return credential.<@Nullable Object>getMechanismProperty(property, null) != null;
    }

    private List<String> ofCluster() {
        List<String> found = new ArrayList<>();
        @Nullable String srvHost = settings.getClusterSettings().getSrvHost();
        if (srvHost != null) {
            found.add("their host is mongodb+srv://" + srvHost
                    + ", but DocumentDB has no SRV records. Name host and port.");
        }
        TagSets.contradiction("their", settings.getReadPreference()).ifPresent(found::add);
        ClusterType type = settings.getClusterSettings().getRequiredClusterType();
        if (type == ClusterType.STANDALONE || type == ClusterType.SHARDED) {
            found.add("their cluster type is " + type + ", but DocumentDB is a replica set. Remove it.");
        }
        return found;
    }

    private List<String> ofPlace() {
        List<String> found = new ArrayList<>();
        ClusterSettings cluster = settings.getClusterSettings();
        if (cluster.getMode() == ClusterConnectionMode.LOAD_BALANCED) {
            found.add("their mode is LOAD_BALANCED, but DocumentDB is not load balanced. Remove it.");
        }
        @Nullable String replicaSet = cluster.getRequiredReplicaSetName();
        if (replicaSet != null && !replicaSet.equals(DocumentDbSettings.REPLICA_SET)) {
            found.add("their replica set is " + replicaSet + ", but DocumentDB's is always rs0. Remove it.");
        }
        if (cluster.getSrvHost() == null && nameHosts()) {
            new NamedHosts(cluster.getHosts().stream()
                            .map(ServerAddress::toString)
                            .toList())
                    .contradiction("their", DocumentDbSettings.of(nxop))
                    .ifPresent(found::add);
        }
        return found;
    }
}
