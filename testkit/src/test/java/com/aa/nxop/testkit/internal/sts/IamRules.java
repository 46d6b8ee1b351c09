package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

/** A world, and what it says to whom, for the rules that implementers of IAM commonly get wrong. */
abstract class IamRules {
    static final String KPAAS_ROOT = "{\"AWS\": \"arn:aws:iam::285282426848:root\"}";
    static final String BOTH = "[\"sts:AssumeRole\", \"sts:TagSession\"]";
    static final String NEIGHBOUR = "arn:aws:iam::" + World.KPAAS + ":role/neighbour";

    final World world = new World();

    void allowed(AccountSession caller, Map<String, String> tags) {
        assertThatCode(() -> world.sts().assumeAs(caller, World.input(tags))).doesNotThrowAnyException();
    }

    void refused(AccountSession caller, Map<String, String> tags, String action) {
        assertThatThrownBy(() -> world.sts().assumeAs(caller, World.input(tags)))
                .isInstanceOf(StsRefusal.class)
                .hasMessage("User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: "
                        + World.TARGET);
    }

    void check(AccountSession caller, Map<String, String> tags, boolean allowed) {
        if (allowed) {
            allowed(caller, tags);
        } else {
            refused(caller, tags, "sts:AssumeRole");
        }
    }

    void checkOn(String role, AccountSession caller, boolean allowed) {
        AssumeRoleInput input = new AssumeRoleInput(role, "app", null, Map.of(), Set.of(), null, null);
        if (allowed) {
            assertThat(world.sts().assumeAs(caller, input).role().arn()).isEqualTo(role);
        } else {
            assertThatThrownBy(() -> world.sts().assumeAs(caller, input))
                    .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
        }
    }
}
