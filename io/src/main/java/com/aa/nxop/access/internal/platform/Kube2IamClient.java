package com.aa.nxop.access.internal.platform;

import com.aa.nxop.access.internal.io.AttemptSequence;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.text.CredentialsJson;
import com.aa.nxop.access.internal.text.SourceFault;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * One conversation with the metadata service as kube2iam answers in its place: first which role the pod has, then that role's credentials.
 * Thread-safe.
 *
 * <p>A pod is a stranger to kube2iam for its first seconds (jtblin/kube2iam#136, #363), so "no role" is waited out before it is believed.
 */
public record Kube2IamClient(URI endpoint, SourceRetryPolicy retries) {
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
    /** A name with its path, or an ARN: nothing that would lead to another path. */
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@:-][\\w+=,.@:/-]{0,2047}");

    /**
     * What it gave.
     *
     * @param role by name, or by ARN where it is of another account than the node
     */
    public record Given(String role, AwsSessionCredentials credentials) {}

    /**
     * Asks, again while that may help.
     *
     * @throws SourceFault if it gave nothing to use
     */
    public Given get() throws InterruptedException {
        AttemptSequence attempts = retries.begin();
        MetadataConversation service =
                new MetadataConversation(endpoint, retries.connectTimeout(), retries.readTimeout(), retries.total());
        service.open();
        while (true) {
            try {
                return ask(service);
            } catch (SourceFault e) {
                if (!Kube2IamFault.passes(e) || !attempts.goesOn()) {
                    throw e;
                }
            }
        }
    }

    private Given ask(MetadataConversation service) {
        String role = role(answer(service, ROLES));
        CredentialsJson json = new CredentialsJson("NxopKube2Iam", found -> Kube2IamFault.answer(endpoint, found));
        return new Given(role, json.parse(answer(service, ROLES + role)));
    }

    private String answer(MetadataConversation service, String path) {
        Reply reply;
        try {
            reply = service.get(path);
        } catch (IOException e) {
            throw Kube2IamFault.unreachable(endpoint, e, service.whyNoToken());
        }
        if (reply.status() != 200) {
            throw Kube2IamFault.of(endpoint, reply, service.whyNoToken());
        }
        return reply.body();
    }

    private String role(String list) {
        String role = list.strip().lines().findFirst().map(String::strip).orElse("");
        if (role.isEmpty()) {
            throw Kube2IamFault.noRole(endpoint, "its list of roles is empty.");
        }
        if (!ROLE.matcher(role).matches() || role.contains("..") || role.contains("//")) {
            throw Kube2IamFault.answer(endpoint, "a list of " + list.length() + " characters that names no role");
        }
        return role;
    }
}
