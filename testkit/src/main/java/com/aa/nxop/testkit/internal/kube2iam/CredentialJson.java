package com.aa.nxop.testkit.internal.kube2iam;

import com.aa.nxop.testkit.internal.json.JsonText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Credentials in the JSON of the instance metadata service, which kube2iam writes in the same way. */
final class CredentialJson {
    private CredentialJson() {}

    static String of(Answer answer) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("AccessKeyId", answer.session().accessKeyId());
        fields.put("Code", "Success");
        fields.put("Expiration", seconds(answer.session().expiresAt()));
        fields.put("LastUpdated", seconds(answer.issuedAt()));
        fields.put("SecretAccessKey", answer.session().secretAccessKey());
        fields.put("Token", answer.session().sessionToken());
        fields.put("Type", "AWS-HMAC");
        return JsonText.of(fields) + "\n";
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
