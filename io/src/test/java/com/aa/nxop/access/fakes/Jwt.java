package com.aa.nxop.access.fakes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens in the form of a service account's, signed by nobody. */
public final class Jwt {
    private Jwt() {}

    public static String of(String payload) {
        return part("{\"alg\":\"RS256\",\"kid\":\"k1\"}") + "." + part(payload) + "." + part("no-signature");
    }

    /** As kubelet writes it into a pod. */
    public static String ofPod(String namespace, String serviceAccount, String pod) {
        return of("""
                {"aud":["pods.eks.amazonaws.com"],"exp":1795258800,"iat":1795172400,"nbf":1795172400,
                 "iss":"https://oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF",
                 "kubernetes.io":{"namespace":"%s","node":{"name":"ip-10-0-0-1","uid":"n-1"},
                   "pod":{"name":"%s","uid":"uid-of-%s"},"serviceaccount":{"name":"%s","uid":"sa-1"},"warnafter":1795176007},
                 "jti":"00000000-0000-0000-0000-000000000000","sub":"system:serviceaccount:%s:%s"}
                """.formatted(namespace, pod, pod, serviceAccount, namespace, serviceAccount));
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
