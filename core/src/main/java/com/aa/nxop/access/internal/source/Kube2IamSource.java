package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.config.SourceSettings.Kube2Iam;
import com.aa.nxop.access.internal.io.AttemptSequence;
import com.aa.nxop.access.internal.io.MetadataConversation;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.text.CredentialsJson;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The metadata service as kube2iam answers in its place: first which role the pod has, then that role's credentials.
 *
 * <p>A pod is a stranger to kube2iam for its first seconds (jtblin/kube2iam#136, #363), so "no role" is waited out before it is believed.
 */
final class Kube2IamSource implements SourceCredentials {
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
    /** A name with its path, or an ARN: nothing that would lead to another path. */
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@:-][\\w+=,.@:/-]{0,2047}");

    private static final Set<Finding> PASSING = Set.of(CoreFinding.KUBE2IAM_NO_ROLE, CoreFinding.KUBE2IAM_BUSY);

    private final Kube2Iam settings;
    private final SourceRetryPolicy retries;
    private final Kube2IamRefusal refusal;
    private final CredentialsJson json;

    Kube2IamSource(Kube2Iam settings, SourceRetryPolicy retries) {
        this.settings = settings;
        this.retries = retries;
        this.refusal = new Kube2IamRefusal(settings.endpoint());
        this.json = new CredentialsJson("NxopKube2Iam", refusal::answer);
    }

    @Override
    public SourceSession fetch() {
        AttemptSequence attempts = retries.begin();
        MetadataConversation service = new MetadataConversation(
                settings.endpoint(), retries.connectTimeout(), retries.readTimeout(), retries.total());
        service.open();
        while (true) {
            try {
                return ask(service);
            } catch (AccessException e) {
                if (!PASSING.contains(e.finding()) || !goesOn(attempts)) {
                    throw e;
                }
            }
        }
    }

    private static boolean goesOn(AttemptSequence attempts) {
        try {
            return attempts.goesOn();
        } catch (InterruptedException e) {
            throw PauseFailure.failure(e, "to ask kube2iam again");
        }
    }

    private SourceSession ask(MetadataConversation service) {
        String role = role(answer(service, ROLES));
        AwsSessionCredentials given = json.parse(answer(service, ROLES + role));
        // An ARN, where the role is of another account than the node.
        Optional<String> account =
                given.accountId().or(() -> TargetRole.parse(role).map(TargetRole::accountId));
        return new SourceSession(SourceKind.KUBE2IAM, given, given.expirationTime(), account, Optional.empty());
    }

    private String answer(MetadataConversation service, String path) {
        Reply reply;
        try {
            reply = service.get(path);
        } catch (IOException e) {
            throw refusal.unreachable(e, service.whyNoToken());
        }
        if (reply.status() != 200) {
            throw refusal.of(reply, service.whyNoToken());
        }
        return reply.body();
    }

    private String role(String list) {
        String role = list.strip().lines().findFirst().map(String::strip).orElse("");
        if (role.isEmpty()) {
            throw refusal.noRole("its list of roles is empty.");
        }
        if (!ROLE.matcher(role).matches() || role.contains("..") || role.contains("//")) {
            throw refusal.answer("a list of " + list.length() + " characters that names no role");
        }
        return role;
    }
}
