package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Requests of all sorts, made from a seed that the name of a failing test tells: AWS's signer and ours must agree. */
class RandomRequestsTest {
    private static final String CHARACTERS = "abcXYZ019-._~ !$&'()*+,;=:@%/?#[]\"<>ä€";
    private static final SignatureCheck<TestKey> STS = SignatureCheck.of("sts", Signed.sessions(), Signed.CLOCK);
    private static final SignatureCheck<TestKey> S3 = SignatureCheck.s3(Signed.sessions(), Signed.CLOCK);

    static Stream<Long> seeds() {
        return LongStream.range(0, 300).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inHeaderAndQueryForSts(long seed) {
        assertThat(STS.verify(request(seed).body("a body").inHeader())).isEqualTo(Signed.SESSION);
        assertThat(STS.verify(request(seed).inQuery(Duration.ofMinutes(5)))).isEqualTo(Signed.SESSION);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inHeaderAndQueryForS3(long seed) {
        assertThat(S3.verify(request(seed).body("a body").forS3().inHeader())).isEqualTo(Signed.SESSION);
        assertThat(S3.verify(request(seed).forS3().inQuery(Duration.ofMinutes(5))))
                .isEqualTo(Signed.SESSION);
    }

    private static Signed request(long seed) {
        Random random = new Random(seed);
        StringBuilder uri = new StringBuilder("http://127.0.0.1:").append(1 + random.nextInt(60_000));
        for (int i = random.nextInt(4); i > 0; i--) {
            uri.append('/').append(Percent.encode(text(random)));
        }
        uri.append('/');
        char separator = '?';
        for (int i = random.nextInt(5); i > 0; i--) {
            uri.append(separator).append(Percent.encode("p" + text(random)));
            uri.append('=').append(Percent.encode(text(random)));
            separator = '&';
        }
        Signed request = Signed.of(SdkHttpMethod.POST, uri.toString());
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = "h-" + random.nextInt(3);
            String value = text(random);
            request.with(http -> http.appendHeader(name, value));
        }
        return request;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
