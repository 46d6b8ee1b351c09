package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.mongodb.AwsCredential;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The session, in the driver's terms. The driver asks once for each new connection, on the caller's thread or on its own, and bounds
 * the time by nothing: so the answer comes from the session at hand.
 */
record SessionCredential(NxopAccess nxop) implements Supplier<AwsCredential> {
    /** Neither user nor password: with a user name the driver would never ask the supplier, and say nothing. */
    static MongoCredential of(NxopAccess nxop) {
        return MongoCredential.createAwsCredential(null, null)
                .withMechanismProperty(MongoCredential.AWS_CREDENTIAL_PROVIDER_KEY, new SessionCredential(nxop));
    }

    /** Whether it is this access's, as a whole: not one put in its place later, nor one with a user name and our supplier. */
    static boolean isOf(NxopAccess nxop, MongoCredential credential) {
        return of(nxop).equals(credential);
    }

    /** What is wrong where it was replaced. */
    static AccessException lost() {
        return new AccessException(
                DocumentDbFinding.DOCDB_CREDENTIAL_LOST,
                "The credential of these settings is not the SDK's: a later call of applyConnectionString or credential replaced it."
                        + " The driver would log in with another identity, not as the NXOP role.",
                "Give the connection string to NxopDocumentDb.settings(nxop, connectionString), or call"
                        + " NxopDocumentDb.configure(builder, nxop) last.");
    }

    /**
     * @throws MongoSecurityException if there is no valid session and none can be had: the driver lets this kind through as it is, so
     *     that the application sees what it says
     */
    @Override
    public AwsCredential get() {
        AwsCredentials session;
        try {
            session = nxop.credentialsProvider().resolveCredentials();
        } catch (AccessException e) {
            throw withoutLosingConnections(e);
        }
        return new AwsCredential(
                session.accessKeyId(),
                session.secretAccessKey(),
                session instanceof AwsSessionCredentials temporary ? temporary.sessionToken() : null);
    }

    /**
     * From 5.12 on the driver keeps the pool, whose connections are as good as ever, for errors with this label; others close them
     * all. If the same call may work later, the driver also tries again, on a connection that is there.
     */
    private MongoSecurityException withoutLosingConnections(AccessException e) {
        MongoSecurityException failure =
                new MongoSecurityException(MongoCredential.createAwsCredential(null, null), e.getMessage(), e);
        failure.addLabel(MongoException.SYSTEM_OVERLOADED_ERROR_LABEL);
        if (e.retryable()) {
            failure.addLabel(MongoException.RETRYABLE_ERROR_LABEL);
        }
        return failure;
    }
}
