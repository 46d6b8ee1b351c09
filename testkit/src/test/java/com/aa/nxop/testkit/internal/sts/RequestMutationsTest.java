package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STS requests that are almost right: a request, or {@link StsRefusal}, and nothing else. */
@Timeout(60)
class RequestMutationsTest {
    private static final String FORM = "Action=AssumeRole&Version=2011-06-15"
            + "&RoleArn=arn%3Aaws%3Aiam%3A%3A178549792225%3Arole%2Fexample-role&RoleSessionName=flights&DurationSeconds=3600"
            + "&Tags.member.1.Key=team&Tags.member.1.Value=ops&TransitiveTagKeys.member.1=team&ExternalId=abc"
            + "&Policy=%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D";
    private static final List<String> PIECES = List.of(
            "",
            "%",
            "%zz",
            "&",
            "=",
            "+",
            ".member.",
            "999999",
            "9999999",
            "-1",
            "99999999999999999999",
            "%00",
            "%F0%9F",
            "\uD800",
            ".",
            "*",
            "Tags.member.0.Key=",
            "Unknown=1&",
            "aws:");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRequestOrItsRefusal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String text = FORM;
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int from = random.nextInt(text.length() + 1);
                int to = from + random.nextInt(Math.min(15, text.length() - from) + 1);
                text = text.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(to);
            }
            read(text);
        }
    }

    private static void read(String text) {
        StsRequest call = StsCalls.unsigned(text);
        try {
            RoleRequest request = RoleRequest.of(QueryParameters.of(call));
            RequestRules.check(request);
            assertThat(request.checkedName()).matches("[\\w+=,.@-]{2,64}");
        } catch (StsRefusal e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(text, e);
        }
    }
}
