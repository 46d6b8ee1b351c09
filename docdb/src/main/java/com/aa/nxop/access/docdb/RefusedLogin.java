package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.sts.StsCall;
import com.aa.nxop.access.spi.ControlPlane;
import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Why DocumentDB refused a login. It says {@code Authentication failed} whatever the reason, so STS is asked what DocumentDB asked it:
 * whose session is this?
 */
record RefusedLogin(NxopAccess nxop) {
    /** For the sake of a better text, nobody waits longer. */
    private static final Duration ASKING = Duration.ofSeconds(3);

    AccessException asked(MongoException failure) {
        AwsCredentials session;
        try {
            session = nxop.credentialsProvider().resolveCredentials();
        } catch (AccessException e) {
            return e;
        }
        String name;
        try {
            name = nxop.adapterContext()
                    .sts()
                    .getCallerIdentity(request -> request.overrideConfiguration(
                            call -> call.credentialsProvider(StaticCredentialsProvider.create(session))
                                    .apiCallAttemptTimeout(ASKING)
                                    .apiCallTimeout(ASKING)))
                    .arn();
        } catch (StsException e) {
            return ControlPlane.isBadSession(e) ? refusedByStsToo(session.accessKeyId(), e, failure) : unasked(failure);
        } catch (SdkException | UncheckedIOException | AccessException e) {
            return unasked(failure); // STS does not say, which is no reason to keep silent.
        }
        return notRegistered("DocumentDB refused the login of " + name + ", which STS accepts.", "Register", failure);
    }

    /** Where STS was not asked, or says nothing about the session: as neutral as DocumentDB itself. */
    AccessException unasked(MongoException failure) {
        return notRegistered(
                "DocumentDB refused the login of a session of " + nxop.config().role()
                        + ". Either the role is not registered as a user, or the session is no longer valid. NxopDocumentDb.explain"
                        + " asks STS which of the two it is.",
                "If the role is not registered, register",
                failure);
    }

    private AccessException notRegistered(String what, String register, MongoException failure) {
        return new AccessException(
                DocumentDbFinding.DOCDB_LOGIN_REFUSED,
                what + nxop.adapterContext().clockSkew(),
                ControlPlane.clockFirst(
                        nxop.adapterContext(),
                        register
                                + " the role, not its session, as a user of the cluster. As the cluster's primary user, run: use"
                                + " $external, then db.createUser({user: \"" + MissingRole.user(nxop)
                                + "\", mechanisms: [\"MONGODB-AWS\"], roles: [{role: \"readWrite\", db:"
                                + " \"" + database() + "\"}]})." + path()),
                failure);
    }

    private AccessException refusedByStsToo(String accessKeyId, StsException e, MongoException failure) {
        return ControlPlane.discardBadSession(
                nxop.adapterContext(),
                accessKeyId,
                "DocumentDB refused the login, because STS does not accept the session: " + StsCall.said(e),
                e,
                failure);
    }

    private String path() {
        return nxop.config().role().name().contains("/")
                ? " (The role has a path, which sessions do not show. AWS does not document the user's name for such a role: it is"
                        + " probably the name without the path.)"
                : "";
    }

    private String database() {
        return DocumentDbSettings.of(nxop).database().orElse("<database>");
    }
}
