package com.aa.nxop.access.fakes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** STS's answers, as the query protocol writes them. */
public final class Sts {
    public static final String SECRET_KEY = "secret-key-of-the-nxop-session";
    public static final String SESSION_TOKEN = "session-token-of-the-nxop-session";

    private Sts() {}

    /** For the NXOP role that {@link Pod} names. */
    public static Answer assumed(Instant expiration) {
        return answer(
                "AssumeRole",
                credentials(expiration) + user("arn:aws:sts::178549792225:assumed-role/example-role/flights"));
    }

    /** For the pod's own role that {@link Pod} names. */
    public static Answer assumedByWebIdentity(Instant expiration) {
        return answer(
                "AssumeRoleWithWebIdentity",
                credentials(expiration) + user("arn:aws:sts::285282426848:assumed-role/pod-role/flights"));
    }

    public static Answer identity(String arn) {
        return answer("GetCallerIdentity", "<Arn>" + arn + "</Arn><UserId>AROA:x</UserId><Account>1</Account>");
    }

    public static Answer refusal(int status, String code, String message) {
        return Answer.xml(status, """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>%s</Code>\
                <Message>%s</Message></Error><RequestId>r-1</RequestId></ErrorResponse>""".formatted(code, message));
    }

    /** An answer of that action, around what is given. */
    public static Answer answer(String action, String result) {
        return Answer.xml(200, """
                <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult>%2$s</%1$sResult>\
                <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></%1$sResponse>""".formatted(action, result));
    }

    public static String credentials(Instant expiration) {
        return "<Credentials><AccessKeyId>ASIATESTNXOP</AccessKeyId><SecretAccessKey>" + SECRET_KEY
                + "</SecretAccessKey><SessionToken>" + SESSION_TOKEN + "</SessionToken><Expiration>" + expiration
                + "</Expiration></Credentials>";
    }

    /** As in the {@code Date} header. */
    public static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /** Whose session was given. */
    public static String user(String arn) {
        return "<AssumedRoleUser><Arn>" + arn + "</Arn><AssumedRoleId>AROA:flights</AssumedRoleId></AssumedRoleUser>";
    }
}
