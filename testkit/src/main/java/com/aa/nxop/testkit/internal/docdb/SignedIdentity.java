package com.aa.nxop.testkit.internal.docdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.aa.nxop.testkit.internal.http.HttpCall;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the client sends in the second message of {@code MONGODB-AWS}: the signature of a GetCallerIdentity that it leaves to the
 * server to send.
 *
 * @param authorization the header of that name
 * @param date {@code X-Amz-Date}
 * @param token of the session; null for none
 */
record SignedIdentity(
        String authorization, String date, @Nullable String token) {
    private static final byte[] BODY = "Action=GetCallerIdentity&Version=2011-06-15".getBytes(US_ASCII);
    private static final Pattern SIGNED_HEADERS = Pattern.compile("SignedHeaders=([^,\\s]*)");

    /**
     * The request as STS would get it.
     *
     * @throws UnacceptableCommand if other headers are signed than the mechanism prescribes
     */
    HttpCall call(String host, byte[] nonce) throws UnacceptableCommand {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("content-length", List.of(Integer.toString(BODY.length)));
        headers.put("content-type", List.of("application/x-www-form-urlencoded"));
        headers.put("host", List.of(host));
        headers.put("x-amz-date", List.of(date));
        headers.put("x-mongodb-gs2-cb-flag", List.of("n"));
        headers.put("x-mongodb-server-nonce", List.of(Base64.getEncoder().encodeToString(nonce)));
        if (token != null) {
            headers.put("x-amz-security-token", List.of(token));
        }
        String expected = String.join(";", new TreeSet<>(headers.keySet()));
        Matcher signed = SIGNED_HEADERS.matcher(authorization);
        String found = signed.find() ? signed.group(1) : "";
        if (!found.equals(expected)) {
            throw new UnacceptableCommand("The signed headers are not \"" + expected + "\" but \"" + found + "\".");
        }
        headers.put("authorization", List.of(authorization));
        return new HttpCall("POST", "/", headers, BODY);
    }

    /** Without the token and the signature. */
    @Override
    public String toString() {
        return "signed at " + date;
    }
}
