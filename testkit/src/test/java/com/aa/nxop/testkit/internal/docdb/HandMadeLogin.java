package com.aa.nxop.testkit.internal.docdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The client's side of {@code MONGODB-AWS}, from its specification, so that each part of it can be wrong. */
final class HandMadeLogin {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AwsSessionCredentials session;
    private String region = "us-east-1";
    private Instant at = Instant.now();

    HandMadeLogin(AwsSessionCredentials session) {
        this.session = session;
    }

    HandMadeLogin region(String value) {
        region = value;
        return this;
    }

    HandMadeLogin at(Instant value) {
        at = value;
        return this;
    }

    static BsonDocument start() {
        byte[] nonce = new byte[32];
        Arrays.fill(nonce, (byte) 7);
        return start(new BsonDocument("r", new BsonBinary(nonce)).append("p", new BsonInt32('n')));
    }

    static BsonDocument start(BsonDocument payload) {
        return new BsonDocument("saslStart", new BsonInt32(1))
                .append("mechanism", new BsonString("MONGODB-AWS"))
                .append("payload", new BsonBinary(WireClient.bytes(payload)));
    }

    /** What the server said in its first reply. */
    static BsonDocument challenge(BsonDocument reply) {
        return new org.bson.RawBsonDocument(reply.getBinary("payload").getData());
    }

    static BsonDocument proceed(BsonDocument payload) {
        return new BsonDocument("saslContinue", new BsonInt32(1))
                .append("conversationId", new BsonInt32(1))
                .append("payload", new BsonBinary(WireClient.bytes(payload)));
    }

    /** The second message's payload. */
    BsonDocument answer(BsonDocument challenge) throws GeneralSecurityException {
        byte[] nonce = challenge.getBinary("s").getData();
        String date = FORM.format(at);
        String names = "content-length;content-type;host;x-amz-date;x-amz-security-token;x-mongodb-gs2-cb-flag;"
                + "x-mongodb-server-nonce";
        String canonical = "POST\n/\n\ncontent-length:43\ncontent-type:application/x-www-form-urlencoded\nhost:"
                + challenge.getString("h").getValue() + "\nx-amz-date:" + date + "\nx-amz-security-token:"
                + session.sessionToken() + "\nx-mongodb-gs2-cb-flag:n\nx-mongodb-server-nonce:"
                + Base64.getEncoder().encodeToString(nonce) + "\n\n" + names + "\n"
                + sha("Action=GetCallerIdentity&Version=2011-06-15");
        String scope = date.substring(0, 8) + "/" + region + "/sts/aws4_request";
        byte[] key = ("AWS4" + session.secretAccessKey()).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        String signature =
                HexFormat.of().formatHex(hmac(key, "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + sha(canonical)));
        return new BsonDocument(
                        "a",
                        new BsonString("AWS4-HMAC-SHA256 Credential=" + session.accessKeyId() + "/" + scope
                                + ", SignedHeaders=" + names + ", Signature=" + signature))
                .append("d", new BsonString(date))
                .append("t", new BsonString(session.sessionToken()));
    }

    /** The whole conversation, with something done to the second message; the server's last reply. */
    BsonDocument over(WireClient client, UnaryOperator<BsonDocument> tampering) throws Exception {
        BsonDocument challenge = challenge(client.ask("$external", start()));
        return client.ask("$external", proceed(tampering.apply(answer(challenge))));
    }

    private static String sha(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
