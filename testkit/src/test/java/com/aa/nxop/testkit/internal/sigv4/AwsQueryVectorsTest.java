package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests of AWS's published signing test suite with the signature in the query. Left out is post-sts-header-after, whose token
 * is added to the query after it was signed: no AWS service of this world takes that.
 */
class AwsQueryVectorsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    get-header-key-duplicate | GET | / | my-header1:value2 ;; my-header1:value2 ;; my-header1:value1 | host;my-header1 |  |  | 3349ee0b81b4b589da0ff28a395c3591e04de515651dd74f298fa992d1507a97
                    get-header-value-multiline | GET | / | my-header1:value1\\n  value2\\n     value3 | host;my-header1 |  |  | e6f5def831211aca02987a44b96826706278c7bc078112ae0263659c5b2f2d56
                    get-header-value-order | GET | / | my-header1:value4 ;; my-header1:value1 ;; my-header1:value3 ;; my-header1:value2 | host;my-header1 |  |  | 313720e71ca6202fdcfa9b20f88de01a4eb0638a83c833b1c184359a4eda864e
                    get-header-value-trim | GET | / | my-header1: value1 ;; my-header2: "a   b   c" | host;my-header1;my-header2 |  |  | e7bb0fd515e125e1aec2ecc4c0c17484fb06f6846b927c35e46005dd3df3acd4
                    get-relative-normalized | GET | /example/.. |  | host |  |  | e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d
                    get-relative-relative-normalized | GET | /example1/example2/../.. |  | host |  |  | e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d
                    get-relative-relative-unnormalized | GET | /example1/example2/../.. |  | host |  |  | b45db0bfd1cf15003493b733e33aa208dd981bd0e63037a6ed953f71d2118a16
                    get-relative-unnormalized | GET | /example/.. |  | host |  |  | cbcb213b928a077e43275df47b500f1dfaa864ab3f5a18f6b95f4ff0938167ee
                    get-slash-dot-slash-normalized | GET | /./ |  | host |  |  | e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d
                    get-slash-dot-slash-unnormalized | GET | /./ |  | host |  |  | a9b13e8f3484d9505bf1a6f347219f8f35b0fe8f128ceea597efc146a3dfe90c
                    get-slash-normalized | GET | // |  | host |  |  | e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d
                    get-slash-pointless-dot-normalized | GET | /./example |  | host |  |  | 35034b1a0bdd969f346975386daf8aedfd4976573b8348cf4f67eaa41c5857de
                    get-slash-pointless-dot-unnormalized | GET | /./example |  | host |  |  | 72b11f16d9530b18204bfb71f2d6ab085894c0ed8d352730a6e76234c58b5e10
                    get-slash-unnormalized | GET | // |  | host |  |  | b2a9542809db687769200f56a844a03f2bd0291d6eb90232d5101c6a579446cd
                    get-slashes-normalized | GET | //example// |  | host |  |  | c1834e8fb0307243711f0f907f6ab7311ed300d87f13792d7ee4da89ab93e082
                    get-slashes-unnormalized | GET | //example// |  | host |  |  | 822a5a9ba28072c5ab2bb4a6307d0c88276d40e49fec6b724c03fb4d4ba60fc2
                    get-space-normalized | GET | /example space/ |  | host |  |  | 7a1f416954786484c9824d93c1f26ef64acb9b1b6c9154d08c9f07d0e394abf6
                    get-space-unnormalized | GET | /example space/ |  | host |  |  | 7a1f416954786484c9824d93c1f26ef64acb9b1b6c9154d08c9f07d0e394abf6
                    get-unreserved | GET | /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz |  | host |  |  | 95968482db1b9e0fadef6efc1bd24689f77c77d9ef56919c96a28cc92e0d6005
                    get-utf8 | GET | /ሴ |  | host |  |  | 10eae3f14a260bd3911cc6d008d3c576d143b05b62f09782a7a4b37f52178e44
                    get-vanilla-empty-query-key | GET | /?Param1=value1 |  | host |  |  | 49096700cbbaa5753443850f40df10f904fc2fdb544dc9512203cc77c471a9de
                    get-vanilla-query-order-encoded | GET | /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1 |  | host |  |  | c5f1848ceec943ac2ca68ee720460c23aaae30a2300586597ada94c4a65e4787
                    get-vanilla-query-order-key-case | GET | /?Param2=value2&Param1=value1 |  | host |  |  | 86012e2c9ad4d77369f5d81c11f75158aae4f895a085212cc6d3f923d300bed5
                    get-vanilla-query-unreserved | GET | /?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz |  | host |  |  | 8e76a88a7433637b12778d5592799b29ad21ecd6cf6325051c21d86f0acda2bf
                    get-vanilla-query | GET | / |  | host |  |  | e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d
                    get-vanilla-utf8-query | GET | /?ሴ=bar |  | host |  |  | 0bdd809b1519ac4f0c1dc3540e2cc46bd0c7f778eda408b2ebf3b913d21ff600
                    get-vanilla-with-session-token | GET | / |  | host |  | 6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267 | 7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c
                    get-vanilla | GET | / |  | host |  |  | e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d
                    post-header-key-case | POST | / |  | host |  |  | 2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b
                    post-header-key-sort | POST | / | my-header1:value1 | host;my-header1 |  |  | c09d07e0d55871f10f2a6d350d994acf6825a3cae70673d7def55616e6119dd7
                    post-header-value-case | POST | / | my-header1:VALUE1 | host;my-header1 |  |  | 0698bc9e4f7f9139065ba2909c0e99da257e8e2a42492a097bcd46d792391fed
                    post-sts-header-before | POST | / |  | host |  | AQoDYXdzEPT%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FwEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI%2FqkPpKPi%2FkMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d%2Bxo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz%2BscqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR%2FoLxBA%3D%3D | 46c2e3c63c1dbe7d39f8ada16fe7f001c1f56c5791441565323677f96308871c
                    post-vanilla-empty-query-value | POST | /?Param1=value1 |  | host |  |  | a9ef26247f293bffe40eeff86a0480ba8c14d31503b2e0c3399e3a16bf1a3682
                    post-vanilla-query | POST | /?Param1=value1 |  | host |  |  | a9ef26247f293bffe40eeff86a0480ba8c14d31503b2e0c3399e3a16bf1a3682
                    post-vanilla | POST | / |  | host |  |  | 2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b
                    post-x-www-form-urlencoded-parameters | POST | / | content-type:application/x-www-form-urlencoded; charset=utf-8 ;; content-length:13 | content-length;content-type;host | Param1=value1 |  | 0dbeb9b026c7b6675f266b8427efec9b4fa8b1f6ef1477d717aea231106eab4d
                    post-x-www-form-urlencoded | POST | / | content-type:application/x-www-form-urlencoded ;; content-length:13 | content-length;content-type;host | Param1=value1 |  | 89a40deed0f26f9461242825a082d2222717248abc7ab41f552ad84a94ad46e9
                    """)
    void areComputedAsPublished(
            String name,
            String method,
            String target,
            @Nullable String headers,
            String signedHeaders,
            @Nullable String body,
            @Nullable String token,
            String signature) {
        String presigned = target + (target.contains("?") ? "&" : "?") + "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request&X-Amz-Date="
                + Vectors.DATE + "&X-Amz-SignedHeaders=" + signedHeaders.replace(";", "%3B") + "&X-Amz-Expires=3600"
                + (token == null ? "" : "&X-Amz-Security-Token=" + token) + "&X-Amz-Signature=" + signature;
        ReceivedCall call = Vectors.call(method, presigned, headers, body).build();

        String computed = CanonicalRequest.of(
                        call, Vectors.names(signedHeaders), Vectors.rule(name), Hashing.sha256Hex(call.body()))
                .signature(Vectors.SECRET, Vectors.DATE, Vectors.SCOPE);

        assertThat(computed).isEqualTo(signature);
    }
}
