package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRoleTest {
    private static final TargetRole ROLE = new TargetRole("aws", "178549792225", "example-role");

    @ParameterizedTest
    @CsvSource({
        "178549792225/example-role, aws, 178549792225, example-role",
        "178549792225/teams/flight/example-role, aws, 178549792225, teams/flight/example-role",
        "000000000000/a, aws, 000000000000, a",
        "'178549792225/odd+=,.@-_Role', aws, 178549792225, 'odd+=,.@-_Role'",
        "arn:aws:iam::178549792225:role/example-role, aws, 178549792225, example-role",
        "arn:aws:iam::178549792225:role/teams/flight/example-role, aws, 178549792225, teams/flight/example-role",
        "arn:aws-us-gov:iam::178549792225:role/example-role, aws-us-gov, 178549792225, example-role",
        "arn:aws-cn:iam::178549792225:role/p/example-role, aws-cn, 178549792225, p/example-role",
    })
    void bothFormsAreReadInEveryPartition(String text, String partition, String account, String name) {
        assertThat(TargetRole.parse(text)).contains(new TargetRole(partition, account, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example-role",
                "178549792225",
                "178549792225/",
                "17854979222/example-role",
                "1785497922255/example-role",
                "178549792225:example-role",
                "178549792225//example-role",
                "178549792225/example role",
                "178549792225/example-rôle",
                "178549792225/example-role/",
                "178549792225/example-role\n",
                "١٢٣٤٥٦٧٨٩٠١٢/example-role",
                "arn:aws:iam::178549792225:user/example-role",
                "arn:aws:iam:us-east-1:178549792225:role/example-role",
                "arn:aws-foo:iam::178549792225:role/example-role",
                "arn:aws:sts::178549792225:assumed-role/example-role/session",
                "arn:aws:iam::178549792225:role/",
                "ARN:AWS:IAM::178549792225:ROLE/example-role",
                " 178549792225/example-role",
                "runway.aa.com/pod-identity: 178549792225/example-role",
            })
    void anythingElseIsNoRole(String text) {
        assertThat(TargetRole.parse(text)).isEmpty();
    }

    @Test
    void aNameHasAtMost64Characters() {
        assertThat(TargetRole.parse("178549792225/" + "r".repeat(64))).isPresent();
        assertThat(TargetRole.parse("178549792225/" + "r".repeat(65))).isEmpty();
    }

    @Test
    void aVeryLongWrongRoleIsRefusedQuickly() {
        assertThat(TargetRole.parse("178549792225/" + "a/".repeat(100_000) + "!"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "178549792225/example-role, arn:aws:iam::178549792225:role/example-role",
        "178549792225/a/b, arn:aws:iam::178549792225:role/a/b",
        "arn:aws-cn:iam::178549792225:role/example-role, arn:aws-cn:iam::178549792225:role/example-role",
    })
    void isShownAsItsArn(String text, String arn) {
        assertThat(TargetRole.parse(text)).get().hasToString(arn);
        assertThat(TargetRole.parse(text)).map(TargetRole::arn).contains(arn);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::178549792225:assumed-role/example-role/flights, true",
        "arn:aws:sts::178549792225:assumed-role/example-role-2/flights, false",
        "arn:aws:sts::178549792225:assumed-role/example/flights, false",
        "arn:aws:sts::285282426848:assumed-role/example-role/flights, false",
        "arn:aws-cn:sts::178549792225:assumed-role/example-role/flights, false",
        "arn:aws:iam::178549792225:role/example-role, false",
        "'', false",
    })
    void ownsTheSessionsThatCameOutOfIt(String sessionArn, boolean owns) {
        assertThat(ROLE.owns(sessionArn)).isEqualTo(owns);
    }

    @Test
    void ownsSessionsWhoseArnLeavesOutItsPath() {
        TargetRole role = new TargetRole("aws", "178549792225", "teams/flight/example-role");
        assertThat(role.owns("arn:aws:sts::178549792225:assumed-role/example-role/flights"))
                .isTrue();
    }
}
