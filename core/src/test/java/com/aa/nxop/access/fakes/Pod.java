package com.aa.nxop.access.fakes;

import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that a pod would see. Each method gives a map of its own, for the test to change. */
public final class Pod {
    private Pod() {}

    /** With EKS Pod Identity, and nothing set that need not be. */
    public static Map<String, String> withPodIdentity() {
        Map<String, String> variables = nxop();
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials");
        variables.put(
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                "/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token");
        return variables;
    }

    /** With IAM roles for service accounts. */
    public static Map<String, String> withWebIdentity() {
        Map<String, String> variables = nxop();
        variables.put("AWS_ROLE_ARN", "arn:aws:iam::285282426848:role/pod-role");
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/secrets/eks.amazonaws.com/serviceaccount/token");
        return variables;
    }

    public static Map<String, String> withPodIdentityAnd(String name, String value) {
        Map<String, String> variables = withPodIdentity();
        variables.put(name, value);
        return variables;
    }

    private static Map<String, String> nxop() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("NXOP_ROLE", "178549792225/example-role");
        variables.put("AWS_REGION", "us-east-1");
        return variables;
    }
}
