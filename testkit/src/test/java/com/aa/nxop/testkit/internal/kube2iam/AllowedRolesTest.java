package com.aa.nxop.testkit.internal.kube2iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedRolesTest {
    private static final NodeSettings NODE =
            new NodeSettings("arn:aws:iam::285282426848:role/kpaas-node", "fxip-ms-dev");

    private static boolean allowed(String patterns, String role) {
        return new AllowedRoles(Arrays.asList(patterns.split(" "))).contain(NODE.fullArn(role), NODE);
    }

    @ParameterizedTest
    @CsvSource({
        "app, app, true",
        "app, apple, false",
        "app*, apple, true",
        "*app, my-app, true",
        "*, anything, true",
        "*, path/to/anything, true",
        "path/*, path/to/anything, true",
        "path/*, other/to/anything, false",
        "a*c*e, abcde, true",
        "a*c*e, abde, false",
        "a.c, abc, false",
        "a b c, b, true",
        "arn:aws:iam::285282426848:role/app, app, true",
        "ARN:aws:iam::285282426848:role/app, app, false",
        "app, arn:aws:iam::285282426848:role/app, true",
        "arn:aws:iam::*:role/app, arn:aws:iam::178549792225:role/app, true",
        "app, arn:aws:iam::178549792225:role/app, false",
        "*, arn:aws:iam::178549792225:role/app, false",
        "arn:*, arn:aws:iam::178549792225:role/app, true"
    })
    void comparesWholeArns(String patterns, String role, boolean expected) {
        assertThat(allowed(patterns, role)).isEqualTo(expected);
    }

    @Test
    void allowsNothingByAnEmptyList() {
        assertThat(new AllowedRoles(List.of()).contain(NODE.fullArn("app"), NODE))
                .isFalse();
    }

    @Test
    void completesAndShortensRoles() {
        assertThat(NODE.baseArn()).isEqualTo("arn:aws:iam::285282426848:role/");
        assertThat(NODE.fullArn("path/app")).isEqualTo("arn:aws:iam::285282426848:role/path/app");
        assertThat(NODE.shownAs("arn:aws:iam::285282426848:role/path/app")).isEqualTo("path/app");
        assertThat(NODE.shownAs("arn:aws:iam::178549792225:role/app")).isEqualTo("arn:aws:iam::178549792225:role/app");
    }
}
