package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.internal.account.AccountSession;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Refused requests: reasons, codes, statuses and whole texts, in the words of STS and of S3. */
abstract class Refusals {
    static final String ROOT = "http://127.0.0.1/";

    static SignatureCheck check() {
        return SignatureCheck.of("sts", Signed.sessions(), Signed.CLOCK);
    }

    static SignatureRefusal sts(HttpCall call) {
        return refusal(check(), call);
    }

    static SignatureRefusal s3(HttpCall call) {
        return refusal(SignatureCheck.s3(Signed.sessions(), Signed.CLOCK), call);
    }

    static SignatureRefusal refusal(SignatureCheck check, HttpCall call) {
        SignatureRefusal refusal = catchThrowableOfType(SignatureRefusal.class, () -> check.verify(call));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    static void check(SignatureRefusal refusal, Reason reason, int status, String code, String text) {
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.text()).isEqualTo(text);
    }

    static AccountSession copy(String key, String token, Instant expiresAt) {
        return new AccountSession(
                key, Signed.SESSION.secretAccessKey(), token, Signed.ROLE, "pod", Map.of(), Set.of(), expiresAt);
    }

    static HttpCall with(HttpCall call, String header, String value) {
        Map<String, List<String>> headers = new TreeMap<>(call.headers());
        headers.put(header, List.of(value));
        return new HttpCall(call.method(), call.target(), headers, call.body());
    }

    static HttpCall without(HttpCall call, String header) {
        Map<String, List<String>> headers = new TreeMap<>(call.headers());
        headers.remove(header);
        return new HttpCall(call.method(), call.target(), headers, call.body());
    }
}
