package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests of AWS's published signing test suite with the signature in a header: what is computed here must be what AWS says.
 *
 * <p>Each has a host and a date besides the headers named here; two semicolons part headers.
 */
class AwsHeaderVectorsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    get-header-key-duplicate | GET | / | my-header1:value2 ;; my-header1:value2 ;; my-header1:value1 | host;my-header1;x-amz-date |  | c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea
                    get-header-value-multiline | GET | / | my-header1:value1\\n  value2\\n     value3 | host;my-header1;x-amz-date |  | cfd34249e4b1c8d6b91ef74165d41a32e5fab3306300901bb65a51a73575eefd
                    get-header-value-order | GET | / | my-header1:value4 ;; my-header1:value1 ;; my-header1:value3 ;; my-header1:value2 | host;my-header1;x-amz-date |  | 08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01
                    get-header-value-trim | GET | / | my-header1: value1 ;; my-header2: "a   b   c" | host;my-header1;my-header2;x-amz-date |  | acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736
                    get-relative-normalized | GET | /example/.. |  | host;x-amz-date |  | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
                    get-relative-relative-normalized | GET | /example1/example2/../.. |  | host;x-amz-date |  | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
                    get-relative-relative-unnormalized | GET | /example1/example2/../.. |  | host;x-amz-date |  | dc33e0856fd4baca4d7aa2146c38958283844764f38c74252a333df5e613003b
                    get-relative-unnormalized | GET | /example/.. |  | host;x-amz-date |  | eca7ead57bb5aa5c8e28007acd4ff04e1ff9a0ff3b237ec1554a184887ff9282
                    get-slash-dot-slash-normalized | GET | /./ |  | host;x-amz-date |  | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
                    get-slash-dot-slash-unnormalized | GET | /./ |  | host;x-amz-date |  | 68714168e6557f8f2de0ef956fc24dc2593a4bd2961f8df51898d8a134695145
                    get-slash-normalized | GET | // |  | host;x-amz-date |  | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
                    get-slash-pointless-dot-normalized | GET | /./example |  | host;x-amz-date |  | ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5
                    get-slash-pointless-dot-unnormalized | GET | /./example |  | host;x-amz-date |  | beb03f223f7deae4146464f06e29eebbee9c8afbe15c290cf07aa8b119e14cff
                    get-slash-unnormalized | GET | // |  | host;x-amz-date |  | c88bcd3d312d75078c0cd961d6deae3f4c754924b01669efcfcb439fd5e5b76e
                    get-slashes-normalized | GET | //example// |  | host;x-amz-date |  | 9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84
                    get-slashes-unnormalized | GET | //example// |  | host;x-amz-date |  | 87cca117541a147f6df867677d98a7d80dff226d2bfca9e4ffa899665623c7e5
                    get-space-normalized | GET | /example space/ |  | host;x-amz-date |  | 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741
                    get-space-unnormalized | GET | /example space/ |  | host;x-amz-date |  | 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741
                    get-unreserved | GET | /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz |  | host;x-amz-date |  | 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f
                    get-utf8 | GET | /ሴ |  | host;x-amz-date |  | 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85
                    get-vanilla-empty-query-key | GET | /?Param1=value1 |  | host;x-amz-date |  | a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb
                    get-vanilla-query-order-encoded | GET | /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1 |  | host;x-amz-date |  | 371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac
                    get-vanilla-query-order-key-case | GET | /?Param2=value2&Param1=value1 |  | host;x-amz-date |  | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500
                    get-vanilla-query-unreserved | GET | /?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz |  | host;x-amz-date |  | 9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197
                    get-vanilla-query | GET | / |  | host;x-amz-date |  | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
                    get-vanilla-utf8-query | GET | /?ሴ=bar |  | host;x-amz-date |  | 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04
                    get-vanilla-with-session-token | GET | / | x-amz-security-token:6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267 | host;x-amz-date;x-amz-security-token |  | 07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8
                    get-vanilla | GET | / |  | host;x-amz-date |  | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
                    post-header-key-case | POST | / |  | host;x-amz-date |  | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b
                    post-header-key-sort | POST | / | my-header1:value1 | host;my-header1;x-amz-date |  | c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c
                    post-header-value-case | POST | / | my-header1:VALUE1 | host;my-header1;x-amz-date |  | cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d
                    post-sts-header-after | POST | / | x-amz-security-token:AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA== | host;x-amz-date |  | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b
                    post-sts-header-before | POST | / | x-amz-security-token:AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA== | host;x-amz-date;x-amz-security-token |  | 85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead
                    post-vanilla-empty-query-value | POST | /?Param1=value1 |  | host;x-amz-date |  | 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11
                    post-vanilla-query | POST | /?Param1=value1 |  | host;x-amz-date |  | 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11
                    post-vanilla | POST | / |  | host;x-amz-date |  | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b
                    post-x-www-form-urlencoded-parameters | POST | / | content-type:application/x-www-form-urlencoded; charset=utf-8 ;; content-length:13 ;; x-amz-content-sha256:9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e | content-length;content-type;host;x-amz-content-sha256;x-amz-date | Param1=value1 | 328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422
                    post-x-www-form-urlencoded | POST | / | content-type:application/x-www-form-urlencoded ;; content-length:13 ;; x-amz-content-sha256:9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e | content-length;content-type;host;x-amz-content-sha256;x-amz-date | Param1=value1 | d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b
                    """)
    void areComputedAsPublished(
            String name,
            String method,
            String target,
            @Nullable String headers,
            String signedHeaders,
            @Nullable String body,
            String signature) {
        ReceivedCall call = Vectors.call(method, target, headers, body)
                .header("x-amz-date", Vectors.DATE)
                .build();

        String computed = CanonicalRequest.of(
                        call, Vectors.names(signedHeaders), Vectors.rule(name), Hashing.sha256Hex(call.body()))
                .signature(Vectors.SECRET, Vectors.DATE, Vectors.SCOPE);

        assertThat(computed).isEqualTo(signature);
    }
}
