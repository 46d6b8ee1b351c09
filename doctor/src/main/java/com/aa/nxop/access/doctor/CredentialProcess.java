package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.Environment;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The NXOP session for the AWS CLI and for SDKs of other languages, in the form that they read from a {@code credential_process} (AWS CLI user
 * guide, "Sourcing credentials with an external process"). Each call assumes the role: nothing is cached, and no socket is opened for others.
 */
final class CredentialProcess {
    static final String COMMAND = "credential-process";

    private CredentialProcess() {}

    /** Prints the session to {@code out}, or the finding to {@code err}. */
    static int print(Environment environment, PrintStream out, PrintStream err) {
        try (NxopAccess nxop = NxopAccess.of(AccessParts.of(AccessSettings.read(environment), Optional.empty()))) {
            AwsCredentials credentials = nxop.credentialsProvider().resolveCredentials();
            out.println(JsonWriter.of(json(credentials, nxop.status().expiresAt())));
            out.flush();
            return Doctor.HEALTHY;
        } catch (AccessException e) {
            err.println(WrappedText.shown(String.valueOf(e.getMessage())));
            return Doctor.SICK;
        }
    }

    private static Map<String, Object> json(AwsCredentials credentials, Optional<Instant> expiresAt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Version", 1);
        json.put("AccessKeyId", credentials.accessKeyId());
        json.put("SecretAccessKey", credentials.secretAccessKey());
        if (credentials instanceof AwsSessionCredentials session) {
            json.put("SessionToken", session.sessionToken());
        }
        expiresAt.ifPresent(end -> json.put("Expiration", end.toString()));
        return json;
    }
}
