package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Refused requests: reasons, codes, statuses and whole texts, in the words of STS and of S3. */
abstract class Refusals {
    static final String ROOT = "http://127.0.0.1/";

    static SignatureCheck<TestKey> check() {
        return SignatureCheck.of("sts", Signed.sessions(), Signed.CLOCK);
    }

    static SignatureRefusal sts(ReceivedCall call) {
        return refusal(check(), call);
    }

    static SignatureRefusal s3(ReceivedCall call) {
        return refusal(SignatureCheck.s3(Signed.sessions(), Signed.CLOCK), call);
    }

    static SignatureRefusal refusal(SignatureCheck<TestKey> check, ReceivedCall call) {
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

    static TestKey copy(String key, String token, Instant expiresAt) {
        return new TestKey(key, Signed.SESSION.secretAccessKey(), token, expiresAt);
    }

    static ReceivedCall with(ReceivedCall call, String header, String value) {
        Map<String, List<String>> headers = new TreeMap<>(call.headers());
        headers.put(header, List.of(value));
        return new ReceivedCall(call.method(), call.target(), headers, call.body());
    }

    static ReceivedCall without(ReceivedCall call, String header) {
        Map<String, List<String>> headers = new TreeMap<>(call.headers());
        headers.remove(header);
        return new ReceivedCall(call.method(), call.target(), headers, call.body());
    }
}
