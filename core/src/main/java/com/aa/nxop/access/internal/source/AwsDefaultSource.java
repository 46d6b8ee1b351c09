package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.text.LaptopCredentials;
import com.aa.nxop.access.spi.ControlPlane;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What a laptop has. In a pod it is taken by name alone. */
record AwsDefaultSource(LaptopCredentials laptop) implements SourceCredentials {
    @Override
    public SourceSession fetch() {
        AwsCredentials credentials;
        try {
            credentials = laptop.resolve();
        } catch (SdkClientException e) {
            ControlPlane.checkProfileFiles(); // Where one of them is broken, the AWS SDK does not say which.
            throw new AccessException(
                    CoreFinding.AWS_DEFAULT_NONE,
                    "The AWS SDK found no credentials on this machine: " + ForeignText.line(e.getMessage()),
                    remedy(String.valueOf(e.getMessage())),
                    e);
        }
        // Not their accountId: that is what a profile or a variable says of itself. STS knows it.
        return new SourceSession(
                SourceKind.AWS_DEFAULT, credentials, laptop.end(credentials), Optional.empty(), Optional.empty());
    }

    /** The AWS SDK names the property or its module where a profile was made by {@code aws login}. */
    private static String remedy(String said) {
        String inPod = " In a pod leave NXOP_SOURCE out.";
        return said.contains("login_session") || said.contains("signin")
                ? "Run aws login for the profile of AWS_PROFILE. Such a profile needs software.amazon.awssdk:signin on the class path."
                        + inPod
                : "Run aws sso login, or set AWS_PROFILE to a profile that works with aws sts get-caller-identity. A profile with SSO"
                        + " needs software.amazon.awssdk:sso and :ssooidc on the class path." + inPod;
    }
}
