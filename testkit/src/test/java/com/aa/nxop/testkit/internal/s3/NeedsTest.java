package com.aa.nxop.testkit.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {
    private static Optional<List<Need>> needs(String request, Map<String, List<String>> headers, String body) {
        String[] parts = request.split(" ", 2);
        S3Request call = RequestsOfS3.of(parts[0], parts[1], headers, body.getBytes(UTF_8));
        return Needs.of(S3Call.of(call), call);
    }

    private static Optional<List<Need>> needs(String request) {
        return needs(request, Map.of(), "");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /, s3:ListAllMyBuckets, arn:aws:s3:::*",
        "GET /?x-id=ListBuckets, s3:ListAllMyBuckets, arn:aws:s3:::*",
        "GET /b, s3:ListBucket, arn:aws:s3:::b",
        "GET /b/, s3:ListBucket, arn:aws:s3:::b",
        "GET /b?list-type=2&prefix=a%2F&max-keys=3, s3:ListBucket, arn:aws:s3:::b",
        "HEAD /b, s3:ListBucket, arn:aws:s3:::b",
        "GET /b?location, s3:GetBucketLocation, arn:aws:s3:::b",
        "GET /b?uploads, s3:ListBucketMultipartUploads, arn:aws:s3:::b",
        "PUT /b, s3:CreateBucket, arn:aws:s3:::b",
        "DELETE /b, s3:DeleteBucket, arn:aws:s3:::b",
        "GET /b/k, s3:GetObject, arn:aws:s3:::b/k",
        "GET /b/k?response-content-type=text%2Fplain&X-Amz-Signature=0, s3:GetObject, arn:aws:s3:::b/k",
        "HEAD /b/k?partNumber=1, s3:GetObject, arn:aws:s3:::b/k",
        "PUT /b/a%20b+c/%C3%A9, s3:PutObject, arn:aws:s3:::b/a b+c/é",
        "PUT /b/k?uploadId=1&partNumber=2, s3:PutObject, arn:aws:s3:::b/k",
        "POST /b/k?uploads, s3:PutObject, arn:aws:s3:::b/k",
        "POST /b/k?uploadId=1, s3:PutObject, arn:aws:s3:::b/k",
        "GET /b/k?uploadId=1, s3:ListMultipartUploadParts, arn:aws:s3:::b/k",
        "DELETE /b/k, s3:DeleteObject, arn:aws:s3:::b/k",
        "DELETE /b/k?uploadId=1, s3:AbortMultipartUpload, arn:aws:s3:::b/k"
    })
    void knowsWhatEachOperationNeeds(String request, String action, String resource) {
        assertThat(needs(request)).contains(List.of(new Need(action, resource)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /",
                "PUT /",
                "GET /?policy",
                "GET /b?policy",
                "PUT /b?versioning",
                "POST /b",
                "GET /b/k?acl",
                "GET /b/k?tagging",
                "PUT /b/k?tagging",
                "DELETE /b/k?versionId=1",
                "PUT /b/k?uploadId=1",
                "PATCH /b/k",
                "DELETE /b?%64elete",
                "GET /b/k?unheard-of"
            })
    void knowsNothingOfTheOthers(String request) {
        assertThat(needs(request)).isEmpty();
    }

    @Test
    void needsToReadWhatItCopies() {
        assertThat(needs("PUT /b/k", Map.of("x-amz-copy-source", List.of("/other/a%20b")), ""))
                .contains(List.of(
                        new Need("s3:PutObject", "arn:aws:s3:::b/k"),
                        new Need("s3:GetObject", "arn:aws:s3:::other/a b")));
    }

    @Test
    void needsToDeleteEachOfManyKeys() {
        String body = """
                <Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
                  <Object><Key>a&amp;b</Key></Object><Object><Key>c/d</Key></Object><Quiet>true</Quiet>
                </Delete>
                """;
        assertThat(needs("POST /b?delete", Map.of(), body))
                .contains(List.of(
                        new Need("s3:DeleteObject", "arn:aws:s3:::b/a&b"),
                        new Need("s3:DeleteObject", "arn:aws:s3:::b/c/d")));
    }

    @Test
    void readsNoForeignEntitiesFromADeletion() {
        String body = """
                <!DOCTYPE Delete [<!ENTITY file SYSTEM "file:///etc/hostname">]>
                <Delete><Object><Key>&file;</Key></Object></Delete>
                """;
        assertThat(DeletedKeys.in(body.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/b/a/../k, true", "/b/./k, true", "/b/.., true", "//k, true", "/b/a..b/.k, false", "/b/k, false"})
    void marksKeysThatAStoreMightReadAsAnotherPath(String target, boolean ambiguous) {
        assertThat(S3Call.of(RequestsOfS3.of("GET", target, Map.of(), new byte[0]))
                        .ambiguous())
                .isEqualTo(ambiguous);
    }
}
