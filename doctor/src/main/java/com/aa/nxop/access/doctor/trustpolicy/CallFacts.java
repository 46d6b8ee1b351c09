package com.aa.nxop.access.doctor.trustpolicy;

/**
 * What is known of the pod's call beside who the pod is. An empty string stands for what is not known.
 *
 * @param callerArn of the source's session, {@code arn:aws:sts::...:assumed-role/...}
 * @param sessionName that the call asks for
 * @param region of the endpoint of STS
 * @param targetRoleArn the NXOP role
 * @param sourceIdentity that the call sets
 */
public record CallFacts(
        String callerArn, String sessionName, String region, String targetRoleArn, String sourceIdentity) {
    static final CallFacts UNKNOWN = new CallFacts("", "", "", "");

    /** Without a source identity. */
    public CallFacts(String callerArn, String sessionName, String region, String targetRoleArn) {
        this(callerArn, sessionName, region, targetRoleArn, "");
    }

    String targetAccount() {
        String[] sections = targetRoleArn.split(":", 6);
        return sections.length == 6 ? sections[4] : "";
    }
}
